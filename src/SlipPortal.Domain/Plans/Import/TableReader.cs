namespace SlipPortal.Domain.Plans.Import;

/// <summary>Finds a table's heading row and what its columns mean; a table without headings goes on from the one before.</summary>
internal sealed class TableReader(ImportChoices choices, ColumnContents contents)
{
    private const int RowsSearchedForHeadings = 25;
    private const int RowsSearchedByShape = 10;
    private const int WidestByShape = 40;
    private const int RowsLookedAt = 200;

    private TableReading? _before;
    private int _index;

    public TableReading Read(SourceTable table, ChapterBuilder? heading)
    {
        var index = _index++;
        var width = table.Rows.Count == 0 ? 0 : table.Rows.Max(row => row.Cells.Count);
        var (headerAt, columns) = FindHeadings(table, width);
        if (headerAt < 0 && !GoesOn(table, width, heading) && FindHeadingsByShape(table, width) is { } found)
        {
            (headerAt, columns) = found;
        }
        else if (headerAt < 0)
        {
            columns = GoesOn(table, width, heading) ? AsBefore(columns) : ByContent(table, columns);
        }
        else if (Settle(table, columns, headerAt + 1) is var settled)
        {
            columns = settled.Exists(column => column.Meaning == ColumnMeaning.Action) ? settled
                : LongestIsAction(table, settled, headerAt + 1);
        }

        if (choices.Columns.TryGetValue(index, out var chosen))
        {
            columns = [.. columns.Select(column => chosen.TryGetValue(column.Index, out var meaning)
                ? column with { Meaning = meaning, Decision = ColumnDecision.Chosen } : column)];
            columns = ColumnContents.StepAside(columns);
            headerAt = headerAt < 0 && StartsWithUnknownHeadings(table, columns) ? 0 : headerAt;
        }

        var unknown = columns.TrueForAll(column => column.Decision is ColumnDecision.NotRecognised or ColumnDecision.Chosen);
        if (headerAt < 0 && table.Rows.Count > 0 && unknown)
        {
            // Nobody knows these columns yet: their first cells help a person to say what they are.
            columns = [.. Texts(table.Rows[0], width).Select((text, i) => columns[i] with { SourceName = PlainText.Shorten(text) })];
        }

        columns = columns.ConvertAll(column => column.FirstValues.Count > 0 || column.Decision == ColumnDecision.AsTableBefore ? column
            : column with { FirstValues = ColumnContents.FirstOf(ColumnTexts(table, column.Index, headerAt + 1)) });
        var reading = new TableReading(index, table, heading, columns, headerAt);
        _before = reading.HoldsActions ? reading : _before;
        return reading;
    }

    /// <summary>True where a row holds column headings.</summary>
    public static bool IsHeadingRow(SourceRow row) => row.Cells.Count > 1 && HeadingColumns(row, row.Cells.Count) is not null;

    private static List<ColumnDraft>? HeadingColumns(SourceRow row, int width)
    {
        if (row.Cells.Any(cell => cell.Text.Length > ColumnMatcher.LongestHeading) || row.Cells.Count == 0
            || ActionRef.TryParse(row.Cells[0].Text, out _))
        {
            return null;
        }

        var texts = Texts(row, width);
        if (texts.Count(text => text.Length > 0) < 2)
        {
            return null;
        }

        var columns = ColumnMatcher.MatchRow(texts);
        var known = columns.Where(column => column.Meaning != ColumnMeaning.Ignore).ToList();
        var byName = known.Count(column => column.Decision == ColumnDecision.ByName);
        var enough = (byName >= 2 || (byName == 1 && known.Count >= 3)) && known.Count * 2 >= texts.Count(text => text.Length > 0);
        var telling = known.Exists(column => column.Meaning is ColumnMeaning.Action or ColumnMeaning.Finding)
            || (known.Count >= 3 && known.Exists(column => column.Meaning is ColumnMeaning.Owner or ColumnMeaning.Due));
        return enough && telling ? columns : null;
    }

    private static (int At, List<ColumnDraft> Columns) FindHeadings(SourceTable table, int width)
    {
        for (var at = 0; at < Math.Min(RowsSearchedForHeadings, table.Rows.Count); at++)
        {
            if (HeadingColumns(table.Rows[at], width) is { } columns)
            {
                return WithRowBelow(table, width, at, columns);
            }
        }

        return (-1, [.. Enumerable.Range(0, width).Select(i =>
            new ColumnDraft(i, "", ColumnMeaning.Ignore, ColumnDecision.NotRecognised))]);
    }

    /// <summary>
    /// Headings that nobody knows, told by the cells below them: a row of short words over columns of references, dates, posts or ratings
    /// of which the row itself holds none, and over prose.
    /// </summary>
    private (int At, List<ColumnDraft> Columns)? FindHeadingsByShape(SourceTable table, int width)
    {
        for (var at = 0; at < Math.Min(RowsSearchedByShape, table.Rows.Count - 1); at++)
        {
            var texts = Texts(table.Rows[at], width);
            if (width is < 3 or > WidestByShape || texts.Count(text => text.Length > 0) * 5 < width * 4
                || texts.Exists(text => text.Length > ColumnMatcher.LongestHeading))
            {
                continue;
            }

            var columns = Settle(table, ColumnMatcher.MatchRow(texts), at + 1);
            var told = columns.FindAll(column =>
                column.Meaning is ColumnMeaning.Ref or ColumnMeaning.Due or ColumnMeaning.Owner or ColumnMeaning.Rating);
            if (told.Count >= 2 && columns.Exists(column => column.Meaning == ColumnMeaning.Action)
                && told.TrueForAll(column => contents.LookOf([column.SourceName]) is null or ColumnMeaning.Owner))
            {
                return (at, columns);
            }
        }

        return null;
    }

    private List<ColumnDraft> Settle(SourceTable table, List<ColumnDraft> columns, int from)
    {
        var texts = columns.ConvertAll(column => ColumnTexts(table, column.Index, from));
        return contents.Settle(columns, index => texts[index]);
    }

    /// <summary>Headings in two rows: "Delivery" over "Lead" and "By when". The lower ones count where they are.</summary>
    private static (int At, List<ColumnDraft> Columns) WithRowBelow(SourceTable table, int width, int at, List<ColumnDraft> columns)
    {
        if (at + 1 >= table.Rows.Count)
        {
            return (at, columns);
        }

        var below = Texts(table.Rows[at + 1], width);
        var lower = ColumnMatcher.MatchRow(below).FindAll(column => column.SourceName.Length > 0);
        var isHeadings = lower.Count >= 2 && lower.TrueForAll(column => column.Decision == ColumnDecision.ByName)
            && columns.TrueForAll(column => column.Meaning is not (ColumnMeaning.Action or ColumnMeaning.Ref)
                || below[column.Index].Length == 0);
        return isHeadings ? (at + 1, [.. columns.Select(column => lower.Find(other => other.Index == column.Index) ?? column)])
            : (at, columns);
    }

    private bool GoesOn(SourceTable table, int width, ChapterBuilder? heading)
    {
        if (_before is not { } before || before.Columns.Count != width)
        {
            return false;
        }

        var refColumn = before.Columns.FirstOrDefault(column => column.Meaning == ColumnMeaning.Ref)?.Index;
        var hasRefs = refColumn is { } at && table.Rows.Take(RowsLookedAt)
            .Any(row => at < row.Cells.Count && ActionRef.TryParse(row.Cells[at].Text, out _));
        return hasRefs || (ReferenceEquals(before.Heading, heading) && before.Source.Name == table.Name);
    }

    /// <summary>In columns that a person named: words where the references should be.</summary>
    private static bool StartsWithUnknownHeadings(SourceTable table, List<ColumnDraft> columns) =>
        columns.Find(column => column.Meaning == ColumnMeaning.Ref) is { } reference && table.Rows.Count > 1
        && reference.Index < table.Rows[0].Cells.Count && PlainText.Tidy(table.Rows[0].Cells[reference.Index].Text) is { Length: > 0 } text
        && !text.Any(char.IsAsciiDigit);

    private List<ColumnDraft> AsBefore(List<ColumnDraft> columns) =>
        [.. columns.Select(column => column with { Meaning = _before!.MeaningOf(column.Index), Decision = ColumnDecision.AsTableBefore })];

    private static List<ColumnDraft> ByContent(SourceTable table, List<ColumnDraft> columns)
    {
        var guessed = columns.ToList();
        Give(ColumnMeaning.Ref, text => ActionRef.TryParse(text, out _));
        Give(ColumnMeaning.Due, text => text.Length <= 60 && DueSchedule.Parse(text).Kind != DueKind.Undated);
        Give(ColumnMeaning.Owner, text => text.Length <= 100 && PostShape.LooksLikePost(text));
        return guessed.Exists(column => column.Meaning is ColumnMeaning.Ref or ColumnMeaning.Due or ColumnMeaning.Owner)
            && LongestIsAction(table, guessed, 0) is var found && found.Exists(column => column.Meaning == ColumnMeaning.Action)
            && found.Count(column => column.Meaning != ColumnMeaning.Ignore) >= 3
            ? found : columns;

        void Give(ColumnMeaning meaning, Func<string, bool> fits)
        {
            foreach (var column in guessed.Where(column => column.Meaning == ColumnMeaning.Ignore))
            {
                var texts = ColumnTexts(table, column.Index, 0);
                if (texts.Count > 0 && texts.Count(fits) * 2 > texts.Count)
                {
                    guessed[column.Index] = column with { Meaning = meaning, Decision = ColumnDecision.ByContent };
                    return;
                }
            }
        }
    }

    private static List<ColumnDraft> LongestIsAction(SourceTable table, List<ColumnDraft> columns, int from)
    {
        var longest = columns.Where(column => column is { Meaning: ColumnMeaning.Ignore, Decision: ColumnDecision.NotRecognised })
            .Select(column => (column.Index, Length: ColumnTexts(table, column.Index, from).Sum(text => text.Length)))
            .DefaultIfEmpty((Index: -1, Length: 0)).MaxBy(column => column.Length);
        return longest.Length < 15 ? columns : [.. columns.Select(column => column.Index == longest.Index
            ? column with { Meaning = ColumnMeaning.Action, Decision = ColumnDecision.ByContent } : column)];
    }

    private static List<string> ColumnTexts(SourceTable table, int column, int from) =>
        [.. table.Rows.Skip(from).Take(RowsLookedAt).Where(row => column < row.Cells.Count)
            .Select(row => PlainText.Tidy(row.Cells[column].Text)).Where(text => !PlainText.IsRuling(text))];

    private static List<string> Texts(SourceRow row, int width) =>
        [.. Enumerable.Range(0, width).Select(i => i < row.Cells.Count ? PlainText.Tidy(row.Cells[i].Text) : "")];
}
