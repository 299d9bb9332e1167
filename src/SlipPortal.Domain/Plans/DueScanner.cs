namespace SlipPortal.Domain.Plans;

/// <summary>Finds the <see cref="DueItem"/>s in a text, from left to right; all other words are passed over.</summary>
internal sealed class DueScanner(List<DueToken> tokens, QuarterYear quarters = QuarterYear.Financial)
{
    private static readonly Dictionary<string, int> Months = MonthNames();

    private readonly List<DueItem> _items = [];
    private int _at;

    /// <summary>What had to be read one way of several, in words for the person who confirms.</summary>
    public List<string> Notes { get; } = [];

    public List<DueItem> Scan()
    {
        while (_at < tokens.Count)
        {
            var first = _at;
            var item = FrequencyWords.Match(tokens, ref _at, Notes) is { } recurrence
                ? new DueItem(DueItemKind.Recurring) { Recurrence = recurrence }
                : NumericDate() ?? (_at > first ? null : DayAndMonth() ?? MonthAndYear() ?? Quarter() ?? Term() ?? YearAlone() ?? Word());
            if (item is null)
            {
                // Behind a day that does not exist (30/02/2024), so that its tail is not read as a month or a year.
                _at = Math.Max(_at, first + 1);
                continue;
            }

            _items.Add(item with { FirstToken = first, EndToken = _at });
        }

        return _items;
    }

    private DueToken At(int offset = 0) => _at + offset < tokens.Count ? tokens[_at + offset] : new(DueTokenKind.Symbol, "\0", -1, -1);

    private bool Adjacent(int offset) => At(offset).Start >= 0 && At(offset).Start == At(offset - 1).End;

    /// <summary>2024-03-01, 01/03/2024, 1.3.24; 03/2024 and 2024-03 are months.</summary>
    private DueItem? NumericDate()
    {
        if (At().Kind != DueTokenKind.Number || !At(1).IsSymbol('/', '-', '.') || !Adjacent(1) || At(2).Kind != DueTokenKind.Number
            || !Adjacent(2))
        {
            return null;
        }

        var (a, b) = (At().Number, At(2).Number);
        var three = At(3).IsSymbol(At(1).Text[0]) && Adjacent(3) && At(4).Kind == DueTokenKind.Number && Adjacent(4);
        if (three)
        {
            var c = At(4).Number;
            var (day, month, year) = IsYear(a) ? (c, b, a) : (a, b, c is >= 0 and < 100 && At(4).Text.Length == 2 ? 2000 + c : c);
            _at += 5;
            var exists = IsYear(year) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
            return exists ? new(DueItemKind.Day) { Day = day, Part = month, Year = year } : null;
        }

        var (monthOnly, yearOnly) = IsYear(a) && At(2).Text.Length == 2 && At(1).IsSymbol('-') ? (b, a) : (a, b);
        if (IsYear(yearOnly) && monthOnly is >= 1 and <= 12)
        {
            _at += 3;
            return new(DueItemKind.Month) { Part = monthOnly, Year = yearOnly };
        }

        return null;
    }

    /// <summary>1 March 2024, 31st of March.</summary>
    private DueItem? DayAndMonth()
    {
        if (At().Number is not (>= 1 and <= 31))
        {
            return null;
        }

        var skip = At(1).IsWord("of") || (At(1).IsSymbol('-') && Adjacent(1)) ? 2 : 1;
        if (MonthAt(skip) is not { } month || At().Number > DateTime.DaysInMonth(2024, month))
        {
            return null;
        }

        var day = At().Number;
        _at += skip + 1;
        return new(DueItemKind.Day) { Day = day, Part = month, Year = YearAfter(month) };
    }

    /// <summary>Oct 2023, March 24, Mar-24, Sept; March 5, 2024 is a day.</summary>
    private DueItem? MonthAndYear()
    {
        if (MonthAt(0) is not { } month)
        {
            return null;
        }

        var comma = At(2).IsSymbol(',') ? 1 : 0;
        if (At(1).Number is >= 1 and <= 31 and var day && At(2 + comma).Text.Length == 4 && IsYear(At(2 + comma).Number)
            && day <= DateTime.DaysInMonth(At(2 + comma).Number, month))
        {
            var year = At(2 + comma).Number;
            _at += 3 + comma;
            return new(DueItemKind.Day) { Day = day, Part = month, Year = year };
        }

        _at++;
        return new(DueItemKind.Month) { Part = month, Year = YearAfter(month) };
    }

    /// <summary>Q3 2024/25, Quarter 2, Qtr 1 of 2024.</summary>
    private DueItem? Quarter()
    {
        if (!At().IsWord("q", "qtr", "quarter") || At(1).Number is not (>= 1 and <= 4) || At(1).Text.Length != 1)
        {
            return null;
        }

        var quarter = At(1).Number;
        _at += 2;
        return WithYear(new(DueItemKind.Quarter) { Part = quarter, Quarters = quarters });
    }

    /// <summary>Spring term 2024, Autumn 2023/24, summer.</summary>
    private DueItem? Term()
    {
        var term = At().Word switch
        {
            "spring" => SchoolTerm.Spring,
            "summer" => SchoolTerm.Summer,
            "autumn" => SchoolTerm.Autumn,
            _ => (SchoolTerm?)null,
        };
        if (term is null)
        {
            return null;
        }

        _at++;
        while (At().IsWord("half", "term") || (At().IsSymbol('-') && At(1).IsWord("term")))
        {
            _at++;
        }

        return WithYear(new(DueItemKind.Term) { Part = (int)term });
    }

    /// <summary>2024, 2023/24; before a quarter or a term it is that one's year.</summary>
    private DueItem? YearAlone()
    {
        if (At().Text.Length != 4 || !IsYear(At().Number))
        {
            return null;
        }

        var (year, split) = TakeYear();
        if (Quarter() is { Year: null } quarter)
        {
            return quarter with { Year = year, SplitYear = split };
        }

        return Term() is { Year: null } term
            ? term with { Year = year, SplitYear = split }
            : new(DueItemKind.Year) { Year = year, SplitYear = split };
    }

    private DueItem? Word()
    {
        if (At().IsWord("tbc", "tba", "tbd") || (At().IsWord("to") && At(1).IsWord("be")
            && At(2).IsWord("confirmed", "agreed", "advised", "decided", "determined")))
        {
            _at += At().IsWord("to") ? 3 : 1;
            return new(DueItemKind.ToBeConfirmed);
        }

        var length = At().IsWord("ongoing", "continuous", "continuously", "continual", "continuing", "immediate", "immediately", "asap",
            "bau", "daily", "permanent") ? 1
            : At().IsWord("on") && At(1).IsSymbol('-') && At(2).IsWord("going") ? 3
            : At().IsWord("on", "in", "as") && At(1).IsWord("going", "place", "required", "needed") ? 2
            : At().IsWord("business") && At(1).IsWord("as") && At(2).IsWord("usual") ? 3
            : At().IsWord("as") && At(1).IsWord("soon") && At(2).IsWord("as") && At(3).IsWord("possible") ? 4
            : At().IsWord("a") && At(2).IsWord("s") && At(4).IsWord("a") && At(6).IsWord("p") ? 7 : 0;
        _at += length;
        return length == 0 ? null : new(DueItemKind.Ongoing);
    }

    private int? MonthAt(int offset)
    {
        var token = At(offset);
        if (token.Kind != DueTokenKind.Word || !Months.TryGetValue(token.Word, out var month))
        {
            return null;
        }

        // "may" is a word of its own.
        return month == 5 && token.Text == "may" ? null : month;
    }

    /// <summary>The year after a month: "2024", "24", "'24", "-24", also on the next line.</summary>
    private int? YearAfter(int month)
    {
        var skip = 0;
        while (skip < 2 && (At(skip).IsSymbol('.', ',', '\'') || (At(skip).IsSymbol('-') && Adjacent(skip)) || At(skip).IsSymbol('\n')))
        {
            skip++;
        }

        var token = At(skip);
        if (token.Kind != DueTokenKind.Number || Adjacent(skip + 1) && At(skip + 1).IsSymbol('/', '-') && MonthNumberFollows(skip))
        {
            return null;
        }

        if (token.Text.Length == 4 && IsYear(token.Number))
        {
            _at += skip + 1;
            return token.Number;
        }

        var newLine = skip > 0 && At(skip - 1).IsSymbol('\n');
        if (token.Text.Length == 2 && token.Number >= 20 && !newLine && MonthAt(skip + 1) is null)
        {
            _at += skip + 1;
            Notes.Add($"\"{token.Text}\" after the month was read as the year {2000 + token.Number}");
            return 2000 + token.Number;
        }

        return null;

        // "Oct 01/11/2023": the number belongs to the date that follows.
        bool MonthNumberFollows(int at) => token.Text.Length <= 2 && At(at + 2).Kind == DueTokenKind.Number && month > 0;
    }

    private DueItem WithYear(DueItem item)
    {
        var skip = At().IsWord("of") || At().IsSymbol(',', '-') ? 1 : 0;
        if (At(skip).Text.Length != 4 || !IsYear(At(skip).Number))
        {
            return item;
        }

        _at += skip;
        var (year, split) = TakeYear();
        if (item.Kind == DueItemKind.Quarter && !split)
        {
            Notes.Add(item.Quarters == QuarterYear.Calendar ? $"quarter {item.Part} of {year} was read in the calendar year {year}"
                : $"quarter {item.Part} of {year} was read in the financial year {year}/{(year + 1) % 100:00}");
        }

        return item with { Year = year, SplitYear = split };
    }

    private (int Year, bool Split) TakeYear()
    {
        var year = At().Number;
        var second = At(2).Number;
        if (At(1).IsSymbol('/', '-') && (second == year + 1 || (At(2).Text.Length == 2 && second == (year + 1) % 100)))
        {
            _at += 3;
            return (year, true);
        }

        _at++;
        return (year, false);
    }

    private static bool IsYear(int number) => number is >= 2000 and <= 2098;

    private static Dictionary<string, int> MonthNames()
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal) { ["sept"] = 9 };
        var format = System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat;
        for (var month = 1; month <= 12; month++)
        {
            names[format.GetMonthName(month).ToLowerInvariant()] = month;
            names[format.GetAbbreviatedMonthName(month).ToLowerInvariant()] = month;
        }

        return names;
    }
}
