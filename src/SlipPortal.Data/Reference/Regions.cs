using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary>Finds regions by their names and says in the report where a file spells one otherwise than its own row does.</summary>
internal sealed class Regions(IEnumerable<StatisticalArea> areas, FileReport report)
{
    private readonly Dictionary<string, StatisticalArea> _byName =
        areas.Where(area => area.Kind == AreaKind.Region).ToDictionary(area => RegionName.Key(area.Name));

    /// <summary>The region's code, or null for a name that is no region's.</summary>
    public int? Find(string name)
    {
        if (!_byName.TryGetValue(RegionName.Key(name), out var region)) return null;
        if (region.Name != name) report.Note($"region “{name}” taken as “{region.Name}”");
        return region.Code;
    }
}
