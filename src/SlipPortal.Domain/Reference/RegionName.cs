namespace SlipPortal.Domain.Reference;

/// <summary>Regions by their names, which sources spell in several ways.</summary>
public static class RegionName
{
    /// <summary>The same for every spelling: “Yorkshire and The Humber” and “... the Humber”, “Inner London” and “London (Inner)”.</summary>
    public static string Key(string name) => name.Trim().ToUpperInvariant() switch
    {
        "INNER LONDON" => "LONDON (INNER)",
        "OUTER LONDON" => "LONDON (OUTER)",
        var key => key,
    };
}
