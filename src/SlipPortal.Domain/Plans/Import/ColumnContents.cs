namespace SlipPortal.Domain.Plans.Import;

/// <summary>
/// What stands in the columns of a table, where a heading does not say it: dates, ratings, posts, references or prose. A heading by name
/// counts more than what stands below it; a heading that is only near counts less than cells that all look alike.
/// </summary>
internal sealed class ColumnContents(CouncilVocabulary council)
{
    private const int ValuesShown = 3;
    private const int ProseLength = 20;

    private readonly HashSet<string> _posts = [.. council.Posts.Select(PostDirectory.ExactKey)];
    private readonly HashSet<string> _ratings = [.. council.Ratings.Select(PlainText.Key), .. RatingMapper.UsualWords];

    /// <summary>Settles what each column means by its heading and its cells: a meaning is given once, to its best column.</summary>
    /// <param name="columns">The columns, as their headings alone were read.</param>
    /// <param name="texts">The filled cells of a column below its heading.</param>
    public List<ColumnDraft> Settle(IReadOnlyList<ColumnDraft> columns, Func<int, IReadOnlyList<string>> texts)
    {
        var settled = columns.Select(column => column with { FirstValues = FirstOf(texts(column.Index)) }).ToList();
        var looks = settled.ConvertAll(column => LookOf(texts(column.Index)));
        LeaveDegrees(settled, texts);
        foreach (var meaning in (ColumnMeaning[])[ColumnMeaning.Due, ColumnMeaning.Rating, ColumnMeaning.Owner, ColumnMeaning.Ref])
        {
            GiveByContent(settled, looks, meaning);
        }

        LeaveSpares(settled, texts);
        ChooseAction(settled, looks, texts);
        return settled;
    }

    /// <summary>What most of the cells are; null for prose, or where they differ.</summary>
    public ColumnMeaning? LookOf(IReadOnlyList<string> texts)
    {
        return Most(text => text.Length <= 80 && DueScheduleParser.IsOnlyDue(text)) ? ColumnMeaning.Due
            : Most(IsRating) ? ColumnMeaning.Rating
            : Most(text => text.Length <= 10 && ActionRef.TryParse(text, out _)) && texts.Distinct().Count() * 5 >= texts.Count * 4
                ? ColumnMeaning.Ref
            : Most(ArePosts) ? ColumnMeaning.Owner : null;

        bool Most(Func<string, bool> fits) => texts.Count > 0 && texts.Count(fits) * 10 >= texts.Count * 7;
    }

    /// <summary>Where a person says what a column is, the one that was taken for it steps aside: two due dates would be one cell.</summary>
    public static List<ColumnDraft> StepAside(List<ColumnDraft> columns)
    {
        var chosen = columns.Where(column => column.Decision == ColumnDecision.Chosen && !MayRepeat(column.Meaning))
            .Select(column => column.Meaning).ToHashSet();
        return columns.ConvertAll(column =>
            column.Decision != ColumnDecision.Chosen && chosen.Contains(column.Meaning) ? Unmatched(column) : column);
    }

    /// <summary>The first different values, shortened.</summary>
    public static IReadOnlyList<string> FirstOf(IReadOnlyList<string> texts) =>
        [.. texts.Distinct().Take(ValuesShown).Select(PlainText.Shorten)];

    /// <summary>True for cells that say something in words.</summary>
    public static bool IsProse(IReadOnlyList<string> texts) =>
        texts.Count > 0 && texts.Sum(text => text.Length) >= ProseLength * texts.Count;

    private bool IsRating(string text) => text.Length <= RatingProposal.TextMaxLength
        && (_ratings.Contains(PlainText.Key(text)) || _ratings.Contains(RatingMapper.FirstPart(text)));

    /// <summary>"Head of A / Head of B", "A &amp; B" and "A; B" are posts where each part is one.</summary>
    private bool ArePosts(string text) => text.Length <= 120 && text.Split(['/', ';', '&', '\n', ','],
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } parts
        && Array.TrueForAll(parts, part => !PlainText.EndsSentence(part)
            && (_posts.Contains(PostDirectory.ExactKey(part)) || PostShape.LooksLikePost(part)));

    /// <summary>High, medium and low are no chapters, whatever "Priority" may mean elsewhere.</summary>
    private static void LeaveDegrees(List<ColumnDraft> columns, Func<int, IReadOnlyList<string>> texts)
    {
        foreach (var column in columns.Where(column => column.Meaning == ColumnMeaning.Chapter).ToList())
        {
            if (texts(column.Index) is { Count: > 0 } cells
                && cells.All(cell => PlainText.Key(cell) is "high" or "medium" or "low" or "urgent" or "h" or "m" or "l"))
            {
                columns[column.Index] = Unmatched(column);
            }
        }
    }

    private static void GiveByContent(List<ColumnDraft> columns, List<ColumnMeaning?> looks, ColumnMeaning meaning)
    {
        var byHeading = columns.FindAll(column => column.Meaning == meaning);
        var isMisnamed = meaning is ColumnMeaning.Due or ColumnMeaning.Rating && byHeading.Count > 0
            && byHeading.TrueForAll(column => column is { Decision: ColumnDecision.ByWords, FirstValues.Count: > 0 }
                && looks[column.Index] != meaning);
        if (byHeading.Count > 0 && !isMisnamed)
        {
            return;
        }

        var best = columns.Find(column => looks[column.Index] == meaning && MayBeOther(column, meaning));
        if (best is null)
        {
            return;
        }

        byHeading.ForEach(column => columns[column.Index] = Unmatched(column));
        columns[best.Index] = best with { Meaning = meaning, Decision = ColumnDecision.ByContent };
    }

    /// <summary>A heading that says nothing, or one that is only near while the cells are dates or ratings.</summary>
    private static bool MayBeOther(ColumnDraft column, ColumnMeaning meaning) => column.Decision == ColumnDecision.NotRecognised
        || (column is { Decision: ColumnDecision.ByWords, Meaning: not (ColumnMeaning.Ignore or ColumnMeaning.Due or ColumnMeaning.Rating) }
            && meaning is ColumnMeaning.Due or ColumnMeaning.Rating);

    private static void LeaveSpares(List<ColumnDraft> columns, Func<int, IReadOnlyList<string>> texts)
    {
        foreach (var same in columns.Where(column => !MayRepeat(column.Meaning)).GroupBy(column => column.Meaning).ToList())
        {
            // Of two actions the one that says more.
            int Length(ColumnDraft column) => same.Key == ColumnMeaning.Action ? texts(column.Index).Sum(text => text.Length) : 0;
            foreach (var spare in same.OrderBy(column => column.Decision).ThenByDescending(Length).Skip(1))
            {
                columns[spare.Index] = Unmatched(spare) with { MayBeAction = spare.Meaning == ColumnMeaning.Action };
            }
        }
    }

    /// <summary>
    /// Where no heading names the action: the column of prose that nothing else claims, and the finding beside it is what it answers.
    /// Recommendations alone are what is to be done. Whatever else it could be is marked, so that a person is asked.
    /// </summary>
    private static void ChooseAction(List<ColumnDraft> columns, List<ColumnMeaning?> looks, Func<int, IReadOnlyList<string>> texts)
    {
        var action = columns.FindIndex(column => column.Meaning == ColumnMeaning.Action);
        var isNamed = action >= 0 && columns[action].Decision == ColumnDecision.ByName;
        var prose = columns.Where(column => column is { Meaning: ColumnMeaning.Ignore, Decision: ColumnDecision.NotRecognised }
            && looks[column.Index] is null && IsProse(texts(column.Index))).Select(column => column.Index).ToList();
        if (action < 0)
        {
            var finding = columns.FindIndex(column => column.Meaning == ColumnMeaning.Finding);
            var longest = prose.Count == 0 ? -1 : prose.MaxBy(index => texts(index).Sum(text => text.Length));
            var isRecommendation = finding >= 0 && columns[finding].SourceName.Contains("recommend", StringComparison.OrdinalIgnoreCase);
            action = longest < 0 || isRecommendation ? finding : longest;
            if (action < 0)
            {
                return;
            }

            columns[action] = columns[action] with
            {
                Meaning = ColumnMeaning.Action,
                Decision = action == finding ? ColumnDecision.ByWords : ColumnDecision.ByContent,
            };
            if (finding >= 0 && finding != action)
            {
                columns[finding] = columns[finding] with { MayBeAction = true };
            }
        }

        foreach (var other in prose.Where(index => index != action && !isNamed))
        {
            columns[other] = columns[other] with { MayBeAction = true };
        }
    }

    private static ColumnDraft Unmatched(ColumnDraft column) =>
        column with { Meaning = ColumnMeaning.Ignore, Decision = ColumnDecision.NotRecognised };

    private static bool MayRepeat(ColumnMeaning meaning) => meaning
        is ColumnMeaning.Ignore or ColumnMeaning.Owner or ColumnMeaning.Progress or ColumnMeaning.Evidence;
}
