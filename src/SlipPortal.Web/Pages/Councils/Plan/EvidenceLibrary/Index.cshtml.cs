using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Actions;

namespace SlipPortal.Web.Pages.Councils.Plan.EvidenceLibrary;

/// <summary>All the evidence of the plan in force.</summary>
[Requires(RecordKind.Plan)]
internal sealed class IndexModel(PortalDbContext db) : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => "Evidence";

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Search = Search?.Trim();
        var pattern = Like.Containing(Search);
        var verdicts = db.CurrentVerdicts();
        var lines =
            from evidence in db.Set<Evidence>()
            join action in db.Set<PlanAction>() on evidence.LineageId equals action.LineageId
            join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
            join author in db.Users on evidence.AuthorId equals author.Id
            where plan.InForceAt != null && plan.SupersededAt == null
            where string.IsNullOrEmpty(Search) || EF.Functions.ILike(evidence.Title, pattern, Like.Escape) || action.Ref == Search
            orderby action.SortKey, evidence.RecordedAt descending
            select new Line(
                action.Ref,
                new Piece
                {
                    Id = evidence.Id,
                    Title = evidence.Title,
                    Address = evidence.Address,
                    FileName = evidence.FileName,
                    Bytes = evidence.Bytes,
                    Author = author.Name,
                    At = evidence.RecordedAt,
                    AuthorId = evidence.AuthorId,
                    Withdrawn = null,
                    IsHeld = evidence.IsHeld,
                    IsTextUnchecked = db.Set<EvidenceFile>().Any(file => file.EvidenceId == evidence.Id && file.IsTextUnchecked),
                },
                verdicts.Where(verdict => verdict.LineageId == action.LineageId)
                    .OrderByDescending(verdict => verdict.RecordedAt).Select(verdict => (EvidenceJudgement?)verdict.Judgement).FirstOrDefault());
        if (TableDownload.Knows(Format))
        {
            return TableDownload.Of(
                (await lines.ToListAsync(cancellationToken)).ConvertAll(line => new
                {
                    Action = line.Ref,
                    Evidence = line.Piece.Title,
                    line.Piece.Kind,
                    Added = line.Piece.At.DayInUk(),
                    By = line.Piece.Author,
                    Verdict = line.Judgement is { } judgement ? Words.Judgement(judgement) : "Not judged",
                }),
                $"{Links.Slug}-evidence",
                Format!);
        }

        Total = await lines.CountAsync(cancellationToken);
        Paging = new(Total, PageSize, PageNumber);
        Lines = await lines.Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
        return Page();
    }

    internal sealed record Line(string Ref, Piece Piece, EvidenceJudgement? Judgement);
}
