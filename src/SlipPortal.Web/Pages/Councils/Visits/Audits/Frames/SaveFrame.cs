using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits.Frames;

/// <summary>A lead makes a sampling frame.</summary>
internal static class AddFrame
{
    internal sealed record Command(string? Name, string? Cases, string? Choice);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing, or one in use has that name.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var frame = new SamplingFrame(command.Name, command.Cases, command.Choice, clock.GetUtcNow());
            db.Add(frame);
            db.Record(new SamplingFrameAdded(frame.Name), frame.Id);
            await db.SaveOrRefuseAsync(new("There is a frame of that name already.", nameof(command.Name)), cancellationToken);
        }
    }
}

/// <summary>A lead ends a sampling frame.</summary>
internal static class EndFrame
{
    internal sealed record Command(Guid FrameId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It was ended before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var frame = await db.Set<SamplingFrame>().AsTracking().SingleOrDefaultAsync(frame => frame.Id == command.FrameId, cancellationToken)
                ?? throw new RefusedException("There is no such frame.");
            frame.End(clock.GetUtcNow());
            db.Record(new SamplingFrameEnded(frame.Name), frame.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
