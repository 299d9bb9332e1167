namespace SlipPortal.Documents.Csv;

/// <summary>Walks over the records of a CSV text, counting their values; what is inside quotation marks separates nothing.</summary>
internal sealed class CsvScanner(string text, char delimiter)
{
    private int _at;
    private int _line = 1;

    /// <summary>The line where a quotation began that lasts to the end of the text; null when there is none.</summary>
    public int? OpenQuoteLine { get; private set; }

    /// <summary>Moves over the next record; false at the end of the text.</summary>
    public bool Next(out int fields)
    {
        fields = 1;
        if (_at >= text.Length)
            return false;

        var atStart = true;
        var quoteLine = 0;
        for (; _at < text.Length; _at++)
        {
            var c = text[_at];
            var endsLine = c == '\n' || (c == '\r' && (_at + 1 == text.Length || text[_at + 1] != '\n'));
            if (endsLine)
                _line++;
            if (quoteLine > 0)
            {
                if (c != '"')
                    continue;
                if (_at + 1 < text.Length && text[_at + 1] == '"')
                    _at++;
                else
                    quoteLine = 0;
            }
            else if (c == '"' && atStart)
            {
                quoteLine = _line;
                atStart = false;
            }
            else if (endsLine)
            {
                _at++;
                return true;
            }
            else
            {
                atStart = c == delimiter;
                if (atStart)
                    fields++;
            }
        }

        if (quoteLine > 0)
            OpenQuoteLine = quoteLine;
        return true;
    }
}
