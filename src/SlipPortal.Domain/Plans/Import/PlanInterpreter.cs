namespace SlipPortal.Domain.Plans.Import;

/// <summary>
/// Reads an improvement plan out of headings and tables of text. A pure function: the same source, choices and vocabulary give the same
/// draft. It never throws on any content; what it cannot settle is a warning, or a row that a person must decide about.
/// </summary>
public static class PlanInterpreter
{
    private const int MostBlockers = 100;

    /// <summary>Interprets a plan.</summary>
    /// <param name="source">The document as text; row numbers are unique in it.</param>
    /// <param name="choices">What a person corrected so far.</param>
    /// <param name="council">The posts, ratings and practice areas the council has.</param>
    public static PlanDraft Interpret(SourceDocument source, ImportChoices choices, CouncilVocabulary council)
    {
        var receipt = new ReceiptBuilder();
        var checks = new ActionChecks(receipt);
        var (headings, tables) = ReadBlocks(source, choices, council);

        var joiner = new RowJoiner(receipt);
        var sorter = new RowSorter(choices, new ChapterFinder(tables, headings.TitleHeading), joiner, receipt);
        tables.ForEach(sorter.Read);

        var all = joiner.Actions;
        var chapters = ChapterNumbers.Settle(all, choices);
        new RefSequence(receipt).Settle(all);
        var posts = MatchOwners(all, choices, council);
        all.ForEach(checks.CheckLengths);
        var quarters = choices.Quarters ?? council.Quarters;
        all.ForEach(action => action.Due = DueScheduleParser.Read(action.DueText, quarters));

        var links = Link(all, receipt);
        foreach (var action in all.Where(action => action.Unresolved is null && action.CrossReference is not { IsWhole: true }))
        {
            checks.Check(action);
        }

        checks.CheckChapterNumbers(all);
        checks.CheckColumns(tables);
        checks.CheckPosts(posts);

        var ratings = new RatingMapper(council.Ratings, choices.Ratings);
        var impacts = all.Where(action => action is { Unresolved: null, Impact: not null })
            .Select(action => (action.Impact!, action.Chapter)).Distinct().ToList();
        var impactIndex = impacts.Select((impact, index) => (impact, index)).ToDictionary(pair => pair.impact, pair => pair.index);
        var chapterIndex = chapters.Select((chapter, index) => (chapter, index)).ToDictionary(pair => pair.chapter, pair => pair.index);
        var drafts = all.Where(action => action.Unresolved is null).Select(action => ToDraft(action)).ToList();
        var chapterDrafts = chapters.ConvertAll(chapter => ChapterNumbers.ToDraft(chapter, choices, council.PracticeAreas));
        var rows = receipt.ToReceipts();
        return new()
        {
            Title = Fitting(headings.Title ?? sorter.Title),
            Period = Fitting(headings.Period),
            Quarters = quarters,
            Chapters = chapterDrafts,
            Impacts = impacts.ConvertAll(impact => new ImpactDraft(chapterIndex[impact.Chapter], impact.Item1.Text)),
            Actions = [.. drafts.OrderBy(action => action.ChapterIndex).ThenBy(action => action.Ref)],
            Rows = rows,
            Totals = ReceiptTotals.Of(rows),
            Warnings = receipt.Warnings,
            Tables = tables.ConvertAll(table => table.ToDraft()),
            Posts = posts,
            Ratings = ratings.Proposals,
            Blockers = Blockers(rows, drafts, chapterDrafts, ratings.Proposals),
        };

        ActionDraft ToDraft(ActionBuilder action) => new()
        {
            Ref = action.Ref!,
            ChapterIndex = chapterIndex[action.Chapter],
            Text = action.Text,
            Impact = action.Impact?.Text,
            ImpactIndex = action.Impact is { } impact ? impactIndex[(impact, action.Chapter)] : null,
            Owners = action.OwnerDrafts,
            Due = action.Due.Schedule,
            RatingText = action.RatingText,
            Rating = ratings.Map(action.RatingText, action.Row),
            CrossReferences = links.GetValueOrDefault(action, []),
            IsCrossReference = action.CrossReference is { IsWhole: true },
            Finding = Filled(action.Finding),
            Progress = Filled(action.Progress),
            Evidence = Filled(action.Evidence),
            SuccessMeasure = Filled(action.SuccessMeasure),
            RowNumbers = [.. action.Rows.Select(row => row.Number)],
            Inferred = [.. action.Inferred, .. action.Due.Notes],
        };
    }

    private static (HeadingReader Headings, List<TableReading> Tables) ReadBlocks(
        SourceDocument source, ImportChoices choices, CouncilVocabulary council)
    {
        var headings = new HeadingReader();
        var reader = new TableReader(choices, new(council));
        var tables = new List<TableReading>();
        foreach (var block in source.Blocks)
        {
            if (block is SourceParagraph paragraph)
            {
                headings.Read(paragraph);
            }
            else if (block is SourceTable table)
            {
                tables.Add(reader.Read(table, headings.AtTable()));
            }
        }

        return (headings, tables);
    }

    private static IReadOnlyList<PostProposal> MatchOwners(List<ActionBuilder> actions, ImportChoices choices, CouncilVocabulary council)
    {
        var splitter = new OwnerSplitter(council.Posts, actions.Where(action => !action.OwnersReplaced).Select(action => action.Owners));
        var directory = new PostDirectory(council.Posts, choices.Posts);
        var titles = actions.ConvertAll(action => splitter.Split(action.Owners, action.OwnersReplaced));
        for (var i = 0; i < actions.Count; i++)
        {
            foreach (var title in titles[i])
            {
                directory.Count(title, actions[i].Row);
            }
        }

        var proposals = directory.Match();
        var byKey = proposals.ToDictionary(proposal => PostDirectory.ExactKey(proposal.Text), StringComparer.Ordinal);
        var byTitle = titles.SelectMany(found => found).Distinct()
            .ToDictionary(title => title, title => byKey[PostDirectory.ExactKey(title)]);
        for (var i = 0; i < actions.Count; i++)
        {
            var action = actions[i];
            action.OwnerDrafts.AddRange(titles[i]
                .Select(title => new OwnerDraft(title, byTitle[title].Post, byTitle[title].Match, byTitle[title].Suggestion))
                .DistinctBy(owner => owner.Post));
            if (titles[i].Count > 1 && !action.OwnersReplaced && PlainText.Lines(action.Owners).Length < titles[i].Count)
            {
                action.Inferred.Add("the owners were told apart by the titles, as nothing separates them");
            }
        }

        return proposals;
    }

    private static Dictionary<ActionBuilder, IReadOnlyList<ActionRef>> Link(List<ActionBuilder> actions, ReceiptBuilder receipt)
    {
        var resolver = new LinkResolver(actions);
        var links = new Dictionary<ActionBuilder, IReadOnlyList<ActionRef>>();
        foreach (var action in actions.Where(action => action is { Unresolved: null, CrossReference: not null }))
        {
            links[action] = resolver.Resolve(action);
            if (action.CrossReference!.IsWhole && links[action].Count == 0)
            {
                action.Unresolved = "The row only points at other actions, and none of them is in the plan";
                receipt.Warn(action.Row, action.Unresolved);
            }
        }

        return links;
    }

    private static List<string> Blockers(
        List<RowReceipt> rows, List<ActionDraft> actions, List<ChapterDraft> chapters, IReadOnlyList<RatingProposal> ratings)
    {
        List<string> blockers =
        [
            .. actions.Count == 0 ? ["No action was found. A table needs a heading row, with a column that says what is to be done"]
                : Array.Empty<string>(),
            .. rows.Where(row => row.Outcome == RowOutcome.Unresolved).Select(row => $"Row {row.Row}: {row.Message}"),
            .. ratings.Where(rating => !rating.Decided).Select(rating => $"Say which rating \"{PlainText.Shorten(rating.Text)}\" means"),
            .. chapters.Where(chapter => chapter.Title.Length is 0 or > ChapterDraft.TitleMaxLength)
                .Select(chapter =>
                    $"The title of chapter {chapter.Number} is longer than {ChapterDraft.TitleMaxLength} characters, or empty"),
            .. chapters.Where(chapter => chapter.Statement?.Length > ChapterDraft.StatementMaxLength)
                .Select(chapter =>
                    $"The statement of chapter {chapter.Number} is longer than {ChapterDraft.StatementMaxLength:N0} characters"),
            .. chapters.GroupBy(chapter => chapter.Number).Where(group => group.Count() > 1)
                .Select(group => $"{group.Count()} chapters have the number {group.Key}"),
        ];
        return blockers.Count <= MostBlockers ? blockers
            : [.. blockers.Take(MostBlockers), $"and {blockers.Count - MostBlockers:N0} more"];
    }

    private static string? Fitting(string? text) => text is { Length: > 0 and <= PlanDraft.TitleMaxLength } ? text : null;

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
