using System.Text.RegularExpressions;

namespace SlipPortal.Domain.Reference;

/// <summary>Authorities by their names, which sources spell in several ways.</summary>
public static partial class AuthorityName
{
    /// <summary>The same for “St Helens” and “St. Helens”, “Telford &amp; Wrekin” and “Telford and Wrekin”, “Bristol” and “Bristol, City of”.</summary>
    public static string Key(string name)
    {
        var words = name.ToUpperInvariant().Replace("&", " AND ", StringComparison.Ordinal).Replace(", CITY OF", "", StringComparison.Ordinal);
        return new([.. words.Where(char.IsLetterOrDigit)]);
    }

    /// <summary>What an authority may be called in the national data by a council's own name: “Coldwater” for “Coldwater Borough Council”. The longest first.</summary>
    public static IReadOnlyList<string> Of(string council)
    {
        var name = council.Trim();
        return [.. new[] { name, Council().Replace(name, ""), KindOfCouncil().Replace(name, "") }.Distinct()];
    }

    [GeneratedRegex(" Council$", RegexOptions.IgnoreCase)]
    private static partial Regex Council();

    [GeneratedRegex("(?: Metropolitan)?(?: Borough| County| City| District) Council$", RegexOptions.IgnoreCase)]
    private static partial Regex KindOfCouncil();
}
