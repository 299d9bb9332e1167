using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Domain.Kpis.Import;

/// <summary>What a file says of a performance book. Nothing is stored of it until somebody confirms.</summary>
/// <param name="Title">The book's title, or null.</param>
/// <param name="AsOf">The day that the file gives itself, or null.</param>
/// <param name="Measures">Its measures in their order.</param>
/// <param name="Rows">What became of each row.</param>
/// <param name="Warnings">What was not understood of the file as a whole.</param>
public sealed record BookDraft(
    string? Title, DateOnly? AsOf, IReadOnlyList<MeasureDraft> Measures, IReadOnlyList<RowReceipt> Rows, IReadOnlyList<string> Warnings)
{
    /// <summary>How many rows came to what.</summary>
    public IReadOnlyDictionary<RowOutcome, int> Totals => Rows.CountBy(row => row.Outcome).ToDictionary();

    /// <summary>The headings that its measures stand under, each once.</summary>
    public IReadOnlyList<string> Themes => [.. Measures.Select(measure => measure.Theme).OfType<string>().Distinct()];

    /// <summary>Cells that belong to no measure: of rows and tables that could not be taken.</summary>
    public IReadOnlyList<CellReceipt> Strays { get; init; } = [];

    /// <summary>What becomes of each cell that holds a value, in the order of the file; blank ones of the same columns too.</summary>
    public IReadOnlyList<CellReceipt> Cells => [.. Measures.SelectMany(measure => measure.Cells).Concat(Strays).OrderBy(cell => cell.Row)];

    /// <summary>True where it gives targets: a target tracker.</summary>
    public bool HasTargets => Measures.Any(measure => measure.Target is not null);

    /// <summary>The draft with rows that mean a measure of another ref going into that one.</summary>
    /// <param name="meant">The measure that is meant, by the ref in the file.</param>
    /// <exception cref="RefusedException">Two rows would go into one measure.</exception>
    public BookDraft Meaning(IReadOnlyDictionary<string, string> meant)
    {
        var measures = Measures.Select(measure => meant.TryGetValue(measure.Ref, out var other) ? measure with { Ref = other } : measure).ToList();
        if (measures.CountBy(measure => measure.Ref).FirstOrDefault(count => count.Value > 1).Key is { } twice)
            throw new RefusedException($"Two rows of the file would go into measure {twice}: choose another for one of them.", nameof(Measures));
        var rows = Rows.Select(row => row.Ref is { } named && meant.TryGetValue(named, out var other)
            ? row with { Ref = other, Message = $"{named} in the file. {row.Message}".Trim() }
            : row);
        return this with { Measures = measures, Rows = [.. rows] };
    }

    /// <summary>The receipt of the rows as the measures are read now: what was inferred, and what of each row is not taken.</summary>
    public IReadOnlyList<RowReceipt> RowsAsRead()
    {
        var byRow = Measures.SelectMany(
                measure => measure.Cells.Select(cell => cell.Row).Append(measure.Row).Distinct(), (measure, row) => (row, measure))
            .ToDictionary(pair => pair.row, pair => pair.measure);
        return [.. Rows.Select(row =>
            row.Outcome is RowOutcome.Imported && byRow.TryGetValue(row.Row, out var measure) ? AsRead(row, measure) : row)];

        static RowReceipt AsRead(RowReceipt row, MeasureDraft measure)
        {
            IReadOnlyList<string> notes = measure.Row == row.Row ? measure.Notes : [];
            var refused = measure.Cells
                .Where(cell => cell.Row == row.Row && cell.Why is { } why
                    && !notes.Any(note => note.Contains(why, StringComparison.Ordinal)))
                .Select(cell => $"{cell.Column}: {cell.Why}");
            var message = string.Join(" ", notes.Concat(refused));
            return row with { Ref = measure.Ref, Message = message.Length == 0 ? null : message };
        }
    }
}

/// <summary>A measure as a file tells it.</summary>
public sealed record MeasureDraft
{
    /// <summary>As it stands in the file, before anything is concluded from it.</summary>
    public required MeasureSource Source { get; init; }

    /// <summary>The row's number in the file; of several the first.</summary>
    public required int Row { get; init; }

    /// <summary>Its ref without spaces: “1.1a”.</summary>
    public required string Ref { get; init; }

    /// <summary>What is measured.</summary>
    public required string Title { get; init; }

    /// <summary>The heading that it stands under, carried down from the rows above; or null.</summary>
    public required string? Theme { get; init; }

    /// <summary>How its values are read and added up, as far as the file lets us tell.</summary>
    public required KpiShape Shape { get; init; }

    /// <summary>Where its direction comes from.</summary>
    public required PolaritySource PolarityFrom { get; init; }

    /// <summary>Its values by period: months, quarters and years as they stand in the file.</summary>
    public required IReadOnlyList<DraftReading> Readings { get; init; }

    /// <summary>The value of the year before, with its day; or null.</summary>
    public required (decimal Value, DateOnly On)? Baseline { get; init; }

    /// <summary>From April on, as the file gives it; or null.</summary>
    public required DraftYearToDate? YearToDate { get; init; }

    /// <summary>The target that the file gives, or null.</summary>
    public required DraftTarget? Target { get; init; }

    /// <summary>A value that the file gives no period for, or null. It is compared and never stored.</summary>
    public required decimal? Undated { get; init; }

    /// <summary>The glyph for the direction, as the source has it; or null.</summary>
    public required string? Arrow { get; init; }

    /// <summary>The rating, as the source has it; or null.</summary>
    public required string? Rag { get; init; }

    /// <summary>The neighbours' average, as the source has it; or null.</summary>
    public required string? Neighbours { get; init; }

    /// <summary>England's average, as the source has it; or null.</summary>
    public required string? England { get; init; }

    /// <summary>What was inferred or could not be read, in words.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What becomes of each of its cells, as far as the file tells.</summary>
    public required IReadOnlyList<CellReceipt> Cells { get; init; }

    /// <summary>The latest period with a reading, or null.</summary>
    public Period? Latest => LatestOf(Readings);

    /// <summary>The target as values are held against it, from the first day of the financial year of the readings; or null.</summary>
    public TargetLine? TargetLine => Target is { } target && Latest is { } latest
        ? new(target.IsAnnual && Shape.Aggregation.AddsUp() ? TargetKind.Annual : TargetKind.EachPeriod, target.Value, 0, latest.Year.Start, null)
        : null;

    /// <summary>
    /// The readings that are stored: those of months, and those of quarters and years that do not follow from them. What follows is worked
    /// out, never typed beside its parts.
    /// </summary>
    public IEnumerable<DraftReading> Stored
    {
        get
        {
            var months = new KpiSeries(Shape, Readings.Where(reading => reading.Point.Period.Kind == Shape.Frequency).Select(reading => reading.Point));
            return Readings.Where(reading => reading.Point.Period.Kind == Shape.Frequency || months.At(reading.Point.Period).Value is null);
        }
    }

    /// <summary>The same cells read as somebody says that they are to be.</summary>
    /// <param name="shape">How the measure is read.</param>
    /// <param name="today">Values of later periods are refused.</param>
    public MeasureDraft As(KpiShape shape, DateOnly today) => MeasureReader.Read(Source, shape, today);

    /// <summary>
    /// The same cells read as a measure of the council is defined: nothing has to be inferred, and where it begins is said once.
    /// </summary>
    /// <param name="shape">How the measure is read.</param>
    /// <param name="baseline">Where it stood before the work began, or null.</param>
    /// <param name="today">Values of later periods are refused.</param>
    public MeasureDraft AsDefined(KpiShape shape, decimal? baseline, DateOnly today)
    {
        var read = MeasureReader.Read(Source, shape, today, isDefined: true);
        string[] named = Ref == Source.Ref ? [] : [$"{Source.Ref} in the file."];
        read = read with { Ref = Ref, Notes = [.. named, .. read.Notes] };
        if (read.Baseline is not { } begins || baseline is not { } stands || stands == begins.Value) return read;
        var why = $"The baseline is {shape.ShowExactly(stands)} already: change it on the measure’s page.";
        return read with
        {
            Cells = [.. read.Cells.Zip(Source.Cells, (cell, source) =>
                source.Kind is BookColumnKind.Baseline && cell.Outcome is CellOutcome.Stored
                ? cell with { Outcome = CellOutcome.Refused, Why = why }
                : cell)],
        };
    }

    internal static Period? LatestOf(IReadOnlyList<DraftReading> readings) =>
        readings.Count == 0 ? null : readings.Select(reading => reading.Point.Period).OrderBy(period => period.End).ThenBy(period => period.Start).Last();
}

/// <summary>A year to date as a file gives it.</summary>
/// <param name="Text">As written.</param>
/// <param name="Until">The last period that it covers.</param>
/// <param name="Value">As it is read.</param>
public sealed record DraftYearToDate(string Text, Period Until, decimal Value);

/// <summary>A target as a file gives it.</summary>
/// <param name="Value">As it is read.</param>
/// <param name="IsAnnual">True where the file says so, in the row or beside it.</param>
public sealed record DraftTarget(decimal Value, bool IsAnnual);

/// <summary>A value as a file gives it.</summary>
/// <param name="Text">As written: “100 %”.</param>
/// <param name="Point">As it is read.</param>
public sealed record DraftReading(string Text, SeriesPoint Point)
{
    /// <summary>The row's number in the file.</summary>
    public int Row { get; init; }
}
