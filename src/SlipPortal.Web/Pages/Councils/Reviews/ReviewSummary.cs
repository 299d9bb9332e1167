using SlipPortal.Documents.Word;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>A review's summary: the text that both sides sign, and the Word document of it.</summary>
internal static class ReviewSummary
{
    private static readonly IReadOnlyList<ReportColumn> Columns =
        [new("Item", 24), new("Judgement", 10), new("Evidence seen", 22), new("Challenge", 20), new("The council’s response", 24)];

    /// <summary>Everything that was said, and nothing that goes on moving: what becomes of an accepted date is not signed.</summary>
    public static string TextOf(ReviewView review) => string.Join('\n',
    [
        review.Head.Template.InWords(), review.Head.Title, review.Head.Scope, Words.Day(review.Head.ByWhen), review.Head.Organisation,
        .. Enum.GetValues<ReportSection>().Where(review.Sections.ContainsKey).Select(section => $"{section.InWords()}: {review.Sections[section]}"),
        .. review.Items.OrderBy(item => item.Item.Position).Select(item => string.Join('|',
            item.Item.Name, item.Item.Title, item.Judgement?.Assurance.InWords(), item.Judgement?.Evidence, item.Judgement?.Challenge, item.Response?.Answer, item.Response?.Words)),
    ]);

    /// <summary>The document, by the template of the review.</summary>
    /// <param name="council">The council's name.</param>
    /// <param name="review">The review, as the reader sees it.</param>
    public static Report DocumentOf(string council, ReviewView review)
    {
        var head = review.Head;
        var blocks = new List<ReportBlock>
        {
            new ReportParagraph($"{council}. {head.Template.InWords()} by {head.Organisation}. {head.State.InWords()}."),
            new ReportParagraph($"{(head.IsAskedByCouncil ? "Asked for" : "Started")} by {head.Author} on {Words.Day(head.AskedAt)}, to be done by {Words.Day(head.ByWhen)}."),
        };
        if (!review.IsWhole) blocks.Add(new ReportParagraph($"This copy has {review.Items.Count} of the {Words.Count(head.ItemCount, "item")}: those that its reader may see."));
        if (head.Template is ReviewTemplate.AdviserReport)
        {
            blocks.Add(new ReportParagraph($"The portal’s numbers are as at {Words.Day(head.AskedAt)}, when the report was begun."));
            Write(ReportSection.StageAndNotice, ReportSection.Progress);
            blocks.Add(new ReportHeading("Judgement by practice area", 1));
            blocks.AddRange(Judgements(review));
            Write(ReportSection.Performance, ReportSection.Risks, ReportSection.NextSixWeeks);
        }
        else
        {
            blocks.Add(new ReportHeading("Scope", 1));
            blocks.Add(new ReportParagraph(head.Scope));
            blocks.Add(new ReportHeading("Judgements, challenges and responses", 1));
            blocks.AddRange(Judgements(review));
        }

        blocks.Add(new ReportHeading("Signatures", 1));
        blocks.Add(review.Signatures.Count == 0
            ? new ReportParagraph("Nobody has signed yet.")
            : new ReportBullets([.. review.Signatures.Select(signature =>
                $"{signature.Author}, for {(signature.Side is ReviewSide.Council ? council : head.Organisation)}, on {Words.Moment(signature.At)}. Text {signature.TextHash[..12]}")]));
        return new(head.Title, blocks);

        void Write(params ReportSection[] sections)
        {
            foreach (var section in sections)
            {
                blocks.Add(new ReportHeading(section.InWords(), 1));
                blocks.Add(new ReportParagraph(review.Sections.GetValueOrDefault(section, "Not in this copy.")));
            }
        }
    }

    private static IEnumerable<ReportBlock> Judgements(ReviewView review) => review.Items.GroupBy(item => item.Area).SelectMany(area => (ReportBlock[])
    [
        new ReportHeading(area.Key, 2),
        new ReportTable(
            $"Judgements: {area.Key}",
            "One row for each item: what it is, how assured the reviewer is, the evidence they saw, what they challenge, and what the council answered.",
            Columns,
            [.. area.Select(Row)]),
    ]);

    private static IReadOnlyList<ReportCell> Row(ItemView item) =>
    [
        new(item.Item.Ref is null ? item.Item.Title : $"{item.Item.Name}\n{item.Item.Title}"),
        new(item.Judgement?.Assurance.InWords() ?? "Not judged yet"),
        new(item.Judgement?.Evidence ?? ""),
        new(item.Judgement?.Challenge ?? ""),
        new(item.Response is { } response ? $"{response.Answer}\n{response.Words}{(response.Became is { } became ? $"\n{became}" : "")}" : item.IsOpen ? "Not answered yet" : ""),
    ];
}
