using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Documents.Word;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>A review: its items with judgements, challenges and responses, its signatures, and what its reader does next.</summary>
[Requires(RecordKind.Reviews)]
internal sealed class DetailsModel(PortalDbContext db, CouncilReach reach, IActor actor) : ReviewPage(db, reach)
{
    public override string Title => Head.Title;

    /// <summary>“docx” for the summary, “csv” or “xlsx” for the items.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public IEnumerable<IGrouping<string, ItemView>> Areas => View.Items.GroupBy(item => item.Area);

    public bool CanWrite => !IsClosed && Head.Template is ReviewTemplate.AdviserReport && Head.AuthorId == actor.UserId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (Format == "docx")
        {
            return File(
                WordWriter.Write(ReviewSummary.DocumentOf(Council, View)), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                $"{Links.Slug}-review-{Head.ByWhen:yyyy-MM-dd}.docx");
        }

        return TableDownload.Knows(Format) ? Download() : Page();
    }

    // A report's sections come before its items.
    private FileContentResult Download() => TableDownload.Of(
        [
            .. Enum.GetValues<ReportSection>().Where(View.Sections.ContainsKey)
                .Select(section => new Line("", "Section", null, section.InWords(), null, null, null, null, null, View.Sections[section], null, Head.AskedAt.DayInUk())),
            .. View.Items.Select(item => new Line(
                item.Area, item.Item.Subject.InWords(), item.Item.Ref, item.Item.Title, item.Judgement?.Assurance.InWords(), item.Judgement?.Evidence, item.Judgement?.Challenge,
                item.Judgement?.Author, item.Response?.Answer, item.Response?.Words, item.Response?.Became, Head.AskedAt.DayInUk())),
        ],
        $"{Links.Slug}-review-{Head.ByWhen:yyyy-MM-dd}",
        Format!);

    private sealed record Line(
        string PracticeArea, string Item, string? Number, string? Title, string? Judgement, string? EvidenceSeen, string? Challenge, string? JudgedBy, string? Response, string? InWords,
        string? WhatBecameOfIt, DateOnly AsAt);
}
