using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.Withdraw;

/// <summary>Something that can be withdrawn, or was.</summary>
/// <param name="Row">The record.</param>
/// <param name="Name">“the progress update on action 1.2 of 3 May 2026”.</param>
/// <param name="Says">What it says, to know it by.</param>
/// <param name="AuthorId">Who wrote it; null where nobody knows.</param>
/// <param name="SubjectId">What its history hangs on: the action of an update, the conversation of a comment, or itself.</param>
/// <param name="Page">The page that it stands on.</param>
/// <param name="Kind">What kind of record it takes to write one.</param>
internal sealed record WithdrawableRecord(
    IWithdrawable Row, string Name, string Says, Guid? AuthorId, Guid SubjectId, string Page, RecordKind Kind)
{
    /// <summary>What it takes of whoever wrote it to withdraw it.</summary>
    public Verb Verb { get; init; } = Verb.Edit;

    /// <summary>Its practice area, where that is asked for too.</summary>
    public Guid? PracticeAreaId { get; init; }

    /// <summary>Who withdrew it, by name; null while nobody has.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>That it was withdrawn; null while it is not.</summary>
    public WithdrawnView? Withdrawn => Row.WithdrawnAt is { } at ? new(at, WithdrawnBy, Row.WithdrawnBecause) : null;

    /// <summary>Who may manage this is a lead of it.</summary>
    public RecordKind LeadKind => Kind is RecordKind.Visits or RecordKind.Kpis && Verb is not Verb.Comment ? Kind : RecordKind.Boards;

    /// <summary>Whether somebody may withdraw it: whoever wrote it, while they may write one, and a lead.</summary>
    public bool MayBeWithdrawnBy(Guid person, Data.Isolation.Reach reach) =>
        (reach.IsMember && reach.Allows(LeadKind, Verb.Manage))
        || (AuthorId == person && (PracticeAreaId is { } area ? reach.Allows(Kind, Verb, area) : reach.Allows(Kind, Verb)));
}
