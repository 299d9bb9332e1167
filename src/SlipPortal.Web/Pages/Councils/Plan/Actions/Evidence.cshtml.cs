using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Withdraw;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>What shows that an action is done, and what reviewers said of it.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
[RequestSizeLimit(UploadedFile.MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedFile.MaxRequest)]
internal sealed class EvidenceModel(
    PortalDbContext db, CouncilReach reach, FileReader reader, AddEvidence.Handler addEvidence, ReleaseEvidence.Handler releaseEvidence,
    JudgeEvidence.Handler judgeEvidence) : ActionPage(db)
{
    public override string Title => $"Evidence of action {Ref}";

    [BindProperty]
    public FileInput Upload { get; set; } = new();

    [BindProperty]
    public LinkInput Link { get; set; } = new();

    [BindProperty]
    public VerdictInput Verdict { get; set; } = new();

    public IReadOnlyList<Piece> Pieces { get; private set; } = [];

    public IReadOnlyList<VerdictRow> Verdicts { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Judgements { get; } =
        [.. Enum.GetValues<EvidenceJudgement>().Select(judgement => new SelectListItem(Words.Judgement(judgement), judgement.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostFileAsync(CancellationToken cancellationToken) => WriteAsync(
        async () => await addEvidence.HandleAsync(
            new(Head.Id, Upload.Title, null, await UploadedFile.ReadAsync(Upload.File, reader, cancellationToken), Upload.IsConfidential), cancellationToken),
        "The evidence is added.", "Upload.", cancellationToken);

    public Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken) => WriteAsync(
        () => addEvidence.HandleAsync(new(Head.Id, Link.Title, Link.Address, null, Link.IsConfidential), cancellationToken),
        "The evidence is added.", "Link.", cancellationToken);

    public async Task<IActionResult> OnPostVerdictAsync(CancellationToken cancellationToken)
    {
        var moved = false;
        var answer = await WriteAsync(
            async () => moved = await judgeEvidence.HandleAsync(new(Head.Id, Verdict.Judgement, Verdict.Reason), cancellationToken),
            "The verdict is recorded.", "Verdict.", cancellationToken);
        // The next step is asked for there.
        return moved ? Redirect(Links.Action(Ref, "sign-off")) : answer;
    }

    public async Task<IActionResult> OnPostReleaseAsync(Guid evidence, string? reason, CancellationToken cancellationToken) =>
        !reach.Allows(RecordKind.Held, Verb.Manage) ? NotFound() : await WriteAsync(
            () => Pieces.Any(piece => piece.Id == evidence && piece.Withdrawn is null)
                ? releaseEvidence.HandleAsync(new(evidence, reason), cancellationToken)
                : throw new RefusedException("That piece of evidence is not here any more."),
            "File released", "", cancellationToken);

    private async Task<IActionResult> WriteAsync(Func<Task> write, string notice, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !Head.IsLive) return NotFound();
        if (!await this.AcceptsAsync(write, prefix)) return Page();
        TempData["Notice"] = notice;
        return Redirect(Links.Action(Ref, "evidence"));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Pieces = await (
            from evidence in Db.Set<Evidence>()
            join author in Db.Users on evidence.AuthorId equals author.Id
            where evidence.LineageId == Head.LineageId
            orderby evidence.RecordedAt descending
            select new Piece
            {
                Id = evidence.Id,
                Title = evidence.Title,
                Address = evidence.Address,
                FileName = evidence.FileName,
                Bytes = evidence.Bytes,
                Author = author.Name,
                At = evidence.RecordedAt,
                AuthorId = evidence.AuthorId,
                Withdrawn = evidence.WithdrawnAt == null ? null : new(
                    evidence.WithdrawnAt.Value, Db.Users.Where(user => user.Id == evidence.WithdrawnById).Select(user => user.Name)
                        .FirstOrDefault(),
                    evidence.WithdrawnBecause),
                IsHeld = evidence.IsHeld,
                IsTextUnchecked = Db.Set<EvidenceFile>().Any(file => file.EvidenceId == evidence.Id && file.IsTextUnchecked),
            }).WithWithdrawn().ToListAsync(cancellationToken);
        Verdicts = await (
            from verdict in Db.Set<EvidenceVerdict>()
            join reviewer in Db.Users on verdict.ReviewerId equals reviewer.Id
            where verdict.LineageId == Head.LineageId
            orderby verdict.RecordedAt descending
            select new VerdictRow(verdict.Judgement, verdict.Reason, verdict.Pieces, reviewer.Name, verdict.RecordedAt)).ToListAsync(cancellationToken);
        return true;
    }

    internal sealed class FileInput
    {
        public string? Title { get; set; }

        public IFormFile? File { get; set; }

        public bool IsConfidential { get; set; }
    }

    internal sealed class LinkInput
    {
        public string? Title { get; set; }

        public string? Address { get; set; }

        public bool IsConfidential { get; set; }
    }

    internal sealed class VerdictInput
    {
        public EvidenceJudgement? Judgement { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed record VerdictRow(EvidenceJudgement Judgement, string Reason, int Pieces, string Reviewer, DateTimeOffset At);
}

/// <summary>A piece of evidence as lists show it.</summary>
internal sealed record Piece
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string? Address { get; init; }

    public required string? FileName { get; init; }

    public required int? Bytes { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid AuthorId { get; init; }

    public required WithdrawnView? Withdrawn { get; init; }

    /// <summary>True for a file whose text the guard against child-level data could not read.</summary>
    public required bool IsTextUnchecked { get; init; }

    /// <summary>True for a file that could not be checked and that no lead has released.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>“Notes.pdf, 1.2 MB” or “Link to example.org”.</summary>
    public string Kind => Address is { } address
        ? $"Link to {new Uri(address).Host}"
        : $"{FileName}, {(Bytes >= 1_000_000 ? $"{Bytes / 1_000_000.0:0.0} MB" : $"{Math.Max(1, (Bytes ?? 0) / 1_000):N0} kB")}{Unchecked}";

    private string Unchecked =>
        IsHeld ? "; could not be checked, held for a lead" : IsTextUnchecked ? "; its text could not be checked" : "";
}
