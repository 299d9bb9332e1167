namespace SlipPortal.Domain.Plans;

/// <summary>An action as two versions of a plan are compared by.</summary>
/// <param name="Line">What the two versions know it by: its line of work. The same in both where it is the same work.</param>
/// <param name="Ref">Its ref.</param>
/// <param name="Chapter">The chapter that it is in.</param>
/// <param name="Text">What will be done.</param>
/// <param name="Due">The due date as written.</param>
/// <param name="Owners">Its owners, the lead first; null where they are not compared.</param>
/// <param name="Rating">The rating that a draft carries into the version, or null.</param>
public sealed record PlanLine(
    string Line, string Ref, string Chapter, string Text, string? Due, string? Owners = null, string? Rating = null)
{
    /// <summary>The due date with what was understood, for a reader.</summary>
    public string DueInFull { get; init; } = Due ?? "no date";
}

/// <summary>What one version of a plan changes of another. Refs are unique inside a version only, so they decide nothing here.</summary>
/// <param name="Added">New ones.</param>
/// <param name="Dropped">Ones that are no longer there.</param>
/// <param name="Reworded">Other words: before and after.</param>
/// <param name="Renumbered">Other ref: before and after.</param>
/// <param name="Moved">In another chapter: before and after.</param>
/// <param name="Redated">Other date: before and after.</param>
/// <param name="Reassigned">Other owners: before and after.</param>
/// <param name="Rerated">The version gives them a rating.</param>
public sealed record PlanDifference(
    IReadOnlyList<PlanLine> Added,
    IReadOnlyList<PlanLine> Dropped,
    IReadOnlyList<(PlanLine Before, PlanLine After)> Reworded,
    IReadOnlyList<(PlanLine Before, PlanLine After)> Renumbered,
    IReadOnlyList<(PlanLine Before, PlanLine After)> Moved,
    IReadOnlyList<(PlanLine Before, PlanLine After)> Redated,
    IReadOnlyList<(PlanLine Before, PlanLine After)> Reassigned,
    IReadOnlyList<PlanLine> Rerated)
{
    // Same ref and half the words in common: the same work, reworded. Less than that is other work under an old number.
    private const double EnoughInCommon = 0.5;

    /// <summary>True when nothing differs.</summary>
    public bool IsEmpty => Added.Count + Dropped.Count + Reworded.Count + Renumbered.Count + Moved.Count + Redated.Count + Reassigned.Count
        + Rerated.Count == 0;

    /// <summary>Compares two versions.</summary>
    public static PlanDifference Between(IReadOnlyList<PlanLine> before, IReadOnlyList<PlanLine> after)
    {
        var old = before.DistinctBy(line => line.Line).ToDictionary(line => line.Line);
        var kept = after.Select(line => line.Line).ToHashSet();
        var pairs = after.Where(line => old.ContainsKey(line.Line)).Select(line => (Before: old[line.Line], After: line)).ToList();
        return new(
            [.. after.Where(line => !old.ContainsKey(line.Line))],
            [.. before.Where(line => !kept.Contains(line.Line))],
            [.. pairs.Where(pair => pair.Before.Text != pair.After.Text)],
            [.. pairs.Where(pair => pair.Before.Ref != pair.After.Ref)],
            [.. pairs.Where(pair => pair.Before.Chapter != pair.After.Chapter)],
            [.. pairs.Where(pair => pair.Before.Due != pair.After.Due)],
            [.. pairs.Where(pair => pair.Before.Owners is not null && pair.After.Owners is not null
                && pair.Before.Owners != pair.After.Owners)],
            [.. after.Where(line => line.Rating is not null)]);
    }

    /// <summary>
    /// Finds which actions of a new plan are the work of the plan before: those with the same words, and of the rest those with the
    /// same ref and much the same words. Returns the new lines, with the line of work of the plan before where it goes on.
    /// </summary>
    public static IReadOnlyList<PlanLine> Continue(IReadOnlyList<PlanLine> before, IReadOnlyList<PlanLine> after)
    {
        var free = before.ToDictionary(line => line.Line);
        var lines = after.ToArray();
        // Of several with the same words, the one with the same ref first.
        PairWhere((old, line) => old.Text == line.Text && old.Ref == line.Ref);
        PairWhere((old, line) => old.Text == line.Text);
        PairWhere((old, line) => old.Ref == line.Ref && InCommon(old.Text, line.Text) >= EnoughInCommon);
        return lines;

        void PairWhere(Func<PlanLine, PlanLine, bool> isSame)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                if (!ReferenceEquals(lines[i], after[i])) continue;
                if (free.Values.FirstOrDefault(old => isSame(old, lines[i])) is not { } match) continue;
                free.Remove(match.Line);
                lines[i] = lines[i] with { Line = match.Line };
            }
        }
    }

    private static double InCommon(string one, string other)
    {
        var (a, b) = (WordsOf(one), WordsOf(other));
        var shared = a.Intersect(b).Count();
        return a.Count + b.Count == 0 ? 1 : 2.0 * shared / (a.Count + b.Count);
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '(', ')', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)];
}
