using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Documents.Word;
using SlipPortal.Domain.Access;
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

    private FileContentResult Download() => TableDownload.Of(
        View.Items.Select(item => new
        {
            PracticeArea = item.Area,
            Item = item.Item.Subject.InWords(),
            Number = item.Item.Ref,
            item.Item.Title,
            Judgement = item.Judgement?.Assurance.InWords(),
            EvidenceSeen = item.Judgement?.Evidence,
            item.Judgement?.Challenge,
            JudgedBy = item.Judgement?.Author,
            Response = item.Response?.Answer,
            InWords = item.Response?.Words,
            WhatBecameOfIt = item.Response?.Became,
        }),
        $"{Links.Slug}-review-{Head.ByWhen:yyyy-MM-dd}",
        Format!);
}
