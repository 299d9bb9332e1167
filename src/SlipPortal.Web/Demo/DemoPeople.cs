using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Pages.Councils.People;

namespace SlipPortal.Web.Demo;

/// <summary>
/// Who came and went in a demo council: somebody who left, somebody who is invited, and when a lead last confirmed who can see what.
/// </summary>
internal sealed class DemoPeople(PortalSessions sessions, CouncilTenantInfo council, IActor lead, IActor leaver, DateTimeOffset now)
{
    /// <param name="leaverEmail">The leaver's address.</param>
    /// <param name="joined">The day they came, from now.</param>
    /// <param name="left">The day they left.</param>
    /// <param name="confirmed">The day on which the lead confirmed.</param>
    public async Task LoadAsync(string leaverEmail, int joined, int left, int confirmed)
    {
        Guid membership;
        await using (var db = Open(joined))
        {
            var member = new Membership(leaver.UserId!.Value, Role.Contributor, now.AddDays(joined));
            membership = member.Id;
            db.Add(member);
            db.Record(new MemberJoined(leaver.Name, member.Role), membership);
            await db.SaveChangesAsync();
        }

        await TryAsync();
        await using (var db = Open(left)) await new EndMembership.Handler(db, Clock(left)).HandleAsync(new(membership, leaver.Name, leaverEmail), default);
        await using (var db = Open(confirmed))
        {
            var list = await AccessList.ReadAsync(db, now.AddDays(confirmed), default);
            await new ConfirmAccess.Handler(db, lead, Clock(confirmed)).HandleAsync(new(list, list.Fingerprint), default);
        }

        await using (var db = Open(-2)) await new InvitePerson.Handler(db, lead, new(false), Clock(-2))
            .HandleAsync(new($"newcomer@{council.Identifier}.example", Role.Reader), default);
    }

    // In its first days here the council meant to begin again with nothing, and then did not.
    private async Task TryAsync()
    {
        DateOnly first;
        await using (var db = Open(0)) first = await db.FirstDayHereAsync(default);
        var clock = new DemoClock(new(first.AddDays(3).ToDateTime(new(10, 0)), TimeSpan.Zero));
        foreach (var reason in (string?[])["The file was last year’s.", null])
        {
            await using var db = sessions.Open(council, lead, clock);
            await new AskEmptyStart.Handler(db, lead, clock).HandleAsync(new(reason, Withdraw: reason is null), default);
        }
    }

    private PortalDbContext Open(int day) => sessions.Open(council, lead, Clock(day));

    private DemoClock Clock(int day) => new(now.AddDays(day));
}
