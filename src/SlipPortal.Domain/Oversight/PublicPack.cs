using SlipPortal.Domain.Kpis;

namespace SlipPortal.Domain.Oversight;

/// <summary>
/// A council's measures as they may stand in the papers of a public meeting. All of them are judged together, in whatever book they are, because
/// anybody can lay one book's pack beside another's.
/// </summary>
public static class PublicPack
{
    /// <summary>What may be shown of each measure, by its id.</summary>
    /// <remarks>
    /// Measures that count the same children (a count and its rate, a whole and its parts) would give each other away. Where anything of one of
    /// them is withheld, only one of them is shown: the whole, or the count. The sum of the parts may be all or not, so both are looked at.
    /// </remarks>
    public static IReadOnlyDictionary<Guid, SeriesToShow> Judge(IReadOnlyCollection<PackMeasure> measures)
    {
        var shown = measures.ToDictionary(measure => measure.Id, measure => SeriesToShow.Of(measure.Shape, measure.Readings));
        foreach (var family in Families(measures))
        {
            if (family.All(measure => shown[measure.Id].IsWhole) && !family.Exists(whole => LeavesFew(shown[whole.Id], Parts(family, whole, shown)))) continue;
            foreach (var measure in family.OrderBy(measure => (measure.PartOfId is not null, measure.PairId is not null)).Skip(1))
                shown[measure.Id] = shown[measure.Id].Closed();
        }

        return shown;
    }

    private static List<SeriesToShow> Parts(List<PackMeasure> family, PackMeasure whole, Dictionary<Guid, SeriesToShow> shown) =>
        [.. family.Where(measure => measure.PartOfId == whole.Id && measure.Shape.Unit == whole.Shape.Unit).Select(measure => shown[measure.Id])];

    // True where what is no part of it is a few cases in some period.
    private static bool LeavesFew(SeriesToShow whole, List<SeriesToShow> parts)
    {
        if (whole.Shape.Unit is not KpiUnit.Count) return false;
        var values = parts.ConvertAll(part => part.Points.ToDictionary(point => point.Point.Period, point => point.Value ?? 0));
        return whole.Points.Any(point => point.Value is { } all
            && values.ConvertAll(part => part.GetValueOrDefault(point.Point.Period)) is var each
            && each.Append(each.Sum()).Any(part => Suppression.IsSmall(all - part)));
    }

    // Measures that are tied to each other, directly or by others; those that are tied to none stand in no family.
    private static IEnumerable<List<PackMeasure>> Families(IReadOnlyCollection<PackMeasure> measures)
    {
        var ties = measures
            .SelectMany(measure => new[] { measure.PartOfId, measure.PairId }.OfType<Guid>(), (measure, other) => (One: measure.Id, Other: other))
            .SelectMany(tie => new[] { tie, (One: tie.Other, Other: tie.One) })
            .ToLookup(tie => tie.One, tie => tie.Other);
        var seen = new HashSet<Guid>();
        foreach (var measure in measures.Where(measure => ties.Contains(measure.Id)))
        {
            var family = new HashSet<Guid>();
            Add(measure.Id);
            if (family.Count > 1) yield return [.. measures.Where(other => family.Contains(other.Id))];

            void Add(Guid id)
            {
                if (!seen.Add(id)) return;
                family.Add(id);
                foreach (var other in ties[id]) Add(other);
            }
        }
    }
}

/// <summary>A measure that is judged for public packs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Shape">How its values are read.</param>
/// <param name="PartOfId">The measure that it is a part of, or null.</param>
/// <param name="PairId">The measure that it is the other half of (a count and its rate), or null.</param>
/// <param name="Readings">Its readings of whole financial years, those that may still change among them.</param>
public sealed record PackMeasure(Guid Id, KpiShape Shape, Guid? PartOfId, Guid? PairId, IEnumerable<SeriesPoint> Readings);
