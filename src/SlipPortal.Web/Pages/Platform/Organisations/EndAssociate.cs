using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>A platform administrator ends somebody of a partner or department, with their open invitations there.</summary>
internal static class EndAssociate
{
    internal sealed record Command(string OrganisationId, Guid MembershipId);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">They have left already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var ended = await db.Database
                .SqlQuery<bool>($"""select app.end_associate({command.OrganisationId}, {command.MembershipId}) as "Value" """).ToListAsync(cancellationToken);
            if (!ended[0]) throw new RefusedException("They have left already.");
        }
    }
}
