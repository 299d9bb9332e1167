namespace SlipPortal.Domain.Plans.Import;

/// <summary>
/// Carries an intended impact down to the actions that share it, and joins it where it is split: over a page break, or mid-sentence
/// over two rows (the first part does not end a sentence and the next begins with a small letter).
/// </summary>
internal sealed class ImpactCarrier
{
    private ImpactBuilder? _current;
    private ChapterBuilder? _chapter;
    private int _row;

    public void Start(ActionBuilder action, RowReading row)
    {
        if (!ReferenceEquals(_chapter, action.Chapter))
        {
            (_chapter, _current) = (action.Chapter, null);
        }

        var text = row[ColumnMeaning.Impact];
        if (row.IsReplaced(ColumnMeaning.Impact))
        {
            _current = text.Length == 0 ? null : new(text);
        }
        else if (text.Length > 0 && _current is not null && !PlainText.EndsSentence(_current.Text) && PlainText.StartsLower(text))
        {
            _current.Text = PlainText.Join(_current.Text, text);
            action.Inferred.Add($"the impact was split mid-sentence and joined from rows {_row} and {row.Number}");
        }
        else if (text.Length > 0 && text != _current?.Text)
        {
            _current = new(text);
        }
        else if (text.Length == 0 && _current is not null && !row.IsMerged(ColumnMeaning.Impact))
        {
            action.Inferred.Add($"the impact was carried down from row {_row}");
        }

        _row = text.Length > 0 ? row.Number : _row;
        action.Impact = _current;
    }

    /// <summary>A continuation row adds to the impact that its action shares.</summary>
    public void Continue(ActionBuilder action, RowReading row)
    {
        var text = row[ColumnMeaning.Impact];
        if (text.Length == 0)
        {
            return;
        }

        action.Inferred.Add($"the impact goes on in row {row.Number}");
        if (action.Impact is null)
        {
            (_chapter, _current) = (action.Chapter, new(text));
            action.Impact = _current;
        }
        else
        {
            action.Impact.Text = PlainText.Join(action.Impact.Text, text);
        }
    }
}
