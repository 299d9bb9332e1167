namespace SlipPortal.Domain.Reference;

/// <summary>Authorities by their names, which sources spell in several ways.</summary>
public static class AuthorityName
{
    /// <summary>The same for “St Helens” and “St. Helens”, “Telford &amp; Wrekin” and “Telford and Wrekin”, “Bristol” and “Bristol, City of”.</summary>
    public static string Key(string name)
    {
        var words = name.ToUpperInvariant().Replace("&", " AND ", StringComparison.Ordinal).Replace(", CITY OF", "", StringComparison.Ordinal);
        return new([.. words.Where(char.IsLetterOrDigit)]);
    }
}
