using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Visits.Findings;
using SlipPortal.Web.Pages.Councils.Withdraw;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>A visit: what it was about, what it found, its letters, and how it came about.</summary>
[Requires(RecordKind.Visits, ToPost = Verb.Edit)]
[RequestSizeLimit(UploadedFile.MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedFile.MaxRequest)]
internal sealed class DetailsModel(
    PortalDbContext db, FileReader reader, KeepFile.Handler keepFile, RecordOutput.Handler recordOutput,
        AnswerFinding.Handler answerFinding,
    CouncilReach reach) : VisitPage(db)
{
    public override string Title => Name;

    [BindProperty]
    public FileInput Upload { get; set; } = new();

    [BindProperty]
    public OutputInput Output { get; set; } = new();

    [BindProperty]
    public AnswerInput Answer { get; set; } = new();

    public IReadOnlyList<FindingRow> Findings { get; private set; } = [];

    /// <summary>Findings that ask for something and have no answer.</summary>
    public IReadOnlyList<FindingRow> Unanswered =>
        [.. Findings.Where(finding => finding.Reply is null && finding.Kind is not FindingKind.Strength)];

    public IReadOnlyList<(JudgedAspect Aspect, Grade Grade)> Judgements { get; private set; } = [];

    public IReadOnlyList<FileRow> Files { get; private set; } = [];

    public IReadOnlyList<VisitOutput> Outputs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> OpenOutputs => [.. Outputs.Where(output => output.CameAt is null).Select(output => new SelectListItem(output.What, output.Id.ToString()))];

    /// <summary>The round of reviews that it is a stage of, or null.</summary>
    public string? Cycle { get; private set; }

    /// <summary>Every move and every step of its report, in their order.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Words)> Story { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : await this.WithdrawnOrNotFoundAsync(Db, WithdrawKind.Visit, Visit, cancellationToken);

    public Task<IActionResult> OnPostFileAsync(CancellationToken cancellationToken) => WriteAsync(
        async () => await keepFile.HandleAsync(new(Visit, Upload.Title, await UploadedFile.ReadAsync(Upload.File, reader, cancellationToken)), cancellationToken),
        "The file is kept.", "Upload.", cancellationToken);

    public Task<IActionResult> OnPostOutputAsync(CancellationToken cancellationToken) => WriteAsync(
        () => recordOutput.HandleAsync(new(Visit, Output.OutputId ?? default, Output.Came), cancellationToken), "It is recorded.", "Output.", cancellationToken);

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken) =>
        !reach.Allows(RecordKind.Visits, Verb.Manage) ? NotFound() : await WriteAsync(
            () => answerFinding.HandleAsync(new([.. Unanswered.Select(finding => finding.Id)], Answer.Reply, Answer.Reason),
                cancellationToken),
            "Answers recorded", "Answer.", cancellationToken);

    private async Task<IActionResult> WriteAsync(Func<Task> write, string notice, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(write, prefix)) return Page();
        TempData["Notice"] = notice;
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Findings = await Db.FindingRows().Where(finding => finding.VisitId == Visit).OrderBy(finding => finding.Number).ToListAsync(cancellationToken);
        Judgements = (await Db.Set<Judgement>().Where(judged => judged.VisitId == Visit && judged.SupersededAt == null).ToListAsync(cancellationToken))
            .OrderBy(judged => judged.Aspect).Select(judged => (judged.Aspect, judged.Grade)).ToList();
        Files = await (
            from file in Db.Set<VisitFile>()
            join author in Db.Users on file.AuthorId equals author.Id
            where file.VisitId == Visit
            orderby file.RecordedAt descending
            select new FileRow(
                file.Id, file.Title, file.FileName, author.Name, file.RecordedAt,
                Db.Set<VisitFileContent>().Any(content => content.FileId == file.Id && content.IsTextUnchecked))).ToListAsync(cancellationToken);
        Outputs = await Db.Set<VisitOutput>().Where(output => output.VisitId == Visit).OrderBy(output => output.Id).ToListAsync(cancellationToken);
        Cycle = await Db.Set<ReviewCycle>().Where(cycle => cycle.Id == Head.CycleId).Select(cycle => cycle.Name).SingleOrDefaultAsync(cancellationToken);
        var moves = await Db.Set<VisitMove>().Where(move => move.VisitId == Visit).ToListAsync(cancellationToken);
        var steps = await Db.Set<PublicationStep>().Where(step => step.VisitId == Visit).ToListAsync(cancellationToken);
        Story =
        [
            .. moves.Select(move => (move.RecordedAt, move.After is { } after ? $"moved from {move.Before} to {after}. {move.Reason}" : $"called off. {move.Reason}"))
                .Concat(steps.Select(step => (
                    step.RecordedAt,
                    $"{step.State.InWords().ToLowerInvariant()}{(step.State is PublicationState.Embargoed ? " until" : ",")} {Words.Day(step.On)}. {step.Note}")))
                .OrderBy(line => line.RecordedAt),
        ];
        return true;
    }

    internal sealed class AnswerInput
    {
        public FindingReply? Reply { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class FileInput
    {
        public string? Title { get; set; }

        public IFormFile? File { get; set; }
    }

    internal sealed class OutputInput
    {
        public Guid? OutputId { get; set; }

        public string? Came { get; set; }
    }

    internal sealed record FileRow(Guid Id, string Title, string FileName, string Author, DateTimeOffset At, bool IsTextUnchecked);
}
