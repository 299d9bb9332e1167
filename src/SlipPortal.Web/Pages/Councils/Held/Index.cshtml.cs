using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Guard;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Held;

/// <summary>What people asked to release, and what became of it: for a lead all of it, for anybody else their own.</summary>
[Requires(RecordKind.Held, ToPost = Verb.Manage)]
internal sealed class IndexModel(PortalDbContext db, CouncilReach reach, IActor actor, ChooseUncheckedFiles.Handler chooseUncheckedFiles)
    : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => "Held texts";

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public bool IsLead => reach.Allows(RecordKind.Held, Verb.Manage);

    public IReadOnlyList<HeldRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    [BindProperty]
    public ChoiceInput Input { get; set; } = new();

    /// <summary>Files that could not be checked and wait for a lead.</summary>
    public IReadOnlyList<FileRow> Files { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Choices { get; } =
        [new("Refuse the file", "false"), new("Keep it, held for a lead", "true")];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.KeepsHeld = await db.Set<UncheckedFileChoice>().AnyAsync(choice => choice.KeepsHeld, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await this.AcceptsAsync(() => chooseUncheckedFiles.HandleAsync(new(Input.KeepsHeld), cancellationToken), "Input."))
        {
            TempData["Notice"] = "Choice saved";
            return Redirect(Links.Held);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var rows = db.HeldRows();
        if (!IsLead) rows = rows.Where(row => row.AuthorId == actor.UserId);
        Paging = new(await rows.CountAsync(cancellationToken), PageSize, PageNumber);
        Rows = await rows.Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
        if (!IsLead) return;
        Files = await (
            from evidence in db.HeldFiles()
            join action in db.Set<PlanAction>() on evidence.ActionId equals action.Id
            orderby evidence.RecordedAt descending
            select new FileRow(evidence.Title, action.Ref, evidence.RecordedAt)).ToListAsync(cancellationToken);
    }

    internal sealed class ChoiceInput
    {
        public bool? KeepsHeld { get; set; }
    }

    internal sealed record FileRow(string Title, string Ref, DateTimeOffset At);
}
