namespace SlipPortal.Domain.Plans;

/// <summary>Reads a frequency: "weekly", "bi-monthly", "twice yearly", "every 8 weeks", "six-weekly", "once a term".</summary>
internal static class FrequencyWords
{
    private static readonly string[] Numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly Dictionary<string, Recurrence> Adverbs = new(StringComparer.Ordinal)
    {
        ["weekly"] = new(1, RecurrenceUnit.Week),
        ["fortnightly"] = new(2, RecurrenceUnit.Week),
        ["biweekly"] = new(2, RecurrenceUnit.Week),
        ["monthly"] = new(1, RecurrenceUnit.Month),
        ["bimonthly"] = new(2, RecurrenceUnit.Month),
        ["quarterly"] = new(3, RecurrenceUnit.Month),
        ["termly"] = new(1, RecurrenceUnit.Term),
        ["annual"] = new(1, RecurrenceUnit.Year),
        ["annually"] = new(1, RecurrenceUnit.Year),
        ["yearly"] = new(1, RecurrenceUnit.Year),
        ["biannual"] = new(6, RecurrenceUnit.Month),
        ["biannually"] = new(6, RecurrenceUnit.Month),
        ["biennial"] = new(2, RecurrenceUnit.Year),
        ["biennially"] = new(2, RecurrenceUnit.Year),
    };

    private static readonly Dictionary<string, Recurrence> Units = new(StringComparer.Ordinal)
    {
        ["week"] = new(1, RecurrenceUnit.Week),
        ["fortnight"] = new(2, RecurrenceUnit.Week),
        ["month"] = new(1, RecurrenceUnit.Month),
        ["quarter"] = new(3, RecurrenceUnit.Month),
        ["term"] = new(1, RecurrenceUnit.Term),
        ["year"] = new(1, RecurrenceUnit.Year),
    };

    private static readonly HashSet<string> Starts =
        [.. Numbers, .. Adverbs.Keys, "every", "each", "per", "once", "twice", "half", "bi"];

    /// <summary>All frequencies in a sentence, as an action's text may hold one beside its due date.</summary>
    public static List<Recurrence> FindAll(string text)
    {
        var found = new List<Recurrence>();
        var tokens = DueToken.Split(text);
        for (var at = 0; at < tokens.Count;)
        {
            if (Match(tokens, ref at, []) is { } recurrence)
            {
                found.Add(recurrence);
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    /// <summary>A frequency that starts at <paramref name="at"/>, which then moves behind it; otherwise null.</summary>
    public static Recurrence? Match(List<DueToken> tokens, ref int at, List<string> notes)
    {
        if (tokens[at].Kind == DueTokenKind.Symbol || (tokens[at].Kind == DueTokenKind.Word && !Starts.Contains(tokens[at].Word)))
        {
            return null;
        }

        var reader = new Reader(tokens, at, notes);
        if ((reader.Every() ?? reader.TimesAYear() ?? reader.Prefixed() ?? reader.Adverb()) is not { } recurrence)
        {
            return null;
        }

        at = reader.At;
        return recurrence;
    }

    private sealed class Reader(List<DueToken> tokens, int at, List<string> notes)
    {
        public int At { get; private set; } = at;

        public Recurrence? Adverb()
        {
            if (!Adverbs.TryGetValue(Word(0), out var recurrence))
            {
                return null;
            }

            if (Word(0) == "biweekly")
            {
                notes.Add("\"bi-weekly\" was read as fortnightly");
            }

            At++;
            return recurrence;
        }

        /// <summary>every 8 weeks, every other month, each term, per quarter, every half term.</summary>
        public Recurrence? Every()
        {
            if (Word(0) is not ("every" or "each" or "per"))
            {
                return null;
            }

            var count = Word(1) == "other" ? 2 : Count(1);
            var unitAt = count is null ? 1 : 2;
            if (Word(unitAt) == "half" && Word(unitAt + 1) == "term")
            {
                return Take(unitAt + 2, HalfTermly());
            }

            return Unit(unitAt) is { } unit ? Take(unitAt + 1, Times(unit, count ?? 1)) : null;
        }

        /// <summary>twice yearly, twice a year, three times a year, once a month, once per term.</summary>
        public Recurrence? TimesAYear()
        {
            var (times, next) = (Word(0), Word(1)) switch
            {
                ("once", _) => (1, 1),
                ("twice", _) => (2, 1),
                (_, "times") when Count(0) is { } count => (count, 2),
                _ => (0, 0),
            };
            if (times == 0)
            {
                return null;
            }

            var article = Word(next) is "a" or "per" or "each" or "every";
            var every = article ? Unit(next + 1) : Adverbs.GetValueOrDefault(Word(next));
            if (every is null)
            {
                return null;
            }

            var months = every.Unit switch { RecurrenceUnit.Year => 12 * every.Every, RecurrenceUnit.Month => every.Every, _ => 0 };
            if (times > 1 && (months == 0 || months % times != 0))
            {
                notes.Add($"{times} times {every.InWords()} is kept as {every.InWords()}");
                return Take(next + (article ? 2 : 1), every);
            }

            return Take(next + (article ? 2 : 1), times == 1 ? every : new(months / times, RecurrenceUnit.Month));
        }

        /// <summary>bi-weekly, half-yearly, six-monthly, 8 weekly.</summary>
        public Recurrence? Prefixed()
        {
            var next = Symbol(1, '-') ? 2 : 1;
            if (!Adverbs.TryGetValue(Word(next), out var every))
            {
                return null;
            }

            switch (Word(0))
            {
                case "half":
                    return every.Unit switch
                    {
                        RecurrenceUnit.Year => Take(next + 1, new(6, RecurrenceUnit.Month)),
                        RecurrenceUnit.Term => Take(next + 1, HalfTermly()),
                        _ => null,
                    };
                case "bi" when every.Unit == RecurrenceUnit.Year:
                    return Take(next + 1, new(6, RecurrenceUnit.Month));
                case "bi":
                    notes.Add($"\"bi-{Word(next)}\" was read as {Times(every, 2).InWords()}");
                    return Take(next + 1, Times(every, 2));
                default:
                    return Count(0) is { } count && every.Every == 1 ? Take(next + 1, Times(every, count)) : null;
            }
        }

        private Recurrence HalfTermly()
        {
            notes.Add("a half term was read as every 2 months");
            return new(2, RecurrenceUnit.Month);
        }

        private static Recurrence Times(Recurrence unit, int count) => unit with { Every = unit.Every * count };

        private Recurrence Take(int length, Recurrence recurrence)
        {
            At += length;
            return recurrence;
        }

        private Recurrence? Unit(int offset)
        {
            var word = Word(offset);
            return Units.GetValueOrDefault(word) ?? (word.EndsWith('s') ? Units.GetValueOrDefault(word[..^1]) : null);
        }

        private int? Count(int offset)
        {
            if (At + offset >= tokens.Count)
            {
                return null;
            }

            return tokens[At + offset].Number is >= 1 and <= 60 and var number ? number
                : Array.IndexOf(Numbers, Word(offset)) is >= 0 and var index ? index + 1 : null;
        }

        private string Word(int offset) => At + offset < tokens.Count
            ? tokens[At + offset].Word : "";

        private bool Symbol(int offset, char symbol) => At + offset < tokens.Count && tokens[At + offset].IsSymbol(symbol);
    }
}
