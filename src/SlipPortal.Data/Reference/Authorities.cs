using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary>Finds authorities by their codes and names, and says in the report where only the name was left to find one by.</summary>
internal sealed class Authorities
{
    private readonly FileReport _report;
    private readonly Dictionary<string, int> _byGss;
    private readonly Dictionary<string, int> _byName;
    private readonly HashSet<string> _former;

    public Authorities(IEnumerable<StatisticalArea> areas, FileReport report)
    {
        _report = report;
        var authorities = areas.Where(area => area.Kind == AreaKind.Authority).ToLookup(area => area.IsCurrent);
        _byGss = authorities[true].Where(area => area.GssCode is not null).ToDictionary(area => area.GssCode!, area => area.Code);
        _byName = authorities[true].DistinctBy(area => AuthorityName.Key(area.Name)).ToDictionary(area => AuthorityName.Key(area.Name), area => area.Code);
        _former = [.. authorities[false].Select(area => AuthorityName.Key(area.Name))];
    }

    /// <summary>The authority's code, or why there is none.</summary>
    /// <param name="gss">The code of the ONS, as the file has it.</param>
    /// <param name="name">The name, as the file has it.</param>
    /// <param name="isFormer">True where the file itself says that it is no more: another one may have its name since.</param>
    public (int Code, string? Refusal) Find(string gss, string name, bool isFormer)
    {
        if (isFormer) return (0, Abolished(name));
        if (_byGss.TryGetValue(gss, out var code)) return (code, null);
        var key = AuthorityName.Key(name);
        if (!_byName.TryGetValue(key, out code)) return (0, _former.Contains(key) ? Abolished(name) : $"unknown authority “{gss} {name}”");
        _report.Note($"authority “{name}” found by its name: the code {gss} is not known");
        return (code, null);
    }

    private static string Abolished(string name) => $"abolished authority “{name}”";
}
