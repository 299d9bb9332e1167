namespace SlipPortal.Domain.Kpis.Import;

/// <summary>
/// What files write in the place of a value, or beside it: that it is suppressed, missing, not applicable, or may still change.
/// </summary>
internal static class StatusText
{
    private static readonly Dictionary<string, Absence> Absences = new(StringComparer.OrdinalIgnoreCase)
    {
        ["suppressed"] = Absence.Suppressed,
        ["supp"] = Absence.Suppressed,
        ["withheld"] = Absence.Suppressed,
        ["redacted"] = Absence.Suppressed,
        ["c"] = Absence.Suppressed,
        ["*"] = Absence.Suppressed,
        ["low"] = Absence.Suppressed,
        ["confidential"] = Absence.Suppressed,
        ["missing"] = Absence.Missing,
        ["not known"] = Absence.Missing,
        ["unknown"] = Absence.Missing,
        ["no data"] = Absence.Missing,
        ["not available"] = Absence.Missing,
        ["not yet available"] = Absence.Missing,
        ["unavailable"] = Absence.Missing,
        ["awaited"] = Absence.Missing,
        ["awaiting data"] = Absence.Missing,
        ["tbc"] = Absence.Missing,
        [":"] = Absence.Missing,
        ["x"] = Absence.Missing,
        ["-"] = Absence.Missing,
        ["–"] = Absence.Missing,
        ["—"] = Absence.Missing,
        [".."] = Absence.Missing,
        ["null"] = Absence.Missing,
        ["not applicable"] = Absence.NotApplicable,
        ["n/a"] = Absence.NotApplicable,
        ["na"] = Absence.NotApplicable,
        ["no cases"] = Absence.NotApplicable,
        ["z"] = Absence.NotApplicable,
        ["not collected"] = Absence.NotApplicable,
    };

    private static readonly string[] Standing =
        ["final", "actual", "confirmed", "validated", "published", "ok", "complete", "reported", "revised", "f", "a", "r"];

    private static readonly string[] Provisional = ["provisional", "prov", "p", "estimate", "estimated", "draft", "unvalidated", "interim"];

    /// <summary>Why there is no value, or null.</summary>
    public static Absence? AbsenceOf(string text) => Absences.TryGetValue(text.Trim(), out var absence) ? absence : null;

    /// <summary>True for a word that says what kind of value it is; false for one that rates it.</summary>
    public static bool Knows(string text) =>
        AbsenceOf(text) is not null || Provisional.Contains(text.Trim().ToLowerInvariant())
        || Standing.Contains(text.Trim().ToLowerInvariant());

    /// <summary>What a cell says together with its counts and its status; null for nothing.</summary>
    /// <exception cref="Common.RefusedException">It cannot be read, or the status denies the value.</exception>
    public static ReadingEntry? Entry(KpiShape shape, SourceValue cell)
    {
        var absence = AbsenceOf(cell.Text);
        var isMissing = cell.Text.Length == 0 || absence is not null;
        if (AbsenceOf(cell.Status) is { } said)
        {
            return isMissing
                ? new(null, Absence: said)
                : throw new Common.RefusedException(
                    $"The status is “{cell.Status}” and there is a value, “{cell.Text}”: correct one of them in the file.");
        }

        if (absence is not null) return new(null, Absence: absence);
        var entry = ReadingText.Parse(shape, cell.Text);
        if (cell.Counts.Length > 0 && ReadingText.Parse(shape, cell.Counts) is { } counts) entry = counts with { Value = entry?.Value };
        return entry is not null && Provisional.Contains(cell.Status.Trim().ToLowerInvariant())
            ? entry with { IsProvisional = true }
            : entry;
    }
}
