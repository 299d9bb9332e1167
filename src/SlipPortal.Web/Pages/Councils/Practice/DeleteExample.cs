using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Oversight;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>Somebody deletes a practice example that nobody else has read.</summary>
internal static class DeleteExample
{
    internal sealed record Command(Guid ExampleId);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">It was published.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<PracticePublication>().AnyAsync(published => published.ExampleId == command.ExampleId, cancellationToken))
                throw new RefusedException("It was published: what others have read stays in your records. A lead can withdraw it.");
            var example = await db.Set<PracticeExample>().AsTracking().SingleAsync(example => example.Id == command.ExampleId, cancellationToken);
            db.Remove(example);
            db.Record(new PracticeExampleDeleted(example.Title), example.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
