using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Notices;

/// <summary>An improvement notice was entered.</summary>
public sealed record NoticeEntered(bool IsStatutory, DateOnly ServedOn, string IssuedBy) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Entered the {(IsStatutory ? "statutory" : "non-statutory")} improvement notice of {ServedOn:d MMMM yyyy} by {IssuedBy}.";
}

/// <summary>What is said of a notice was corrected.</summary>
public sealed record NoticeChanged(DateOnly ServedOn, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed the notice of {ServedOn:d MMMM yyyy}: {What}.";
}

/// <summary>Something happened to a notice.</summary>
public sealed record NoticeStageRecorded(DateOnly ServedOn, StageKind Kind, DateOnly On, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"The notice of {ServedOn:d MMMM yyyy}: {Kind.InWords()} on {On:d MMMM yyyy}. {Reason}";
}

/// <summary>A stage of a notice was taken back.</summary>
public sealed record NoticeStageTakenBack(StageKind Kind, DateOnly On, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Took back that the notice was {Kind.InWords()} on {On:d MMMM yyyy}: {Reason}";
}

/// <summary>A file of a notice was added.</summary>
public sealed record NoticeDocumentAdded(string Title, string FileName) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Added “{Title}” to the notice ({FileName}).";
}

/// <summary>A file of a notice was taken away.</summary>
public sealed record NoticeDocumentRemoved(string Title, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Took “{Title}” away from the notice: {Reason}";
}

/// <summary>A term was added to a notice.</summary>
public sealed record TermAdded(int Number, string Rule) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Added term {Number} of the notice: {Rule}.";
}

/// <summary>A term was changed.</summary>
/// <param name="Number">Its number.</param>
/// <param name="What">What changed, from what to what.</param>
public sealed record TermChanged(int Number, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed term {Number} of the notice: {What}.";
}

/// <summary>A term was reported done.</summary>
public sealed record TermReported(int Number, DateOnly DoneOn, DateOnly? DueOn) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Term {Number} of the notice was done on {DoneOn:d MMMM yyyy}{(DueOn is { } due ? $", for {due:d MMMM yyyy}" : "")}.";
}

/// <summary>A term was waived.</summary>
public sealed record TermWaiverRecorded(int Number, DateOnly From, DateOnly? Until, string AgreedBy) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Term {Number} of the notice is waived "
        + (Until == From ? $"on {From:d MMMM yyyy}" : Until is { } until ? $"from {From:d MMMM yyyy} to {until:d MMMM yyyy}" : $"from {From:d MMMM yyyy} on")
        + $", as {AgreedBy} agreed.";
}

/// <summary>A term is due in another rhythm from a day on.</summary>
public sealed record TermCadenceChanged(int Number, DateOnly From, string Rhythm) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Term {Number} of the notice is due every {Rhythm} from {From:d MMMM yyyy} on.";
}

/// <summary>Something that was recorded of a term was taken back.</summary>
/// <param name="Number">The term's number.</param>
/// <param name="What">What it was.</param>
/// <param name="Reason">Why.</param>
public sealed record TermFactTakenBack(int Number, string What, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Took back {What} of term {Number} of the notice: {Reason}";
}

/// <summary>The words for stages, as sentences use them.</summary>
public static class StageWords
{
    /// <summary>“served”, “stepped down”.</summary>
    public static string InWords(this StageKind kind) => kind switch
    {
        StageKind.Served => "served",
        StageKind.Amended => "amended",
        StageKind.SteppedDown => "stepped down",
        StageKind.Direction => "followed by a direction",
        StageKind.Lifted => "lifted",
        _ => "followed by support",
    };
}
