using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>Asks once before a leaver is ended.</summary>
[Requires(RecordKind.People, Verb.Manage)]
internal sealed class EndModel(PortalDbContext db, IActor actor, EndMembership.Handler endMembership) : MemberPage(db, actor)
{
    public override string Title => "End a membership";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new EndMembership.Command(MembershipId, Member.Name, Member.Email);
        if (!await this.AcceptsAsync(() => endMembership.HandleAsync(command, cancellationToken))) return Page();
        TempData["Notice"] = IsOwn ? $"You have left {Council}." : $"{Member.Name} can no longer see or do anything here.";
        return Redirect(IsOwn ? "/" : Links.People);
    }
}
