using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis;

/// <summary>A performance book was begun.</summary>
public sealed record BookBegun(string Name) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Began the performance book “{Name}”.";
}

/// <summary>A measure was added.</summary>
public sealed record KpiAdded(string Ref, string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Added measure {Ref}: {Title}.";
}

/// <summary>A measure was changed.</summary>
/// <param name="Ref">Its ref.</param>
/// <param name="What">What changed, from what to what.</param>
public sealed record KpiChanged(string Ref, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed measure {Ref}: {What}.";
}

/// <summary>A measure was closed.</summary>
public sealed record KpiClosed(string Ref) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Closed measure {Ref}: no more readings are expected.";
}

/// <summary>A reading was recorded, or took the place of another.</summary>
/// <param name="Ref">The measure's ref.</param>
/// <param name="Period">The period's label.</param>
/// <param name="Value">The value, or why there is none.</param>
/// <param name="Before">The value before, or null.</param>
public sealed record ReadingRecorded(string Ref, string Period, string Value, string? Before) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        Before is null ? $"Measure {Ref}, {Period}: {Value}." : $"Measure {Ref}, {Period}: {Value}, corrected from {Before}.";
}

/// <summary>Many readings were recorded at once.</summary>
/// <param name="Count">How many.</param>
/// <param name="Refs">The measures' refs, in order.</param>
public sealed record ReadingsRecorded(int Count, IReadOnlyList<string> Refs) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Recorded {Count:N0} readings of {(Refs.Count == 1 ? "measure" : "measures")} {string.Join(", ", Refs)}.";
}

/// <summary>A reading was taken back: there is none for the period any more.</summary>
public sealed record ReadingTakenBack(string Ref, string Period, string Before) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Measure {Ref}, {Period}: took back {Before}.";
}

/// <summary>A target was set.</summary>
public sealed record TargetSet(string Ref, string Value, DateOnly From, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Set a target of {Value} for measure {Ref} from {From:d MMMM yyyy}: {Reason}";
}

/// <summary>Something that was said of a measure was taken back.</summary>
/// <param name="Ref">The measure's ref.</param>
/// <param name="What">What it was: “the target of 75%”.</param>
public sealed record KpiFactTakenBack(string Ref, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Took back {What} of measure {Ref}.";
}

/// <summary>A break in a series was marked.</summary>
public sealed record SeriesBroken(string Ref, string Period, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Measure {Ref}: values from {Period} on are not comparable with those before. {Reason}";
}

/// <summary>A period's value was commented on.</summary>
public sealed record KpiCommented(string Ref, string Period) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Commented on measure {Ref}, {Period}.";
}

/// <summary>A rating was set by hand.</summary>
public sealed record RatingOverridden(string Ref, string Period, TargetRating Rating, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Rated measure {Ref}, {Period}, by hand as “{Rating.InWords()}”: {Reason}";
}

/// <summary>The limits of a control chart begin anew.</summary>
public sealed record LimitsRebased(string Ref, string Period, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Measure {Ref}: limits begin anew from {Period}. {Reason}";
}

/// <summary>A measure was tied to an action.</summary>
public sealed record KpiTied(string Ref, string Action) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Measure {Ref} shows the impact of action {Action}.";
}

/// <summary>A file was uploaded to go into a performance book.</summary>
public sealed record BookFileUploaded(string FileName) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Uploaded “{FileName}” to import it into a performance book.";
}

/// <summary>A file went into a performance book.</summary>
/// <param name="Book">The book's name.</param>
/// <param name="FileName">The file.</param>
/// <param name="Measures">How many measures it holds.</param>
/// <param name="Readings">How many readings were recorded or corrected.</param>
/// <param name="Targets">How many targets were set.</param>
public sealed record BookImported(string Book, string FileName, int Measures, int Readings, int Targets = 0) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Imported “{FileName}” into the book “{Book}”: {Measures} {(Measures == 1 ? "measure" : "measures")}, "
        + $"{Readings} {(Readings == 1 ? "reading" : "readings")}{Targets switch { 0 => "", 1 => ", 1 target", _ => $", {Targets} targets" }}.";
}

/// <summary>A file's rows said something of a measure.</summary>
/// <param name="Ref">The measure's ref.</param>
/// <param name="FileName">The file.</param>
/// <param name="Row">The first of the rows.</param>
/// <param name="What">What was recorded: “2 readings, 1 target”.</param>
/// <param name="NotTaken">How many values were not taken; the receipt says why.</param>
public sealed record MeasureImported(string Ref, string FileName, int Row, string What, int NotTaken) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Measure {Ref} from row {Row} of “{FileName}”: {(What.Length == 0 ? "nothing new" : What)}"
        + $"{NotTaken switch { 0 => "", 1 => "; 1 value was not taken", _ => $"; {NotTaken} values were not taken" }}.";
}

/// <summary>Whom the council is in the national figures, or the model of its neighbours, was chosen.</summary>
public sealed record ComparisonChosen(string Authority, string Model) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Is compared as {Authority}, with its statistical neighbours by the model of {Model}.";
}

/// <summary>A measure was tied to a national indicator, or to none.</summary>
public sealed record KpiCompared(string Ref, string? Indicator) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        Indicator is null ? $"Measure {Ref} is compared with no national figure any more." : $"Measure {Ref} is compared by the national figure “{Indicator}”.";
}

/// <summary>The council made a set of authorities of its own to be compared with.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="From">The day that it holds from.</param>
/// <param name="Authorities">Their names.</param>
public sealed record ComparisonSetMade(string Name, DateOnly From, IReadOnlyList<string> Authorities) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Is compared with “{Name}” from {From:d MMMM yyyy}: {string.Join(", ", Authorities)}.";
}

/// <summary>A set of the council's own was ended.</summary>
public sealed record ComparisonSetEnded(string Name, DateOnly LastDay) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Is compared with “{Name}” until {LastDay:d MMMM yyyy} and not after.";
}

/// <summary>Something that does not fit together was looked at, and stands.</summary>
public sealed record CheckAnswered(string Ref, string Finding, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Measure {Ref}: “{Finding}” stands. {Reason}";
}
