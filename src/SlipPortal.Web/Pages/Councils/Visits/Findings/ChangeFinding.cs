using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>What is said of a finding is changed. History keeps the wording before.</summary>
internal static class ChangeFinding
{
    internal sealed record Command(Guid FindingId, uint RowVersion, FindingWords Words);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">Something is missing or too long.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var finding = await db.Set<Finding>().AsTracking().SingleAsync(finding => finding.Id == command.FindingId, cancellationToken);
            db.Entry(finding).Property<uint>("RowVersion").OriginalValue = command.RowVersion;
            var area = await db.Set<PracticeArea>().SingleOrDefaultAsync(area => area.Id == command.Words.PracticeAreaId, cancellationToken)
                ?? throw new RefusedException("Choose the practice area.", nameof(command.Words.PracticeAreaId));
            var before = (finding.Kind, finding.Wording, Themes: string.Join(", ", finding.Themes));
            finding.Describe(command.Words);
            var what = new List<string>();
            if (before.Kind != finding.Kind) what.Add($"kind to {finding.Kind.InWords().ToLowerInvariant()}");
            if (before.Wording != finding.Wording) what.Add($"wording, before “{before.Wording}”");
            if (before.Themes != string.Join(", ", finding.Themes)) what.Add("themes");
            if (area.Id != finding.PracticeAreaId) what.Add($"practice area to {area.Name}");
            db.Record(
                new FindingChanged(await db.VisitNameAsync(finding.VisitId, cancellationToken), finding.Number, what.Count == 0 ? "what it rests on, or where it stands" : string.Join("; ", what)),
                finding.Id);
            db.IsReversible = area.Id == finding.PracticeAreaId;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (area.Id != finding.PracticeAreaId) await db.MoveFindingAsync(finding.Id, area.Id, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
