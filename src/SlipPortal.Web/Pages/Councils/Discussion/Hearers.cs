using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>A person who sees a record, once for each engagement that lets them see it; or once as a member.</summary>
internal sealed record Hearer(Guid UserId, string Name, string Organisation, Guid? EngagementId, string? Focus, bool MayComment);

/// <summary>Who can read a conversation, and in words.</summary>
/// <param name="Value">As the conversation stores it.</param>
/// <param name="SharedWith">The engagement in words, or null.</param>
internal sealed record TalkAudience(string Value, string? SharedWith)
{
    public string InWords(string council) => Value switch
    {
        CommentThread.Internal => $"only people of {council}",
        CommentThread.Everyone => "everybody who may see this item",
        _ => $"people of {council} and {SharedWith}",
    };
}

/// <summary>Everybody who sees a record, as far as the current person may know of them (<c>app.hearers</c>).</summary>
internal sealed record Hearers(IReadOnlyList<Hearer> People)
{
    /// <summary>Asks the database.</summary>
    public static async Task<Hearers> AskAsync(PortalDbContext db, TalkPlace place, CancellationToken cancellationToken)
    {
        var kind = place.Kind.ToString();
        return new(await db.Database
            .SqlQuery<Hearer>(
                $"""
                select user_id as "UserId", name as "Name", organisation as "Organisation", engagement_id as "EngagementId", focus as "Focus", may_comment as "MayComment"
                from app.hearers({kind}, {place.PracticeAreaId}, {place.IsOpen}, {place.NamedId})
                """)
            .OrderBy(hearer => hearer.Name)
            .ToListAsync(cancellationToken));
    }

    /// <summary>The audiences that a person may choose. Somebody from outside cannot keep anything from the council, nor choose for others.</summary>
    public IReadOnlyList<TalkAudience> ChoicesOf(Guid person)
    {
        var isMember = People.Any(hearer => hearer.UserId == person && hearer.EngagementId is null);
        var engagements = People.Where(hearer => hearer.EngagementId is not null && (isMember || (hearer.UserId == person && hearer.MayComment)))
            .DistinctBy(hearer => hearer.EngagementId)
            .Select(hearer => new TalkAudience(hearer.EngagementId!.Value.ToString(), $"{hearer.Organisation}: {hearer.Focus}"));
        return [.. isMember ? [new TalkAudience(CommentThread.Internal, null)] : Array.Empty<TalkAudience>(), .. engagements, new(CommentThread.Everyone, null)];
    }

    /// <summary>The people who can read a conversation with this audience.</summary>
    public IReadOnlyList<Hearer> In(string audience) =>
        [.. People.Where(hearer => hearer.EngagementId is null || audience == CommentThread.Everyone || hearer.EngagementId.ToString() == audience).DistinctBy(hearer => hearer.UserId)];
}
