using System.Buffers;

namespace SlipPortal.Documents.Excel;

internal static class SheetName
{
    private const int MaxLength = 31;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(@":\/?*[]");

    /// <summary>The nearest name that Excel accepts.</summary>
    public static string Of(string name)
    {
        var clean = string.Concat(XmlText.Clean(name).Select(c => char.IsControl(c) || Forbidden.Contains(c) ? ' ' : c));
        if (clean.Length > MaxLength)
            clean = clean[..(MaxLength - (char.IsHighSurrogate(clean[MaxLength - 1]) ? 1 : 0))];
        // Neither spaces nor apostrophes may stand at an end, nor may a sheet be called History, a name Excel keeps for itself.
        clean = clean.Trim(' ', '\'');
        return clean.ToUpperInvariant() switch
        {
            "" => "Sheet1",
            "HISTORY" => clean + " list",
            _ => clean,
        };
    }
}
