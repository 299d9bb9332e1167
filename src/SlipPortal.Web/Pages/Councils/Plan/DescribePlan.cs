using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>Somebody changes what stands on a plan's first pages.</summary>
internal static class DescribePlan
{
    /// <param name="PlanId">The version.</param>
    /// <param name="RowVersion">The version of the row that the person saw.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Period">The time it covers.</param>
    /// <param name="Objective">What it is for.</param>
    /// <param name="Foreword">The foreword.</param>
    /// <param name="OwnerPostId">The post that answers for it.</param>
    /// <param name="Pillars">One on each line.</param>
    /// <param name="Quarters">Which year due dates mean by “Q1 2027”.</param>
    internal sealed record Command(
        Guid PlanId, uint RowVersion, string? Title, string? Period, string? Objective, string? Foreword, Guid? OwnerPostId,
        string? Pillars,
        QuarterYear Quarters);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No title, or a text that is too long.</exception>
        /// <exception cref="DbUpdateConcurrencyException">Somebody else changed it since the person saw it.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var plan = await db.Set<Domain.Plans.Plan>().AsTracking().SingleAsync(plan => plan.Id == command.PlanId, cancellationToken);
            if (db.Entry(plan).Property<uint>("RowVersion").CurrentValue != command.RowVersion) throw new DbUpdateConcurrencyException();
            var owner = await db.Posts().Where(post => post.Id == command.OwnerPostId).Select(post => (Guid?)post.Id)
                .SingleOrDefaultAsync(cancellationToken);
            plan.Describe(command.Title, command.Period, command.Objective, command.Foreword, owner, (command.Pillars ?? "")
                .Split('\n'), command.Quarters);
            db.Record(new PlanDescribed(plan.Title), plan.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
