namespace SlipPortal.Domain.Plans;

/// <summary>A word, a number or a symbol of a due-by text, with its place in the text.</summary>
internal readonly record struct DueToken(DueTokenKind Kind, string Text, int Start, int End)
{
    /// <summary>The word in small letters; empty for a number or a symbol.</summary>
    public string Word { get; } = Kind == DueTokenKind.Word ? Text.ToLowerInvariant() : "";

    public int Number => Kind == DueTokenKind.Number && Text.Length <= 4
        ? int.Parse(Text, System.Globalization.CultureInfo.InvariantCulture) : -1;

    public bool IsWord(params ReadOnlySpan<string> words) => Kind == DueTokenKind.Word && words.Contains(Word);

    public bool IsSymbol(params ReadOnlySpan<char> symbols) => Kind == DueTokenKind.Symbol && symbols.Contains(Text[0]);

    /// <summary>Splits a text; the ordinal ending of "31st" belongs to the number and is dropped.</summary>
    public static List<DueToken> Split(string text)
    {
        var tokens = new List<DueToken>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (char.IsAsciiDigit(text[i]))
            {
                i = Run(text, i, char.IsAsciiDigit);
                var end = i;
                var letters = Run(text, i, char.IsLetter);
                i = text[i..letters].ToLowerInvariant() is "st" or "nd" or "rd" or "th" ? letters : i;
                tokens.Add(new(DueTokenKind.Number, text[start..end], start, i));
            }
            else if (char.IsLetter(text[i]))
            {
                i = Run(text, i, char.IsLetter);
                tokens.Add(new(DueTokenKind.Word, text[start..i], start, i));
            }
            else
            {
                i++;
                if (!char.IsWhiteSpace(text[start]) || text[start] == '\n')
                {
                    tokens.Add(new(DueTokenKind.Symbol, Plain(text[start]), start, i));
                }
            }
        }

        return tokens;
    }

    private static int Run(string text, int from, Func<char, bool> belongs)
    {
        while (from < text.Length && belongs(text[from]))
        {
            from++;
        }

        return from;
    }

    private static string Plain(char symbol) => symbol switch
    {
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => "-",
        '\u2018' or '\u2019' => "'",
        _ => symbol.ToString(),
    };
}

/// <summary>What a <see cref="DueToken"/> is.</summary>
internal enum DueTokenKind
{
    Word,
    Number,
    Symbol,
}
