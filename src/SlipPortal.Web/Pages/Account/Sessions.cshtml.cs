using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Account;

/// <summary>Where somebody is signed in, to be ended one by one or all but this.</summary>
internal sealed class SessionsModel(PortalDbContext db, IActor actor, SecurityRecord record) : PageModel
{
    /// <summary>The living ones, this first and then the last used.</summary>
    public IReadOnlyList<Row> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Sessions = await db.Database
        .SqlQuery<Row>(
            $"""
            select id as "Id", device as "Device", started_at as "StartedAt", seen_at as "SeenAt", is_this as "IsThis"
            from app.my_sessions()
            """)
        .OrderByDescending(session => session.IsThis).ThenByDescending(session => session.SeenAt)
        .ToListAsync(cancellationToken);

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken) => EndAsync(id, cancellationToken);

    public Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken) => EndAsync(null, cancellationToken);

    private async Task<IActionResult> EndAsync(Guid? which, CancellationToken cancellationToken)
    {
        var ended = await db.Database.SqlQuery<int>($"""select app.end_my_sessions({which}) as "Value" """).SingleAsync(cancellationToken);
        if (ended == 0 && which is not null) return NotFound();
        if (ended > 0) await record.NoteAsync(SecurityEventKind.SessionsEnded, actor.UserId);
        TempData["Notice"] = ended == 1 ? "Session ended" : $"{ended} sessions ended";
        return Redirect("/account/sessions");
    }

    internal sealed record Row(Guid Id, string Device, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool IsThis);
}
