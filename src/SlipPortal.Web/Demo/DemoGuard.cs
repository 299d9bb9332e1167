using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Guard;
using SlipPortal.Web.Guard;
using SlipPortal.Web.Pages.Councils.Held;

namespace SlipPortal.Web.Demo;

/// <summary>Two texts that the guard held in a demo council: one that its lead released, and one that waits.</summary>
internal sealed class DemoGuard(PortalSessions sessions, HeldTickets tickets, CouncilTenantInfo council, IActor lead, IActor contributor, DateTimeOffset now)
{
    public async Task LoadAsync()
    {
        // Numbers that are nobody's, with a check digit that happens to be right.
        var contract = await AskAsync(-12, "Contract 999 012 3454", "narrative", "The number of our contract with the supplier of the new records system.");
        await AskAsync(-1, "File reference QA-20417", "the file, page 2", "The quality assurance team’s number for its own audit, which is of no single family.");
        var clock = new DemoClock(now.AddDays(-11));
        await using var db = sessions.Open(council, lead, clock);
        await new DecideHeld.Handler(db, lead, clock).HandleAsync(new(contract, true, "Checked with procurement: it is a contract."), default);
        await new ChooseUncheckedFiles.Handler(db).HandleAsync(new(KeepsHeld: false), default);
    }

    private async Task<Guid> AskAsync(int day, string text, string place, string note)
    {
        var clock = new DemoClock(now.AddDays(day));
        await using var db = sessions.Open(council, contributor, clock);
        var ticket = tickets.Write(council.Id, ChildDataScan.Scan(text, now.DayInUk())[0], place);
        return await new AskRelease.Handler(db, contributor, tickets, clock).HandleAsync(new(ticket, note), default);
    }
}
