using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>What a grant opens, record by record: asked of the database as its people would ask, under the policies that they meet.</summary>
internal static class OpenedRecords
{
    /// <summary>The records that a grant opens, or would open, kind by kind.</summary>
    /// <param name="sessions">Where they are asked.</param>
    /// <param name="council">The council.</param>
    /// <param name="lead">Who tries the grant on: a lead of the council.</param>
    /// <param name="grant">The grant.</param>
    /// <param name="today">Decides what the plan in force holds.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<Opened>> ReadAsync(
        PortalSessions sessions, CouncilTenantInfo council, Guid lead, Guid grant, DateOnly today, CancellationToken cancellationToken)
    {
        await using var db = sessions.Open(council, new Previewer(lead, grant));
        var plan = await db.CurrentPlan().Select(plan => (Guid?)plan.Id).FirstOrDefaultAsync(cancellationToken);
        return
        [
            new(RecordKind.Plan, "action", [.. plan is { } inForce ? await db.ActionRows(inForce, today).Select(action => action.Id).ToListAsync(cancellationToken) : []]),
            new(RecordKind.Plan, "piece of evidence", await IdsAsync(db.Set<Evidence>()), "pieces of evidence"),
            new(RecordKind.Kpis, "measure", await IdsAsync(db.Set<Kpi>())),
            new(RecordKind.TeamValues, "value by team",
                await IdsAsync(db.Set<TeamReading>().Where(reading => reading.SupersededAt == null)), "values by team"),
            new(RecordKind.Visits, "visit", await IdsAsync(db.Set<Visit>())),
            new(RecordKind.Visits, "finding", await IdsAsync(db.Set<Finding>())),
            new(RecordKind.Notice, "term of a notice", await IdsAsync(db.Set<NoticeTerm>()), "terms of notices"),
            new(RecordKind.Boards, "item of an agenda", await IdsAsync(db.Set<AgendaItem>()), "items of agendas"),
            new(RecordKind.Documents, "file",
                [.. await IdsAsync(db.Set<EvidenceFile>()), .. await IdsAsync(db.Set<VisitFileContent>()), .. await IdsAsync(db.Set<NoticeDocument>())]),
        ];

        async Task<HashSet<Guid>> IdsAsync<T>(IQueryable<T> records)
            where T : TenantEntity => [.. await records.Select(record => record.Id).ToListAsync(cancellationToken)];
    }

    private sealed record Previewer(Guid? UserId, Guid? PreviewedGrantId) : IActor
    {
        public string Name => "";
    }
}

/// <summary>Records of one kind that a grant opens.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="One">How one is called.</param>
/// <param name="Ids">Which.</param>
/// <param name="Many">How several are called; with an s unless said otherwise.</param>
internal sealed record Opened(RecordKind Kind, string One, HashSet<Guid> Ids, string? Many = null)
{
    /// <summary>“12 actions”.</summary>
    public string InWords => Words.Count(Ids.Count, One, Many);

    /// <summary>“3 actions”, of those that are in this and not in the other.</summary>
    public string? Beyond(Opened other) => Ids.Except(other.Ids).Count() is > 0 and var count ? Words.Count(count, One, Many) : null;
}
