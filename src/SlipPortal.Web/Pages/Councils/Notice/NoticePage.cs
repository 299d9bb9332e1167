using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>One of a notice's pages.</summary>
internal abstract class NoticePage(PortalDbContext db) : CouncilPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Notice { get; set; }

    /// <summary>The notice, once <see cref="FindAsync"/> has found it.</summary>
    public NoticeHead Head { get; private set; } = null!;

    protected PortalDbContext Db => db;

    /// <summary>Finds the notice; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Head = (await db.Notices().SingleOrDefaultAsync(notice => notice.Id == Notice, cancellationToken))!;
        return Head is not null;
    }
}
