using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>What a visit found is recorded: one finding, or a list.</summary>
internal static class AddFindings
{
    /// <summary>The list as typed or pasted, and what holds for findings that the list says nothing of.</summary>
    internal sealed record Command(Guid VisitId, string? Text, FindingKind? Kind, Guid? PracticeAreaId, string? Themes);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <returns>How many were recorded.</returns>
        /// <exception cref="RefusedException">Nothing, a finding of no known kind, or texts that are too long.</exception>
        public async Task<int> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var visit = await db.Set<Visit>().SingleAsync(visit => visit.Id == command.VisitId, cancellationToken);
            var area = await db.Set<PracticeArea>().Where(area => area.Id == command.PracticeAreaId).Select(area => (Guid?)area.Id).SingleOrDefaultAsync(cancellationToken);
            var number = await db.Set<Finding>().Where(finding => finding.VisitId == visit.Id).MaxAsync(finding => (int?)finding.Number, cancellationToken) ?? 0;
            var now = clock.GetUtcNow();
            var words = FindingList.Read(command.Text, command.Kind);
            var known = await db.KnownThemesAsync(cancellationToken);
            db.AddRange(words.Select(one => new Finding(
                visit, ++number, one with { PracticeAreaId = area, Themes = AsKnown(one.Themes ?? command.Themes, known) }, now)));
            db.Record(new FindingsAdded(visit.Type, visit.Timing.InWords(), words.Count), visit.Id);
            await db.SaveOrRefuseAsync(new("Somebody else has just recorded findings of this visit. Look at it again."), cancellationToken);
            return words.Count;
        }

        // A theme that is there already keeps the capitals that it has: it is one theme, named once.
        private static string AsKnown(string? themes, IReadOnlyList<string> known) => string.Join(", ", Finding.ThemesOf(themes).Select(
            theme => known.FirstOrDefault(one => one.Equals(theme, StringComparison.OrdinalIgnoreCase)) ?? theme));
    }
}
