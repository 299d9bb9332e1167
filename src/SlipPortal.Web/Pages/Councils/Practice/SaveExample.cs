using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>Somebody drafts a practice example, or changes its draft. What others read of it stays as it is.</summary>
internal static class SaveExample
{
    /// <summary>The example as it is to be; a new one where there is no id.</summary>
    internal sealed record Command(Guid? Id, uint RowVersion, Guid? FindingId, PracticeWords Words);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No title, texts that are too long, or a finding that is not the council's.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            PracticeExample example;
            if (command.Id is { } id)
            {
                example = await db.Set<PracticeExample>().AsTracking().SingleAsync(example => example.Id == id, cancellationToken);
                db.Entry(example).Property<uint>("RowVersion").OriginalValue = command.RowVersion;
                example.Describe(command.Words, clock.GetUtcNow());
                db.Record(new PracticeExampleChanged(example.Title), example.Id);
            }
            else
            {
                var finding = await db.Set<Finding>().SingleOrDefaultAsync(finding => finding.Id == command.FindingId, cancellationToken);
                if (command.FindingId is not null && finding is null) throw new RefusedException("There is no such finding.");
                example = new(finding, command.Words, clock.GetUtcNow());
                db.Add(example);
                db.Record(new PracticeExampleDrafted(example.Title), example.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
            return example.Id;
        }
    }
}
