namespace SlipPortal.Domain.Plans;

/// <summary>Turns the words of a due-by cell into a <see cref="DueSchedule"/>. Needs no clock: a year that is not written stays
/// unknown.</summary>
internal static class DueScheduleParser
{
    /// <summary>Words that may stand around a date without being anything else.</summary>
    private static readonly string[] Around = ["by", "end", "of", "the", "from", "until", "till", "to", "and", "or", "then", "no", "later",
        "than", "before", "after", "on", "in", "at", "early", "mid", "late", "start", "starting", "commencing", "beginning", "week", "term",
        "year", "review", "monitoring", "reviewed", "agreed", "due", "wc", "w", "c", "half", "school", "financial", "latest", "reports",
        "report", "quarter", "month", "between"];

    /// <summary>True for a text that is a due date and nothing else: no word of it says anything more.</summary>
    public static bool IsOnlyDue(string text)
    {
        if (text.Length > DueSchedule.TextMaxLength)
        {
            return false;
        }

        var tokens = DueToken.Split(text);
        var items = new DueScanner(tokens).Scan();
        return items.Count > 0 && Enumerable.Range(0, tokens.Count).All(at => tokens[at].Kind == DueTokenKind.Symbol
            || items.Exists(item => at >= item.FirstToken && at < item.EndToken) || Around.Contains(tokens[at].Word));
    }

    public static DueReading Read(string? text, QuarterYear quarters = QuarterYear.Financial)
    {
        var trimmed = (text ?? "").Replace("\r", "", StringComparison.Ordinal).Replace('\u00A0', ' ').Trim();
        if (trimmed.Length == 0)
        {
            return new(DueSchedule.Undated, [], Understood: true);
        }

        var undated = DueSchedule.Undated with { Text = trimmed };
        if (trimmed.Length > DueSchedule.TextMaxLength)
        {
            return new(undated, [], Understood: false);
        }

        return new Reading(trimmed, undated, quarters).Read();
    }

    private sealed class Reading(string text, DueSchedule undated, QuarterYear quarters)
    {
        private readonly List<DueToken> _tokens = DueToken.Split(text);
        private readonly List<string> _notes = [];

        public DueReading Read()
        {
            var scanner = new DueScanner(_tokens, quarters);
            var items = scanner.Scan();
            _notes.AddRange(scanner.Notes);
            DropAsides(items);
            var toBeConfirmed = items.RemoveAll(item => item.Kind == DueItemKind.ToBeConfirmed) > 0;
            BorrowYears(items);
            if (items.Count == 0)
            {
                return new(undated, _notes, toBeConfirmed || SaysNothing());
            }

            if (toBeConfirmed)
            {
                _notes.Add("the date is marked as to be confirmed");
            }

            return new(Combine(items), _notes, Understood: true);
        }

        private bool SaysNothing() => _tokens.All(token => token.Kind == DueTokenKind.Symbol)
            || text.Trim('.').ToLowerInvariant() is "n/a" or "na" or "none" or "not set" or "unknown";

        /// <summary>"November 2023 (Q2)": a quarter in brackets only says the month again.</summary>
        private void DropAsides(List<DueItem> items) => items.RemoveAll(item =>
            item.Kind == DueItemKind.Quarter && items.Any(other => other.IsCalendar && other != item)
            && item.FirstToken > 0 && _tokens[item.FirstToken - 1].IsSymbol('('));

        /// <summary>"Oct/Nov 2023": a month, quarter or term takes the year of the one after it.</summary>
        private static void BorrowYears(List<DueItem> items)
        {
            for (var i = items.Count - 2; i >= 0; i--)
            {
                var (item, next) = (items[i], items[i + 1]);
                if (item is not { IsCalendar: true, Year: null } || next is not { IsCalendar: true, Year: { } year }
                    || next.Kind == DueItemKind.Year)
                {
                    continue;
                }

                var sameYear = next.SplitYear || Order(item) <= Order(next);
                items[i] = item with { Year = sameYear ? year : year - 1, SplitYear = next.SplitYear };
            }

            static int Order(DueItem item) => item.Kind == DueItemKind.Day ? (item.Part * 100) + item.Day
                : item.Kind == DueItemKind.Month ? item.Part * 100 : item.Part;
        }

        private DueSchedule Combine(List<DueItem> items)
        {
            var recurring = items.Where(item => item.Kind == DueItemKind.Recurring).ToList();
            var calendar = items.Where(item => item.IsCalendar).ToList();
            var ongoing = items.Find(item => item.Kind == DueItemKind.Ongoing);
            var calendarParts = JoinRanges(calendar);
            return (recurring.Count, ongoing, calendarParts.Count) switch
            {
                (0, null, 1) => calendarParts[0] with { Text = text },
                (0, not null, 0) => undated with { Kind = DueKind.Ongoing },
                (1, _, <= 2) when Bounded(recurring[0], calendar, calendarParts) is { } bounded => bounded,
                (0, not null, 1) when Bounded(ongoing, calendar, calendarParts) is { } bounded => bounded,
                _ => Several(recurring, ongoing, calendarParts),
            };
        }

        private DueSchedule Several(List<DueItem> recurring, DueItem? ongoing, List<DueSchedule> calendar)
        {
            var parts = recurring.ConvertAll(Single);
            if (ongoing is not null && recurring.Count == 0)
            {
                parts.Add(Single(ongoing));
            }

            parts.AddRange(calendar);
            return new(DueKind.Several, text, parts.Min(part => part.From), parts.Max(part => part.Until), null, parts);
        }

        /// <summary>A recurrence (or "ongoing") with a start, an end or both: "quarterly from November 2023", "monthly until March
        /// 2024".</summary>
        private DueSchedule? Bounded(DueItem item, List<DueItem> calendar, List<DueSchedule> parts)
        {
            var schedule = Single(item) with { Text = text };
            if (parts.Count == 0)
            {
                return schedule;
            }

            if (parts is [{ Kind: DueKind.Range } range])
            {
                return schedule with { From = range.From, Until = range.Until };
            }

            foreach (var date in calendar)
            {
                var span = date.Span();
                switch (Lead(date))
                {
                    case Leads.Start when schedule.From is null:
                        schedule = schedule with { From = span?.From };
                        break;
                    case Leads.End when schedule.Until is null:
                        schedule = schedule with { Until = span?.Until };
                        break;
                    case Leads.Nothing when calendar.Count == 1 && item.Kind == DueItemKind.Recurring && !OnOtherLine(item, date):
                        schedule = schedule with { From = span?.From };
                        _notes.Add("the date was read as the start of the recurrence");
                        break;
                    default:
                        return null;
                }
            }

            return schedule;
        }

        private Leads Lead(DueItem item)
        {
            for (var at = item.FirstToken - 1; at >= 0 && at >= item.FirstToken - 3; at--)
            {
                if (_tokens[at].IsWord("from", "starting", "start", "starts", "commencing", "commences", "beginning", "since", "then",
                    "after", "first"))
                {
                    return Leads.Start;
                }

                if (_tokens[at].IsWord("until", "till", "to", "by", "ending", "before"))
                {
                    return Leads.End;
                }
            }

            return Leads.Nothing;
        }

        private bool OnOtherLine(DueItem a, DueItem b) => _tokens
            .Skip(Math.Min(a.EndToken, b.EndToken))
            .Take(Math.Abs(Math.Max(a.FirstToken, b.FirstToken) - Math.Min(a.EndToken, b.EndToken)))
            .Any(token => token.IsSymbol('\n', ';'));

        private List<DueSchedule> JoinRanges(List<DueItem> calendar)
        {
            var parts = new List<DueSchedule>();
            for (var i = 0; i < calendar.Count; i++)
            {
                var first = calendar[i];
                var last = first;
                while (i + 1 < calendar.Count && IsRange(last, calendar[i + 1]))
                {
                    last = calendar[++i];
                }

                parts.Add(first == last ? Single(first) : new(
                    DueKind.Range, TextOf(first, last), first.Span()?.From, first.Span() is null ? null : last.Span()?.Until, null, []));
            }

            return parts;
        }

        private bool IsRange(DueItem first, DueItem second)
        {
            var between = _tokens.GetRange(first.EndToken, second.FirstToken - first.EndToken);
            return between switch
            {
                [var only] when only.IsSymbol('/') => first.Kind != DueItemKind.Day,
                [var only] => only.IsSymbol('-') || only.IsWord("to", "until", "till", "through")
                    || (only.IsWord("and") && first.FirstToken > 0 && _tokens[first.FirstToken - 1].IsWord("between")),
                _ => false,
            };
        }

        private DueSchedule Single(DueItem item)
        {
            var span = item.Span();
            var kind = item.Kind switch
            {
                DueItemKind.Day => DueKind.Date,
                DueItemKind.Month => DueKind.Month,
                DueItemKind.Quarter => DueKind.Quarter,
                DueItemKind.Term => DueKind.Term,
                DueItemKind.Year => DueKind.Range,
                DueItemKind.Recurring => DueKind.Recurring,
                _ => DueKind.Ongoing,
            };
            return new(kind, TextOf(item, item), span?.From, span?.Until, item.Recurrence, []);
        }

        private string TextOf(DueItem first, DueItem last) => text[_tokens[first.FirstToken].Start.._tokens[last.EndToken - 1].End];

        private enum Leads
        {
            Nothing,
            Start,
            End,
        }
    }
}
