using SlipPortal.Domain.Plans;

namespace SlipPortal.Domain.Oversight;

/// <summary>What stands behind the delivery of a plan, in numbers: evidence, impact, and how far bodies have signed it off.</summary>
/// <param name="Actions">All actions.</param>
/// <param name="Delivered">Those rated complete, whatever a council calls that rating.</param>
/// <param name="DeliveredWithImpact">Those of them whose impact has been shown, or that were signed off since.</param>
/// <param name="WithEvidence">Actions with any evidence.</param>
/// <param name="Slips">How often a body agreed a later date.</param>
/// <param name="Stages">How many actions stand at each stage of the sign-off now; stages at which none does are left out.</param>
public sealed record PlanLadder(int Actions, int Delivered, int DeliveredWithImpact, int WithEvidence, int Slips, IReadOnlyDictionary<SignOffStage, int> Stages)
{
    /// <summary>Counts.</summary>
    public static PlanLadder Of(IReadOnlyCollection<WorkLine> work) => new(
        work.Count,
        work.Count(line => line.Standing is Standing.Complete),
        work.Count(line => line is { Standing: Standing.Complete, Stage: >= SignOffStage.ImpactShown and not SignOffStage.Reopened }),
        work.Count(line => line.Pieces > 0),
        work.Sum(line => line.Moves),
        work.Where(line => line.Stage is not null).GroupBy(line => line.Stage!.Value).ToDictionary(stage => stage.Key, stage => stage.Count()));
}
