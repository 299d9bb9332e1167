using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>Asking an action's owners for an update.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class AskModel(PortalDbContext db, AskUpdate.Handler askUpdate, TimeProvider clock) : ActionPage(db)
{
    public override string Title => $"Ask for an update on action {Ref}";

    public AskUpdate.ToAsk ToAsk { get; private set; } = new([], []);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => askUpdate.HandleAsync(new(Head.Id), cancellationToken))) return Page();
        var names = string.Join(" and ", ToAsk.Reached.Select(holder => holder.Name));
        TempData["Notice"] = $"{names} {(ToAsk.Reached.Count == 1 ? "is" : "are")} asked by e-mail.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || !Head.IsLive) return false;
        ToAsk = await Db.WhoToAskAsync(Head.Id, clock.TodayInUk(), cancellationToken);
        return true;
    }
}
