namespace SlipPortal.Domain.Plans.Import;

/// <summary>Tells headings, statements, section titles and blank rows from rows that hold actions.</summary>
internal sealed class RowSorter(ImportChoices choices, ChapterFinder chapters, RowJoiner joiner, ReceiptBuilder receipt)
{
    private static readonly string[] KeyNames = ["key", "rag key", "brag key", "legend", "key to ratings", "rating key", "ratings key",
        "rag rating key", "brag rating key", "rag ratings", "brag ratings", "rag definitions", "brag definitions", "rag rating",
            "brag rating", "rag status"];

    private static readonly string[] Notes = ["note", "source:", "last updated", "updated", "version", "approved by"];

    /// <summary>A title that stands in a row above the headings of a spreadsheet.</summary>
    public string? Title { get; private set; }

    public void Read(TableReading table)
    {
        if (!table.HoldsActions)
        {
            LeaveOut(table);
            return;
        }

        chapters.Enter(table);
        var lastAction = LastAction(table);
        var inKey = false;
        for (var at = 0; at < table.Source.Rows.Count; at++)
        {
            var row = table.Source.Rows[at];
            if (at == table.HeaderAt)
            {
                receipt.Heading(row, table.Index);
                continue;
            }

            var reading = new RowReading(row, table, choices) { AfterPageBreak = at == 0 };
            if (reading.Choice == RowChoice.LeaveOut)
            {
                receipt.LeftOut(row, table.Index, "Left out by choice");
            }
            else if (reading.IsRuling)
            {
                joiner.ReadRuling(reading);
            }
            else if (at > lastAction && reading.Choice == RowChoice.Automatic && !reading.HasReplacements && IsBelow(reading, ref inKey))
            {
                receipt.LeftOut(row, table.Index, inKey ? "The key below the actions" : "Below the last action");
                var first = PlainText.Shorten(reading.Filled().First().Text);
                receipt.Warn(row.Number, $"\"{first}\" is below the last action and is not kept");
            }
            else if (reading.Choice != RowChoice.Automatic || !IsNoAction(reading, at < table.HeaderAt))
            {
                reading.Chapter = chapters.Of(reading);
                joiner.Read(reading);
            }
        }
    }

    private void LeaveOut(TableReading table)
    {
        if (table.Source.Rows.Count == 0)
        {
            return;
        }

        // A table of two cells may hold nothing but the chapter's statement.
        var first = new RowReading(table.Source.Rows[0], table, choices);
        if (table.Source.Rows.Count == 1 && Statement(first) is { } statement)
        {
            table.Heading?.Statement.Add(statement);
            receipt.Heading(first.Row, table.Index, "The chapter's statement");
            return;
        }

        receipt.Warn(first.Number, $"This table of {table.Source.Rows.Count} rows was left out: no column says what is to be done");
        foreach (var row in table.Source.Rows)
        {
            receipt.LeftOut(row, table.Index, "In a table without actions");
        }
    }

    /// <summary>The last row that has an action with a reference, an owner or a date; what follows may be a key or notes.</summary>
    private int LastAction(TableReading table)
    {
        for (var at = table.Source.Rows.Count - 1; at > table.HeaderAt; at--)
        {
            var row = new RowReading(table.Source.Rows[at], table, choices);
            if (!row.IsRuling && row[ColumnMeaning.Action].Length > 0 && (ActionRef.TryParse(row[ColumnMeaning.Ref], out _)
                || row[ColumnMeaning.Owner].Length > 0 || row[ColumnMeaning.Due].Length > 0))
            {
                return at;
            }
        }

        // Where no row has any of them, every row may be an action.
        return table.Source.Rows.Count;
    }

    /// <summary>
    /// Below the last action: the key to the ratings (it opens with its name, or explains a rating word), or a title with nothing below
    /// it. A row that goes on from the action above is none.
    /// </summary>
    private static bool IsBelow(RowReading row, ref bool inKey)
    {
        var filled = row.Filled().ToList();
        if (filled.Count == 0)
        {
            return false;
        }

        var first = filled[0].Text;
        var key = PlainText.Key(first);
        inKey = inKey || KeyNames.Contains(key)
            || (first.Contains(':', StringComparison.Ordinal) && KeyNames.Any(name => key.StartsWith(name + " ", StringComparison.Ordinal)))
            || (filled.Count is 2 or 3 && RatingMapper.UsualWords.Contains(key) && filled[0].Column <= 1);
        return inKey || IsSection(row, filled)
            || (filled.Count == 1 && Notes.Any(name => first.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
    }

    private bool IsNoAction(RowReading row, bool aboveHeadings)
    {
        var filled = row.Filled().ToList();
        if (filled.Count == 0 && !row.HasReplacements)
        {
            receipt.LeftOut(row.Row, row.Table.Index, "Blank");
            return true;
        }

        if (Statement(row) is { } statement)
        {
            chapters.Current.Statement.Add(statement);
            receipt.Heading(row.Row, row.Table.Index, "The chapter's statement");
            return true;
        }

        if (aboveHeadings)
        {
            ReadAboveHeadings(row, filled);
            return true;
        }

        if (TableReader.IsHeadingRow(row.Row))
        {
            receipt.Heading(row.Row, row.Table.Index);
            return true;
        }

        if (!IsSection(row, filled))
        {
            return false;
        }

        StartSection(row, filled[0].Text);
        return true;
    }

    private void ReadAboveHeadings(RowReading row, List<(int Column, string Text)> filled)
    {
        if (filled.Count == 1 && ChapterBuilder.IsNumberedHeading(filled[0].Text))
        {
            StartSection(row, filled[0].Text);
            return;
        }

        Title ??= filled.Count == 1 && !KeyNames.Contains(PlainText.Key(filled[0].Text)) ? filled[0].Text : null;
        receipt.Heading(row.Row, row.Table.Index, "Above the column headings");
    }

    private void StartSection(RowReading row, string text)
    {
        var starts = chapters.StartSection(row.Number, text);
        receipt.Heading(row.Row, row.Table.Index, starts ? "Starts a chapter" : "A title inside its chapter; not kept");
        if (!starts)
        {
            receipt.Warn(row.Number, $"\"{PlainText.Shorten(text)}\" was read as a title inside its chapter and is not kept");
        }
    }

    /// <summary>One filled cell at the left that is no reference: a title over the rows below.</summary>
    private static bool IsSection(RowReading row, List<(int Column, string Text)> filled)
    {
        if (filled is not [var (column, text)] || row.HasReplacements || row.Row.Cells.Any(cell => cell.ContinuesAbove)
            || text.Length > ChapterDraft.TitleMaxLength || !text.Any(char.IsLetter))
        {
            return false;
        }

        return row.Table.MeaningOf(column) switch
        {
            ColumnMeaning.Ref => !ActionRef.TryParse(text, out _),
            ColumnMeaning.Chapter => true,
            ColumnMeaning.Ignore => column == 0,
            _ => column == 0 && ChapterBuilder.IsNumberedHeading(text),
        };
    }

    /// <summary>The statement in a row labelled "Overall effectiveness".</summary>
    private static string? Statement(RowReading row)
    {
        var filled = row.Filled().Select(cell => cell.Text).ToList();
        if (filled.Count == 0)
        {
            return null;
        }

        if (HeadingReader.IsStatementLabel(filled[0]))
        {
            return string.Join('\n', filled.Skip(1));
        }

        return filled.Count == 1 && HeadingReader.WithoutLabel(filled[0]) is var statement && statement != filled[0] ? statement : null;
    }
}
