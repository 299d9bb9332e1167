using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reviews;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>The adviser writes the sections of their report. What they do not change is not stored again.</summary>
internal static class WriteReport
{
    internal sealed record Command(Guid ReviewId, IReadOnlyDictionary<ReportSection, string?> Sections);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">The report is closed or somebody else's, or a section is empty or too long.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var review = await db.Set<Review>().AsTracking().SingleAsync(review => review.Id == command.ReviewId, cancellationToken);
            var before = (await db.ReviewAsync(review.Id, cancellationToken))!.Sections;
            foreach (var (section, words) in command.Sections)
            {
                if (before.GetValueOrDefault(section) != words?.Trim().ReplaceLineEndings("\n")) db.Add(review.Write(section, words?.ReplaceLineEndings("\n"), actor.UserId!.Value, clock.GetUtcNow()));
            }

            db.Record(new ReportWritten(review.Title), review.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
