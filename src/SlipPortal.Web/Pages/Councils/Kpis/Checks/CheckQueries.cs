using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;

namespace SlipPortal.Web.Pages.Councils.Kpis.Checks;

/// <summary>What does not fit together in the measures that are stored.</summary>
internal static class CheckQueries
{
    /// <summary>Every finding, in the order of the measures' refs, with the answer that stands for it or null.</summary>
    public static async Task<IReadOnlyList<FindingRow>> FindingsAsync(this PortalDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var measures = await db.AllAsync(today, cancellationToken);
        var answers = (await db.Set<CheckAnswer>().Where(answer => answer.SupersededAt == null).OrderByDescending(answer => answer.RecordedAt).ToListAsync(cancellationToken))
            .ToLookup(answer => answer.KpiId);
        var byId = measures.ToDictionary(measure => measure.Kpi.Id);
        return
        [
            .. from measure in measures
               from finding in Of(measure, byId)
               select new FindingRow(measure.Kpi.Id, measure.Kpi.Title, finding, answers[measure.Kpi.Id].FirstOrDefault(answer => answer.Answers(finding))),
        ];
    }

    private static IEnumerable<CheckFinding> Of(KpiView measure, Dictionary<Guid, KpiView> others)
    {
        var findings = BookChecks.Of(Checked(measure) with
        {
            Target = measure.Kpi.Target,
            // What is rated is rated here: by the rule, or by hand.
            IsRated = true,
            Whole = measure.Kpi.PartOfId is { } whole && others.TryGetValue(whole, out var of) ? Checked(of) : null,
        });
        return measure.IsStale
            ? findings.Append(new(
                measure.Kpi.Ref, CheckRule.Stale,
                measure.Latest is { } latest ? $"No reading since {latest.Period.Label}." : "It has never been read."))
            : findings;
    }

    private static CheckedMeasure Checked(KpiView measure) => new(measure.Kpi.Ref, measure.Kpi.Shape, measure.Series.Read)
    {
        Starts = measure.Kpi.Starts,
        BreakFrom = measure.Kpi.BreakFrom,
    };
}

/// <summary>A finding with the answer that stands for it, or null.</summary>
internal sealed record FindingRow(Guid KpiId, string Title, CheckFinding Finding, CheckAnswer? Answer);
