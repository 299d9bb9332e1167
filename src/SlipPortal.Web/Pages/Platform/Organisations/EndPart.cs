using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>A platform administrator says that an organisation no longer plays a part.</summary>
internal static class EndPart
{
    internal sealed record Command(PartRow Part, DateOnly? LastDay);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No day, one before it began or in the future; or it ended already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            if (command.LastDay is not { } last) throw new RefusedException("Enter the last day.", nameof(command.LastDay));
            if (last > clock.TodayInUk()) throw new RefusedException("The last day must be today or earlier.", nameof(command.LastDay));
            if (last < command.Part.From) throw new RefusedException($"It began on {command.Part.From:d MMMM yyyy}: the last day cannot be before that.", nameof(command.LastDay));
            var ended = await db.Database.SqlQuery<bool>($"""select app.end_part({command.Part.Id}, {last}) as "Value" """).ToListAsync(cancellationToken);
            if (!ended[0]) throw new RefusedException("This part has ended already.");
        }
    }
}
