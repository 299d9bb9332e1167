namespace SlipPortal.Domain.Plans.Import;

/// <summary>Makes actions of rows: starts one, or joins a row that a page break cut off to the action above.</summary>
internal sealed class RowJoiner(ReceiptBuilder receipt)
{
    private readonly ImpactCarrier _impacts = new();
    private readonly Dictionary<ColumnMeaning, string> _above = [];
    private ActionBuilder? _current;

    public List<ActionBuilder> Actions { get; } = [];

    public void Read(RowReading row)
    {
        if (!ReferenceEquals(_current?.Chapter, row.Chapter) && _current is not null)
        {
            _current = null;
            _above.Clear();
        }

        if (row.Choice == RowChoice.ContinuationOfRowAbove || (row.Choice == RowChoice.Automatic && Continues(row)))
        {
            Continue(row);
        }
        else if (PlainText.IsRuling(row[ColumnMeaning.Action]))
        {
            _current = null;
            receipt.Unresolved(row, "The row has no action text");
        }
        else if (row.Choice == RowChoice.OneActionPerLine)
        {
            StartEachLine(row);
        }
        else
        {
            Start(row, row[ColumnMeaning.Ref], row[ColumnMeaning.Action]);
        }
    }

    /// <summary>A line of the table's frame belongs to nothing and changes nothing.</summary>
    public void ReadRuling(RowReading row) => receipt.Ruling(row, _current);

    private bool Continues(RowReading row)
    {
        var (reference, action) = (row[ColumnMeaning.Ref], row[ColumnMeaning.Action]);
        var nothingOwn = row[ColumnMeaning.Owner].Length == 0 && row[ColumnMeaning.Due].Length == 0;
        if (reference.Length > 0)
        {
            return reference == _current?.RefText && row.AfterPageBreak && (action.Length == 0 || nothingOwn);
        }

        if (action.Length == 0)
        {
            return true;
        }

        var midSentence = _current is not null && !PlainText.EndsSentence(_current.Text) && PlainText.StartsLower(action);
        if (!row.Table.Has(ColumnMeaning.Ref) || row.IsMerged(ColumnMeaning.Ref))
        {
            return midSentence && nothingOwn;
        }

        var couldHaveOwn = row.Table.Has(ColumnMeaning.Owner) || row.Table.Has(ColumnMeaning.Due);
        return midSentence || (nothingOwn && couldHaveOwn && _current is not null)
            || (row.AfterPageBreak && _current is not null && row[ColumnMeaning.Due].Length == 0 && row.Table.Has(ColumnMeaning.Due));
    }

    private void Start(RowReading row, string reference, string text, string? owners = null, string? due = null)
    {
        var action = new ActionBuilder(row)
        {
            RefText = reference,
            RefIsMerged = row.IsMerged(ColumnMeaning.Ref),
            Text = text,
            Owners = owners ?? Value(row, ColumnMeaning.Owner),
            OwnersReplaced = row.IsReplaced(ColumnMeaning.Owner),
            DueText = due ?? Value(row, ColumnMeaning.Due),
            RatingText = Value(row, ColumnMeaning.Rating),
            Finding = Value(row, ColumnMeaning.Finding),
            Progress = Value(row, ColumnMeaning.Progress),
            Evidence = Value(row, ColumnMeaning.Evidence),
            SuccessMeasure = Value(row, ColumnMeaning.SuccessMeasure),
            CrossReference = CrossReference.Read(text),
            MayBeSeveral = PlainText.Lines(text) is { Length: > 1 } lines
                && lines.All(line => line.Length > 15 && !PlainText.StartsLower(line)),
        };
        if (action.Finding.Length == 0 && !row.IsReplaced(ColumnMeaning.Finding) && _current is { Finding.Length: > 0 } above)
        {
            action.Finding = above.Finding;
            action.Inferred.Add("the finding was carried down from the row above");
        }

        _impacts.Start(action, row);
        Actions.Add(action);
        _current = action;
        receipt.Belongs(row, action);
    }

    private void StartEachLine(RowReading row)
    {
        var lines = PlainText.Lines(row[ColumnMeaning.Action]);
        var owners = PlainText.Lines(Value(row, ColumnMeaning.Owner));
        var dues = PlainText.Lines(Value(row, ColumnMeaning.Due));
        for (var i = 0; i < lines.Length; i++)
        {
            var letter = lines.Length > 1 && row[ColumnMeaning.Ref].Length > 0 && i < 26 ? ((char)('a' + i)).ToString() : "";
            Start(row, row[ColumnMeaning.Ref].TrimEnd('.') + letter, lines[i],
                owners.Length == lines.Length ? owners[i] : null, dues.Length == lines.Length ? dues[i] : null);
        }
    }

    /// <summary>The cell's text; for the lower part of a merged cell the text it started with.</summary>
    private string Value(RowReading row, ColumnMeaning meaning)
    {
        if (row.IsMerged(meaning) && row[meaning].Length == 0)
        {
            return _above.GetValueOrDefault(meaning, "");
        }

        return _above[meaning] = row[meaning];
    }

    private void Continue(RowReading row)
    {
        if (_current is not { } action)
        {
            receipt.Unresolved(row, "The row seems to go on from a row above, but there is no action above it in its chapter");
            return;
        }

        if (row[ColumnMeaning.Action] is { Length: > 0 } text)
        {
            action.MayBeSeveral |= PlainText.EndsSentence(action.Text) && !PlainText.StartsLower(text);
            action.Text = PlainText.Join(action.Text, text);
        }

        _impacts.Continue(action, row);
        action.Owners = OnNewLine(action.Owners, row[ColumnMeaning.Owner]);
        action.OwnersReplaced |= row.IsReplaced(ColumnMeaning.Owner);
        action.DueText = OnNewLine(action.DueText, row[ColumnMeaning.Due]);
        action.RatingText = OnNewLine(action.RatingText, row[ColumnMeaning.Rating]);
        action.Finding = PlainText.Join(action.Finding, row[ColumnMeaning.Finding]);
        action.Progress = PlainText.Join(action.Progress, row[ColumnMeaning.Progress]);
        action.Evidence = PlainText.Join(action.Evidence, row[ColumnMeaning.Evidence]);
        action.SuccessMeasure = PlainText.Join(action.SuccessMeasure, row[ColumnMeaning.SuccessMeasure]);
        action.Rows.Add(row);
        if (row.Choice == RowChoice.Automatic)
        {
            action.Inferred.Add($"row {row.Number} has no reference and was joined to this action");
        }

        receipt.Merged(row, action);
    }

    private static string OnNewLine(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : first + "\n" + second;
}
