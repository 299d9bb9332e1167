using System.Text.RegularExpressions;

namespace SlipPortal.Documents.Excel;

/// <summary>Makes text fit to stand in a cell: defused, and as Excel can hold it.</summary>
internal static partial class CellText
{
    private const int MaxLength = 32_767;

    public static string Of(string text)
    {
        // Before the first character is looked at: what is dropped must not hide a formula behind it.
        text = XmlText.Clean(text);
        // What CsvHelper's InjectionOptions.Escape does, so that both downloads read the same. An inline string is never run, but
        // would be once the sheet is saved as CSV.
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        text = text.ReplaceLineEndings("\n");
        if (text.Length > MaxLength)
            text = text[..(MaxLength - (char.IsHighSurrogate(text[MaxLength - 2]) ? 2 : 1))] + "…";
        return Escaped().Replace(text, "_x005F_");
    }

    /// <summary>Excel takes "_x003D_" for the character with that code; the underscore's own code keeps it as it is.</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
