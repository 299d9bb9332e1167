using System.Globalization;

namespace SlipPortal.Documents.Excel;

/// <summary>A merged block of cells; all numbers from 1 and included.</summary>
internal readonly record struct MergedRange(int Top, int Left, int Bottom, int Right)
{
    /// <summary>Reads "B2:C4" or "B2".</summary>
    public static MergedRange Parse(string range)
    {
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        var (top, left) = ParseCell(colon < 0 ? range : range[..colon]);
        var (bottom, right) = colon < 0 ? (top, left) : ParseCell(range[(colon + 1)..]);
        return new MergedRange(Math.Min(top, bottom), Math.Min(left, right), Math.Max(top, bottom), Math.Max(left, right));
    }

    /// <summary>Reads "B2", also written "$B$2".</summary>
    public static (int Row, int Column) ParseCell(string cell)
    {
        var plain = cell.Replace("$", "", StringComparison.Ordinal);
        var letters = plain.AsSpan().IndexOfAnyInRange('0', '9');
        if (letters is < 1 or > 3)
            throw UnreadableDocumentException.Corrupt();
        var column = 0;
        foreach (var letter in plain[..letters].ToUpperInvariant())
        {
            if (letter is < 'A' or > 'Z')
                throw UnreadableDocumentException.Corrupt();
            column = (column * 26) + letter - 'A' + 1;
        }

        return (int.Parse(plain.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture), column);
    }

    public static string ColumnLetters(int column) =>
        column <= 26 ? ((char)('A' + column - 1)).ToString() : ColumnLetters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
