using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Undo;

namespace SlipPortal.Web.Pages.Councils.History;

/// <summary>Everything that was changed: who, what, when and why. The newest first.</summary>
[Requires(RecordKind.History)]
internal sealed class IndexModel(PortalDbContext db, IActor actor) : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => "History";

    /// <summary>Only what was changed of one record: a measure, a visit, a finding; of all where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Subject { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var entries = db.Set<ChangeLogEntry>().Where(entry => Subject == null || entry.SubjectId == Subject);
        Paging = new(await entries.CountAsync(cancellationToken), PageSize, PageNumber);
        var undoable = db.UndoableLines(actor.UserId!.Value);
        Lines = await entries
            .OrderByDescending(entry => entry.At)
            .Skip(Paging.Skip)
            .Take(PageSize)
            .Select(entry => new Line(entry.At, entry.Person, entry.Summary, entry.Why, undoable.Contains(entry.Id) ? entry.WriteId : null))
            .ToListAsync(cancellationToken);
    }

    internal sealed record Line(DateTimeOffset At, string Person, string Summary, string? Why, Guid? Undo);
}
