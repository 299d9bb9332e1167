using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>A person corrects what was read, before it becomes the plan.</summary>
internal static class CorrectImport
{
    /// <param name="Import">The import, tracked.</param>
    /// <param name="Choices">All choices, with the new ones.</param>
    /// <param name="What">What was corrected, for the history.</param>
    internal sealed record Command(PlanImport Import, ImportChoices Choices, string What);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">It was confirmed before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            command.Import.Correct(command.Choices);
            db.Record(new PlanImportCorrected(command.Import.FileName, command.What), command.Import.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
