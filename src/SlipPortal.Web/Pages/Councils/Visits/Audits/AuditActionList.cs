using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>What a table of actions from audits is drawn from.</summary>
/// <param name="Links">The council's addresses.</param>
/// <param name="Rows">In their order.</param>
/// <param name="Today">The day that they are judged by.</param>
/// <param name="EscalatedTo">The title of the post that late ones are escalated to, or null.</param>
/// <param name="ShowsRound">True where they come from several rounds.</param>
internal sealed record AuditActionList(CouncilLinks Links, IReadOnlyList<AuditActionRow> Rows, DateOnly Today, string? EscalatedTo, bool ShowsRound);
