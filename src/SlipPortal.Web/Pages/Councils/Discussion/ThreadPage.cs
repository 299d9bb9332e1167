using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>
/// A page of one conversation. The attribute lets in whoever may comment on anything; whether on this is asked here, of the conversation's own
/// kind and practice area: whoever may not gets what any other page would say, a 403 inside the council and a 404 outside.
/// </summary>
internal abstract class ThreadPage(PortalDbContext db, CouncilReach reach, IActor actor, TalkQueries talk) : CouncilPage
{
    /// <summary>The conversation, once <see cref="FindAsync"/> has found it.</summary>
    public ThreadView View { get; private set; } = null!;

    /// <summary>What it is about.</summary>
    public TalkName About { get; private set; } = null!;

    /// <summary>What it is about, in words.</summary>
    public string AboutInWords => About.Of(View.Thread.Part);

    /// <summary>Whether the person may say something here.</summary>
    public bool MayComment => reach.Allows(View.Thread.Kind, Verb.Comment, View.Thread.PracticeAreaId);

    /// <summary>Whether they may settle it: the council’s people, who began it, and to whom it was given.</summary>
    public bool MaySettle => MayComment && (reach.IsMember || View.Thread.AuthorId == Me || View.Thread.AssignedToId == Me);

    /// <summary>Who is at the page.</summary>
    public Guid Me => actor.UserId!.Value;

    protected PortalDbContext Db => db;

    /// <summary>The refusal for who may read and no more.</summary>
    protected IActionResult Refusal => reach.IsMember ? StatusCode(StatusCodes.Status403Forbidden) : NotFound();

    /// <summary>Finds the conversation; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(Guid thread, CancellationToken cancellationToken)
    {
        if (await talk.ThreadAsync(thread, cancellationToken) is not { } view) return false;
        View = view;
        About = (await TalkSubjects.NamesAsync(new CouncilRecords(db), [(view.Thread.Subject, view.Thread.SubjectId)], cancellationToken))(
            view.Thread.Subject, view.Thread.SubjectId);
        return true;
    }

    /// <summary>Everybody who sees what the conversation is about.</summary>
    protected Task<Hearers> HearersAsync(CancellationToken cancellationToken) => Hearers.AskAsync(db, View.Thread.ToPlace(), cancellationToken);

    /// <summary>Finds the conversation of a comment of the person’s own; false where there is none.</summary>
    protected async Task<bool> FindOwnAsync(Guid comment, CancellationToken cancellationToken) =>
        await db.Set<Comment>().Where(one => one.Id == comment && one.AuthorId == Me && one.WithdrawnAt == null)
            .Select(one => (Guid?)one.ThreadId)
            .SingleOrDefaultAsync(cancellationToken) is { } thread
        && await FindAsync(thread, cancellationToken);
}
