namespace SlipPortal.Domain.Common;

/// <summary>Names of properties as people read them.</summary>
public static class PropertyNames
{
    /// <summary>“Lead body” for LeadBody.</summary>
    public static string InWords(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
