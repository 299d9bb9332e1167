using System.Globalization;
using System.Text;

namespace SlipPortal.Documents.Texts.Pdf;

/// <summary>A name of a PDF, without its stroke.</summary>
internal sealed record PdfName(string Text);

/// <summary>A word that is no value: an operator, <c>obj</c>, <c>R</c>.</summary>
internal sealed record PdfWord(string Text);

/// <summary>Points to an object.</summary>
internal sealed record PdfRef(int Id);

/// <summary>A stream with its dictionary, still packed.</summary>
internal sealed record PdfStream(Dictionary<string, object?> Entries, ReadOnlyMemory<byte> Raw);

/// <summary>
/// Reads the values of a PDF one after the other: numbers as double, strings as bytes, names, arrays as lists, dictionaries. Whatever does
/// not fit is skipped; it always moves on.
/// </summary>
internal sealed class PdfLexer(ReadOnlyMemory<byte> bytes, int at = 0)
{
    private const int MaxDepth = 64;

    private static readonly object ArrayEnd = new();
    private static readonly object DictionaryEnd = new();

    public int At { get; set; } = at;

    public bool IsAtEnd => At >= bytes.Length;

    private ReadOnlySpan<byte> Span => bytes.Span;

    /// <summary>The next value; a word where none stands there; null at the end, and for the value null.</summary>
    public object? Next()
    {
        var value = Next(0);
        return value == ArrayEnd || value == DictionaryEnd ? new PdfWord("") : value;
    }

    public void SkipSpace()
    {
        while (!IsAtEnd)
        {
            if (Span[At] == '%') while (!IsAtEnd && Span[At] is not ((byte)'\n' or (byte)'\r')) At++;
            else if (IsSpace(Span[At])) At++;
            else break;
        }
    }

    public static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private object? Next(int depth)
    {
        SkipSpace();
        if (IsAtEnd) return null;
        switch (Span[At])
        {
            case (byte)'/':
                At++;
                return new PdfName(NameText());
            case (byte)'(':
                return Literal();
            case (byte)'<' when At + 1 < bytes.Length && Span[At + 1] == '<':
                At += 2;
                return depth < MaxDepth ? Dictionary(depth) : new PdfWord("");
            case (byte)'<':
                return Hex();
            case (byte)'>' when At + 1 < bytes.Length && Span[At + 1] == '>':
                At += 2;
                return DictionaryEnd;
            case (byte)'[':
                At++;
                return depth < MaxDepth ? Array(depth) : new PdfWord("");
            case (byte)']':
                At++;
                return ArrayEnd;
            case (byte)')' or (byte)'>' or (byte)'{' or (byte)'}':
                At++;
                return new PdfWord("");
            default:
                return Word();
        }
    }

    private object? Word()
    {
        var start = At;
        while (!IsAtEnd && !IsSpace(Span[At]) && !IsDelimiter(Span[At])) At++;
        var text = Span[start..At];
        if (text[0] is (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        return text.SequenceEqual("null"u8) ? null : new PdfWord(Encoding.Latin1.GetString(text.Length > 40 ? text[..40] : text));
    }

    private string NameText()
    {
        var name = new StringBuilder();
        while (!IsAtEnd && !IsSpace(Span[At]) && !IsDelimiter(Span[At]))
        {
            if (Span[At] == '#' && At + 2 < bytes.Length && byte.TryParse(Span.Slice(At + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                name.Append((char)code);
                At += 3;
            }
            else
            {
                name.Append((char)Span[At++]);
            }
        }

        return name.ToString();
    }

    private List<object?> Array(int depth)
    {
        var list = new List<object?>();
        while (true)
        {
            SkipSpace();
            if (IsAtEnd) return list;
            var value = Next(depth + 1);
            if (value == ArrayEnd) return list;
            if (value == DictionaryEnd) continue;
            Add(list, value);
        }
    }

    private Dictionary<string, object?> Dictionary(int depth)
    {
        var list = new List<object?>();
        while (true)
        {
            SkipSpace();
            if (IsAtEnd) break;
            var value = Next(depth + 1);
            if (value == DictionaryEnd) break;
            if (value != ArrayEnd) Add(list, value);
        }

        var entries = new Dictionary<string, object?>();
        for (var i = 0; i + 1 < list.Count; i++)
            if (list[i] is PdfName name) entries[name.Text] = list[++i];
        return entries;
    }

    // “12 0 R” is one value.
    private static void Add(List<object?> list, object? value)
    {
        if (value is PdfWord { Text: "R" } && list is [.., double id, double])
        {
            list.RemoveRange(list.Count - 2, 2);
            list.Add(new PdfRef((int)id));
        }
        else
        {
            list.Add(value is PdfWord { Text: "true" or "false" } truth ? truth.Text == "true" : value);
        }
    }

    private byte[] Hex()
    {
        var result = new List<byte>();
        var high = -1;
        for (At++; !IsAtEnd && Span[At] != '>'; At++)
        {
            var digit = Convert.ToChar(Span[At]) is var c && char.IsAsciiHexDigit(c) ? (c <= '9' ? c - '0' : (c | 32) - 'a' + 10) : -1;
            if (digit < 0) continue;
            if (high < 0) high = digit;
            else
            {
                result.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        At++;
        if (high >= 0) result.Add((byte)(high << 4));
        return [.. result];
    }

    private byte[] Literal()
    {
        var result = new List<byte>();
        var depth = 1;
        for (At++; !IsAtEnd; At++)
        {
            var b = Span[At];
            if (b == '\\' && At + 1 < bytes.Length)
            {
                Escape(result);
                continue;
            }

            if (b == '(') depth++;
            else if (b == ')' && --depth == 0) break;
            result.Add(b);
        }

        At++;
        return [.. result];
    }

    private void Escape(List<byte> result)
    {
        var b = Span[++At];
        switch (b)
        {
            case (byte)'n': result.Add(10); break;
            case (byte)'r': result.Add(13); break;
            case (byte)'t': result.Add(9); break;
            case (byte)'b' or (byte)'f': break;
            case 13:
                if (At + 1 < bytes.Length && Span[At + 1] == 10) At++;
                break;
            case 10: break;
            case >= (byte)'0' and <= (byte)'7':
                var code = 0;
                for (var n = 0; n < 3 && At < bytes.Length && Span[At] is >= (byte)'0' and <= (byte)'7'; n++) code = (code * 8) + (Span[At++] - '0');
                At--;
                result.Add((byte)code);
                break;
            default: result.Add(b); break;
        }
    }
}
