using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>A lead asks that the council starts again with nothing, or no longer asks.</summary>
internal static class AskEmptyStart
{
    /// <param name="Reason">Why.</param>
    /// <param name="Withdraw">True to take back what was asked.</param>
    internal sealed record Command(string? Reason, bool Withdraw);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Too late, no reason, asked already, or nothing to take back.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var open = await db.Set<EmptyStart>().AsTracking()
                .SingleOrDefaultAsync(start => start.WithdrawnAt == null && start.AgreedAt == null, cancellationToken);
            if (command.Withdraw)
            {
                if (open is null) throw new RefusedException("This is no longer open.");
                open.Withdraw(clock.GetUtcNow());
                db.Record(new EmptyStartWithdrawn(), open.Id);
            }
            else
            {
                if (open is not null) throw Asked();
                var start = new EmptyStart(
                    await db.FirstDayHereAsync(cancellationToken), command.Reason, actor.UserId!.Value, clock.GetUtcNow());
                db.Add(start);
                db.Record(new EmptyStartAsked(), start.Id, start.Reason);
            }

            await db.SaveOrRefuseAsync(Asked(), cancellationToken);
        }

        private static RefusedException Asked() => new("An empty start has been asked for already.");
    }

    /// <summary>The council's first day in the portal.</summary>
    public static Task<DateOnly> FirstDayHereAsync(this PortalDbContext db, CancellationToken cancellationToken)
    {
        var council = db.TenantInfo!.Id;
        return db.Set<Organisation>().Where(organisation => organisation.Id == council)
            .SelectMany(organisation => organisation.Roles).Where(role => role.Part == OrganisationPart.Council)
            .MinAsync(role => role.From, cancellationToken);
    }
}
