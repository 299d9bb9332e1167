using SlipPortal.Documents.Word;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>The plan as a Word document, laid out as councils lay out theirs: a table for each chapter, an impact beside its actions.</summary>
internal static class PlanDocument
{
    private static readonly IReadOnlyList<ReportColumn> Columns =
    [
        new("Ref", 6), new("Intended impact", 20), new("Action", 30), new("Owner", 14), new("Due by", 14), new("Rating and sign-off", 16),
    ];

    private static readonly IReadOnlyList<ReportColumn> ColumnsWithProgress =
    [
        new("Ref", 6), new("Intended impact", 14), new("Action", 20), new("Owner", 11), new("Due by", 11), new("Rating and sign-off", 12),
        new("Progress", 16), new("Evidence", 10),
    ];

    /// <param name="council">The council's name.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="day">The day that it is read at.</param>
    /// <param name="chapters">Its chapters.</param>
    /// <param name="actions">The actions to print, in order.</param>
    /// <param name="impacts">The text of each intended impact.</param>
    /// <param name="progress">The progress to print beside what was agreed; null for the plan as agreed.</param>
    public static Report Of(
        string council, PlanHead plan, DateOnly day, IReadOnlyList<ChapterView> chapters, IReadOnlyList<ActionRow> actions,
        IReadOnlyDictionary<Guid, string> impacts, ProgressWords? progress)
    {
        var blocks = new List<ReportBlock>
        {
            new ReportParagraph($"{council}. {(plan.Period is { } period ? period + ". " : "")}Version {plan.Version}, as at {Words.Day(day)}."),
        };
        var byChapter = actions.ToLookup(action => action.ChapterId);
        foreach (var chapter in chapters.Where(chapter => byChapter.Contains(chapter.Id)))
        {
            blocks.Add(new ReportHeading(chapter.Heading, 1));
            if (chapter.Statement is { } statement) blocks.Add(new ReportParagraph(statement));
            if (chapter.Impact is { } impact) blocks.Add(new ReportParagraph($"Impact: {impact}"));
            blocks.Add(new ReportTable(
                $"Actions of {chapter.Heading}",
                "One row for each action: its reference, the impact it is to have, what will be done, who owns it, when it is due, and how it "
                + "stands" + (progress is null ? "." : ", with its last progress and its evidence."),
                progress is null ? Columns : ColumnsWithProgress,
                Rows([.. byChapter[chapter.Id]], impacts, progress, day)));
        }

        return new(plan.Title, blocks);
    }

    private static List<IReadOnlyList<ReportCell>> Rows(
        List<ActionRow> actions, IReadOnlyDictionary<Guid, string> impacts, ProgressWords? progress, DateOnly day)
    {
        var rows = new List<IReadOnlyList<ReportCell>>();
        Guid? above = null;
        foreach (var action in actions)
        {
            var isShared = rows.Count > 0 && action.ImpactId is not null && action.ImpactId == above;
            above = action.ImpactId;
            rows.Add(
            [
                new(action.Ref),
                isShared ? ReportCell.Continued : new(action.ImpactId is { } id ? impacts.GetValueOrDefault(id, "") : ""),
                new(action.Text),
                new(string.Join("\n", action.Owners.Select(owner => owner.Title))),
                new(action.IsCrossReference ? "" : Words.Due(action)),
                new(action.IsCrossReference ? "See other actions" : How(action, day)),
                .. progress is null ? [] : ProgressOf(action, progress),
            ]);
        }

        return rows;
    }

    private static IEnumerable<ReportCell> ProgressOf(ActionRow action, ProgressWords progress)
    {
        var last = progress.Last.GetValueOrDefault(action.LineageId);
        var pieces = action.IsCrossReference ? ""
            : string.Join("\n", progress.Pieces[action.LineageId].Append(Words.Evidence(action.Pieces, action.Judgement)));
        return [new(last is null ? "" : $"{Words.Day(last.On)}: {last.Text}"), new(pieces)];
    }

    private static string How(ActionRow action, DateOnly day)
    {
        var rating = action.Rating is { } name ? $"{name} (as of {Words.Day(action.RatedAt!.Value)})" : "Not rated";
        var standing = action.StandingOn(day);
        return string.Join(
            "\n",
            new[] { rating, standing is Standing.Overdue ? standing.InWords() : null, action.Stage is { } stage ? stage.InWords() : null }.OfType<string>());
    }
}
