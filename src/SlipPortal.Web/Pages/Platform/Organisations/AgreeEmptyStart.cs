using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>A platform administrator agrees that a council starts again with nothing, as its lead asked.</summary>
internal static class AgreeEmptyStart
{
    internal sealed record Command(Guid Id, string OrganisationId, bool IsSure);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">Not sure, or it is no longer asked for.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            if (!command.IsSure)
                throw new RefusedException("Tick the box to say that the lead has confirmed it to you.", nameof(command.IsSure));
            var (request, council, anew) = (command.Id, command.OrganisationId, Guid.NewGuid().ToString("N"));
            var done = await db.Database
                .SqlQuery<bool>($"""select app.start_anew({request}, {council}, {anew}) as "Value" """)
                .ToListAsync(cancellationToken);
            if (!done[0])
                throw new RefusedException("This is no longer open: the council has taken it back, or its first 30 days are over.");
        }
    }
}

/// <summary>An empty start that a council's lead asked for.</summary>
internal sealed record EmptyStartRow(Guid Id, string OrganisationId, string Lead, string Reason, DateTimeOffset AskedAt)
{
    /// <summary>Those that wait for an administrator.</summary>
    public static async Task<IReadOnlyList<EmptyStartRow>> AskAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<EmptyStartRow>(
            $"""
            select id as "Id", organisation_id as "OrganisationId", lead as "Lead", reason as "Reason", asked_at as "AskedAt"
            from app.empty_starts()
            """)
            .ToListAsync(cancellationToken);
}
