using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>One of a term's pages.</summary>
internal abstract class TermPage(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    [BindProperty(SupportsGet = true, Name = "term")]
    public Guid TermId { get; set; }

    /// <summary>Its notice, once <see cref="FindAsync"/> has found it.</summary>
    public NoticeHead Head { get; private set; } = null!;

    /// <summary>The term, once <see cref="FindAsync"/> has found it.</summary>
    public TermView View { get; private set; } = null!;

    /// <summary>Today, here.</summary>
    public DateOnly Today { get; } = clock.TodayInUk();

    protected PortalDbContext Db => db;

    /// <summary>Finds the term; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var notice = await db.Set<NoticeTerm>().Where(term => term.Id == TermId).Select(term => (Guid?)term.NoticeId).SingleOrDefaultAsync(cancellationToken);
        if (notice is null) return false;
        Head = await db.Notices().SingleAsync(head => head.Id == notice, cancellationToken);
        View = (await db.TermsAsync(Head, TermId, Today, cancellationToken))[0];
        return true;
    }
}
