namespace SlipPortal.Domain.Plans;

/// <summary>An action as two plans are compared by.</summary>
/// <param name="Ref">Its ref.</param>
/// <param name="Text">What will be done.</param>
/// <param name="Due">The due date as written.</param>
public sealed record PlanLine(string Ref, string Text, string? Due);

/// <summary>What one plan changes of another. Actions are the same when ref or, failing that, wording is the same.</summary>
/// <param name="Added">New ones.</param>
/// <param name="Dropped">Ones that are no longer there.</param>
/// <param name="Reworded">Same ref, other words: before and after.</param>
/// <param name="Renumbered">Same words, other ref: before and after.</param>
/// <param name="Redated">Same ref, other date: before and after.</param>
public sealed record PlanDifference(
    IReadOnlyList<PlanLine> Added,
    IReadOnlyList<PlanLine> Dropped,
    IReadOnlyList<(PlanLine Before, PlanLine After)> Reworded,
    IReadOnlyList<(PlanLine Before, PlanLine After)> Renumbered,
    IReadOnlyList<(PlanLine Before, PlanLine After)> Redated)
{
    /// <summary>True when nothing differs.</summary>
    public bool IsEmpty => Added.Count + Dropped.Count + Reworded.Count + Renumbered.Count + Redated.Count == 0;

    /// <summary>Compares two plans. Refs are unique in each.</summary>
    public static PlanDifference Between(IReadOnlyList<PlanLine> before, IReadOnlyList<PlanLine> after)
    {
        var old = before.ToDictionary(line => line.Ref);
        var byText = before.ToLookup(line => line.Text);
        var refs = after.Select(line => line.Ref).ToHashSet();
        var pairs = after.Where(line => old.ContainsKey(line.Ref)).Select(line => (Before: old[line.Ref], After: line)).ToList();
        var renumbered = after
            .Where(line => !old.ContainsKey(line.Ref))
            .Select(line => (Before: byText[line.Text].FirstOrDefault(other => !refs.Contains(other.Ref)), After: line))
            .Where(pair => pair.Before is not null)
            .DistinctBy(pair => pair.Before)
            .Select(pair => (Before: pair.Before!, pair.After))
            .ToList();
        var movedFrom = renumbered.Select(pair => pair.Before).ToHashSet();
        var movedTo = renumbered.Select(pair => pair.After).ToHashSet();
        return new(
            [.. after.Where(line => !old.ContainsKey(line.Ref) && !movedTo.Contains(line))],
            [.. before.Where(line => !refs.Contains(line.Ref) && !movedFrom.Contains(line))],
            [.. pairs.Where(pair => pair.Before.Text != pair.After.Text)],
            renumbered,
            [.. pairs.Where(pair => pair.Before.Due != pair.After.Due)]);
    }
}
