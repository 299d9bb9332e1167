using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>A lead publishes a practice example to everybody who is signed in. The guard looks at all of it once more: a publication is a new record.</summary>
internal static class PublishExample
{
    /// <param name="ExampleId">Which.</param>
    /// <param name="RowVersion">The version that the lead has read.</param>
    /// <param name="IsAnonymous">Without the council's name.</param>
    /// <param name="IsRead">They say that they have read it as everybody will.</param>
    internal sealed record Command(Guid ExampleId, uint RowVersion, bool? IsAnonymous, bool IsRead);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Not whole, not read, not chosen whose it says it is, or its words name the council.</exception>
        /// <exception cref="DbUpdateConcurrencyException">Its words were changed since.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var row = await db.Set<PracticeExample>().Where(example => example.Id == command.ExampleId)
                .Select(example => new { Example = example, RowVersion = EF.Property<uint>(example, "RowVersion") }).SingleAsync(cancellationToken);
            if (row.RowVersion != command.RowVersion) throw new DbUpdateConcurrencyException();
            var standing = await db.Set<PracticePublication>().AsTracking()
                .SingleOrDefaultAsync(published => published.ExampleId == command.ExampleId && published.WithdrawnAt == null, cancellationToken);
            var council = (CouncilTenantInfo)db.TenantInfo!;
            string[] names = [.. AuthorityName.Of(council.Name!), council.Identifier.Replace('-', ' ')];
            var publication = row.Example.Publish(standing, command.IsAnonymous, names, actor.UserId!.Value, clock.GetUtcNow());
            if (!command.IsRead) throw new RefusedException("Say that you have read it as everybody will.", nameof(command.IsRead));
            db.Add(publication);
            db.Record(new PracticeExamplePublished(publication.Title, publication.IsAnonymous), publication.ExampleId);
            await db.SaveOrRefuseAsync(new RefusedException("Somebody else has published it just now. Look at what others read of it."), cancellationToken);
        }
    }
}
