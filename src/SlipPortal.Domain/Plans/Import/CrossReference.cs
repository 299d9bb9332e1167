namespace SlipPortal.Domain.Plans.Import;

/// <summary>"See actions 1.5-1.8": the references an action's text names, and whether it says nothing else.</summary>
internal sealed record CrossReference(IReadOnlyList<(ActionRef From, ActionRef To)> Ranges, bool IsWhole)
{
    private static readonly string[] Leads = ["see action", "see actions", "refer to action", "refer to actions", "as per action",
        "as per actions", "covered by action", "covered by actions", "covered in action", "covered in actions", "linked to action",
        "linked to actions", "see", "see ref", "cross reference to action", "cross reference to actions", "cross reference",
        "duplicate of action", "same as action", "links to action", "links to actions", "as action"];

    private static readonly HashSet<string> LeadStarts = [.. Leads.Select(lead => lead.Split(' ')[0])];

    private static readonly string[] Filler = ["please", "above", "below", "also", "and", "to", "the", "in", "of", "plan", "this",
        "actions", "action"];

    /// <summary>Null where the text points nowhere.</summary>
    public static CrossReference? Read(string text)
    {
        if (text.Length > ActionDraft.TextMaxLength || text.IndexOfAny([.. "0123456789"]) < 0)
        {
            return null;
        }

        var words = text.Split([' ', '\n', ',', ';', '(', ')', '&'], StringSplitOptions.RemoveEmptyEntries);
        var ranges = new List<(ActionRef, ActionRef)>();
        var others = 0;
        for (var i = 0; i < words.Length;)
        {
            var lead = LeadAt(words, i);
            if (lead == 0)
            {
                others += Filler.Contains(words[i].Trim('.', ':').ToLowerInvariant()) ? 0 : 1;
                i++;
                continue;
            }

            var at = i + lead;
            var found = ranges.Count;
            at = ReadRefs(words, at, ranges, needsDot: lead == 1);
            others += ranges.Count == found ? lead : 0;
            i = at;
        }

        return ranges.Count == 0 ? null : new(ranges, others == 0);
    }

    private static int LeadAt(string[] words, int at)
    {
        if (!LeadStarts.Contains(words[at].ToLowerInvariant().TrimEnd(':'))
            && !words[at].StartsWith("cross", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        for (var length = Math.Min(4, words.Length - at); length > 0; length--)
        {
            var phrase = PlainText.Key(string.Join(' ', words, at, length));
            if (Leads.Contains(phrase))
            {
                return length;
            }
        }

        return 0;
    }

    // After a mere "see" a number alone is not a reference: "see 30 families".
    private static int ReadRefs(string[] words, int at, List<(ActionRef, ActionRef)> ranges, bool needsDot)
    {
        var upTo = false;
        for (; at < words.Length; at++)
        {
            var word = words[at].Replace('\u2013', '-').Replace('\u2014', '-').TrimEnd('.', ':');
            if (word.ToLowerInvariant() is "and" or "or" or "plus")
            {
                continue;
            }

            if (word.ToLowerInvariant() is "to" or "-")
            {
                upTo = ranges.Count > 0;
                continue;
            }

            var ends = word.Split('-', StringSplitOptions.RemoveEmptyEntries);
            if (ends.Length is 0 or > 2 || !ActionRef.TryParse(ends[0], out var from)
                || (needsDot && !word.Contains('.', StringComparison.Ordinal)))
            {
                break;
            }

            var to = from!;
            if (ends.Length == 2)
            {
                if (!ActionRef.TryParse(Completed(from!, ends[1]), out var end))
                {
                    break;
                }

                to = end!;
            }

            if (upTo)
            {
                var start = ranges[^1].Item1;
                ranges[^1] = (start, ActionRef.TryParse(Completed(start, ends[0]), out var end) ? end! : from!);
            }
            else
            {
                ranges.Add((from!, to));
            }

            upTo = false;
        }

        return at;
    }

    /// <summary>"1.5-8" means 1.5 to 1.8.</summary>
    private static string Completed(ActionRef from, string end)
    {
        var dot = from.Text.LastIndexOf('.');
        return dot > 0 && !end.Contains('.', StringComparison.Ordinal) ? from.Text[..(dot + 1)] + end : end;
    }
}
