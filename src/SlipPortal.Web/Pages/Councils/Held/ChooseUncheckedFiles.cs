using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Guard;

namespace SlipPortal.Web.Pages.Councils.Held;

/// <summary>A lead chooses what becomes of files that cannot be checked in the time and memory that one file is given.</summary>
internal static class ChooseUncheckedFiles
{
    internal sealed record Command(bool? KeepsHeld);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">Nothing was chosen.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<UncheckedFileChoice>().AsTracking().SingleOrDefaultAsync(cancellationToken) is { } choice)
                choice.Change(command.KeepsHeld);
            else
                db.Add(choice = new(command.KeepsHeld));
            db.Record(new UncheckedFilesChosen(choice.KeepsHeld), choice.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
