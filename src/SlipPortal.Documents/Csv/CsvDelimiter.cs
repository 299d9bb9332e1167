namespace SlipPortal.Documents.Csv;

/// <summary>Finds out what separates the values: a comma, a semicolon or a tab.</summary>
internal static class CsvDelimiter
{
    private const int RecordsLookedAt = 20;
    private const string Candidates = ",;\t";

    /// <summary>Takes the line "sep=;" off the start of the text, where Excel puts it.</summary>
    public static char? TakeDeclared(ref string text)
    {
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 5
            || !Candidates.Contains(text[4], StringComparison.Ordinal))
            return null;
        var declared = text[4];
        if (text.Length > 5 && text[5] is not ('\r' or '\n'))
            return null;
        var end = text.AsSpan(5).StartsWith("\r\n") ? 7 : Math.Min(6, text.Length);
        text = text[end..];
        return declared;
    }

    /// <summary>The candidate that gives the most records the same number of values, more than one; among equals the most values.</summary>
    public static char Detect(string text) => Candidates.MaxBy(candidate => Score(text, candidate));

    private static (int Records, int Fields) Score(string text, char candidate)
    {
        var scanner = new CsvScanner(text, candidate);
        var counts = new List<int>();
        while (counts.Count < RecordsLookedAt && scanner.Next(out var fields))
            counts.Add(fields);
        return counts.Where(fields => fields > 1).GroupBy(fields => fields)
            .Select(group => (Records: group.Count(), Fields: group.Key)).DefaultIfEmpty().Max();
    }
}
