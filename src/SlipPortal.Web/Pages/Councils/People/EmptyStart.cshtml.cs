using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>A lead asks for an empty start in the council's first days.</summary>
[Requires(RecordKind.People, Verb.Manage)]
internal sealed class EmptyStartModel(PortalDbContext db, AskEmptyStart.Handler askEmptyStart, TimeProvider clock) : CouncilPage
{
    public override string Title => "Start again with nothing";

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What was asked and is not answered, or null.</summary>
    public Asked? Open { get; private set; }

    /// <summary>The last day on which it can be asked for.</summary>
    public DateOnly LastDay { get; private set; }

    public bool IsPossible => clock.TodayInUk() <= LastDay;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AskAsync(new(Reason, Withdraw: false), "A platform administrator is asked to agree to an empty start.", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) =>
        AskAsync(new(null, Withdraw: true), "The council no longer asks for an empty start.", cancellationToken);

    private async Task<IActionResult> AskAsync(AskEmptyStart.Command command, string done, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!await this.AcceptsAsync(() => askEmptyStart.HandleAsync(command, cancellationToken))) return Page();
        TempData["Notice"] = done;
        return Redirect(Links.EmptyStart);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        LastDay = EmptyStart.LastDay(await db.FirstDayHereAsync(cancellationToken));
        Open = await (
            from start in db.Set<EmptyStart>()
            join author in db.Users on start.AuthorId equals author.Id
            where start.WithdrawnAt == null && start.AgreedAt == null
            select new Asked(author.Name, start.RecordedAt, start.Reason)).SingleOrDefaultAsync(cancellationToken);
    }

    internal sealed record Asked(string Author, DateTimeOffset RecordedAt, string Reason);
}
