using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Pages.Councils.Practice;

namespace SlipPortal.Web.Demo;

/// <summary>What a demo council tells others of what it did about a finding, and what it is still writing.</summary>
internal sealed class DemoPractice(PortalSessions sessions, CouncilTenantInfo council, IActor lead, IActor contributor, DateTimeOffset now)
{
    /// <summary>One example is published and one is a draft.</summary>
    /// <param name="published">The one that is published.</param>
    /// <param name="isAnonymous">Without the council's name.</param>
    /// <param name="draft">The other one, which is not whole.</param>
    public async Task LoadAsync(PracticeWords published, bool isAnonymous, PracticeWords draft)
    {
        var finding = await AskAsync(db => db.Set<Finding>().Where(finding => finding.Kind == FindingKind.Recommendation).OrderBy(finding => finding.Number).Select(finding => finding.Id).FirstAsync());
        var id = await SaveAsync(-4, finding, published);
        var version = await AskAsync(db => db.Set<PracticeExample>().Where(example => example.Id == id).Select(example => EF.Property<uint>(example, "RowVersion")).SingleAsync());
        await using (var db = Open(-3, lead, out var clock)) await new PublishExample.Handler(db, lead, clock).HandleAsync(new(id, version, isAnonymous, true), default);
        await SaveAsync(-2, null, draft);
    }

    private async Task<Guid> SaveAsync(int day, Guid? finding, PracticeWords words)
    {
        await using var db = Open(day, contributor, out var clock);
        return await new SaveExample.Handler(db, clock).HandleAsync(new(null, 0, finding, words), default);
    }

    private PortalDbContext Open(int day, IActor who, out DemoClock clock) => sessions.Open(council, who, clock = new(now.AddDays(day)));

    private async Task<T> AskAsync<T>(Func<PortalDbContext, Task<T>> question)
    {
        await using var db = sessions.Open(council, lead);
        return await question(db);
    }
}
