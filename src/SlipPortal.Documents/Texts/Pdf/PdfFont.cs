using System.Globalization;
using System.Text;

namespace SlipPortal.Documents.Texts.Pdf;

/// <summary>How a font’s codes become text, and how wide they are.</summary>
internal sealed class PdfFont
{
    // The usual glyphs that are not called by the letter that they show.
    private static readonly Dictionary<string, string> Names =
        """
        zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 hyphen - minus - endash – emdash — period . comma , colon : semicolon ;
        slash / parenleft ( parenright ) quoteright ’ quoteleft ‘ quotesingle ' quotedblleft “ quotedblright ” fi fi fl fl ff ff ffi ffi ffl ffl
        bullet • ampersand & percent % sterling £ numbersign # plus + equal = exclam ! question ?
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).Append(["space", " "]).ToDictionary(pair => pair[0], pair => pair[1]);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly Dictionary<int, string> _text = [];
    private readonly Dictionary<int, double> _widths = [];
    private readonly bool _isComposite;
    private readonly bool _isNamed;
    private readonly double _usualWidth;
    private int _codeLength = 1;

    public PdfFont(PdfFile file, Dictionary<string, object?> font)
    {
        _isComposite = file.Get(font, "Subtype") is PdfName { Text: "Type0" };
        if (_isComposite)
        {
            _codeLength = 2;
            var descendant = PdfFile.AsDictionary(file.Resolve((file.Get(font, "DescendantFonts") as List<object?>)?.FirstOrDefault()));
            _usualWidth = file.Get(descendant, "DW") as double? ?? 1000;
            ReadCompositeWidths(file, file.Get(descendant, "W") as List<object?> ?? []);
        }
        else
        {
            _usualWidth = file.Get(file.Dictionary(font, "FontDescriptor"), "MissingWidth") as double? ?? 0;
            var first = (int)(file.Get(font, "FirstChar") as double? ?? 0);
            foreach (var width in file.Get(font, "Widths") as List<object?> ?? []) _widths[first++] = file.Resolve(width) as double? ?? 0;
            _isNamed = ReadDifferences(file, file.Dictionary(font, "Encoding"));
        }

        KnowsWidths = _isComposite || _widths.Count > 0;
        Scale = file.Get(font, "Subtype") is PdfName { Text: "Type3" } ? (file.Get(font, "FontMatrix") as List<object?>)?.FirstOrDefault() as double? ?? 0.001 : 0.001;
        if (file.Get(font, "ToUnicode") is PdfStream map && file.Unpack(map) is { } bytes) ReadMap(bytes);
    }

    /// <summary>False for the standard fonts, whose widths stand in no file.</summary>
    public bool KnowsWidths { get; }

    /// <summary>From a width to a part of the font’s size.</summary>
    public double Scale { get; }

    /// <summary>The text of a string, code by code; null for a code that nothing says the meaning of.</summary>
    public IEnumerable<(string? Text, double Width, bool IsSpace)> Read(byte[] bytes)
    {
        for (var i = 0; i + _codeLength <= bytes.Length; i += _codeLength)
        {
            var code = _codeLength == 1 ? bytes[i] : (bytes[i] << 8) | bytes[i + 1];
            var text = _text.TryGetValue(code, out var known) ? known
                : _isComposite || (_isNamed && code is < 32 or > 126) ? null
                : Windows1252.GetString([(byte)code]);
            yield return (text, _widths.GetValueOrDefault(code, _usualWidth), _codeLength == 1 && code == 32);
        }
    }

    private bool ReadDifferences(PdfFile file, Dictionary<string, object?>? encoding)
    {
        if (file.Get(encoding, "Differences") is not List<object?> differences) return false;
        var code = 0;
        foreach (var value in differences.Select(file.Resolve))
        {
            if (value is double number) code = (int)number;
            else if (value is PdfName name && TextOf(name.Text) is { } text) _text[code++] = text;
            else code++;
        }

        return true;
    }

    private static string? TextOf(string name) =>
        Names.TryGetValue(name, out var text) ? text
        : name.Length == 1 ? name
        : name.StartsWith("uni", StringComparison.Ordinal) && name.Length == 7
            && int.TryParse(name.AsSpan(3), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) ? ((char)code).ToString()
        : null;

    private void ReadCompositeWidths(PdfFile file, List<object?> widths)
    {
        for (var i = 0; i + 1 < widths.Count;)
        {
            if (file.Resolve(widths[i]) is not double first) return;
            if (file.Resolve(widths[i + 1]) is List<object?> several)
            {
                for (var n = 0; n < several.Count; n++) _widths[(int)first + n] = file.Resolve(several[n]) as double? ?? _usualWidth;
                i += 2;
            }
            else if (i + 2 < widths.Count && file.Resolve(widths[i + 1]) is double last && file.Resolve(widths[i + 2]) is double width)
            {
                for (var code = (int)first; code <= Math.Min(last, 65_535); code++) _widths[code] = width;
                i += 3;
            }
            else
            {
                return;
            }
        }
    }

    private void ReadMap(byte[] bytes)
    {
        var lexer = new PdfLexer(bytes);
        var operands = new List<object?>();
        while (true)
        {
            lexer.SkipSpace();
            if (lexer.IsAtEnd) return;
            var value = lexer.Next();
            if (value is not PdfWord word)
            {
                operands.Add(value);
                continue;
            }

            if (word.Text == "endcodespacerange" && operands is [byte[] low, ..] && low.Length is 1 or 2) _codeLength = low.Length;
            if (word.Text == "endbfchar")
                for (var i = 0; i + 1 < operands.Count; i += 2) Map(operands[i], operands[i + 1], 0);
            if (word.Text == "endbfrange")
                for (var i = 0; i + 2 < operands.Count; i += 3) MapRange(operands[i], operands[i + 1], operands[i + 2]);
            operands.Clear();
        }
    }

    private void MapRange(object? low, object? high, object? target)
    {
        if (low is not byte[] { Length: > 0 } from || high is not byte[] { Length: > 0 } to) return;
        var first = CodeOf(from);
        var count = Math.Min(CodeOf(to) - first, 65_535);
        for (var n = 0; n <= count; n++)
        {
            if (target is List<object?> several) Map(from, n < several.Count ? several[n] : null, n, 0);
            else Map(from, target, n, n);
        }
    }

    private void Map(object? code, object? target, int codeShift, int textShift = 0)
    {
        if (code is not byte[] from || target is not byte[] { Length: > 0 } to) return;
        var text = to.Length == 1 ? ((char)to[0]).ToString() : Encoding.BigEndianUnicode.GetString(to);
        if (textShift > 0) text = text[..^1] + (char)(text[^1] + textShift);
        _text[CodeOf(from) + codeShift] = text;
    }

    private static int CodeOf(byte[] code) => code.Aggregate(0, (sum, b) => unchecked((sum << 8) | b));
}
