using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>A version of the plan as its first pages and the list of versions show it.</summary>
internal sealed record PlanFront
{
    private const string Correcting =
        "an improvement lead can correct due dates, leads and references. Select the actions on the plan.";

    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string? Period { get; init; }

    public required int Version { get; init; }

    public required QuarterYear Quarters { get; init; }

    public required string? Objective { get; init; }

    public required string? Foreword { get; init; }

    public required IReadOnlyList<string> Pillars { get; init; }

    public required Guid? OwnerPostId { get; init; }

    public required string? Owner { get; init; }

    public required Guid? PreviousPlanId { get; init; }

    public required DateTimeOffset? InForceAt { get; init; }

    public required DateTimeOffset? ApprovedAt { get; init; }

    public required DateTimeOffset? SupersededAt { get; init; }

    public required DateOnly? CorrectableUntil { get; init; }

    /// <summary>The body that approved it, or null.</summary>
    public required string? ApprovedBy { get; init; }

    public required DateOnly? ApprovedOn { get; init; }

    /// <summary>How many actions it has, pointers at others not counted.</summary>
    public required int Actions { get; init; }

    public bool IsDraft => InForceAt is null;

    /// <inheritdoc cref="Domain.Plans.Plan.MayBeCorrected(DateOnly)"/>
    public bool MayBeCorrected(DateOnly today) => Domain.Plans.Plan.MayBeCorrected(ApprovedAt, CorrectableUntil, today);

    /// <summary>Whether leads can correct dates and references, and until when.</summary>
    public string CorrectionsInWords(DateOnly today) => (ApprovedAt, CorrectableUntil) switch
    {
        (null, _) => "Until a board approves this plan, " + Correcting,
        (_, { } until) when until >= today => $"Open until {Words.Day(until)}: {Correcting}",
        _ => "Closed. New due dates are proposed, and a board agrees them.",
    };

    /// <summary>“In force since 3 May 2026. Approved by Improvement Board at its meeting on 2 May 2026.”</summary>
    public string StatusInWords
    {
        get
        {
            var approval = ApprovedBy is null
                ? "Draft: no body has approved it yet."
                : $"Approved by {ApprovedBy} at its meeting on {Words.Day(ApprovedOn!.Value)}.";
            var force = (InForceAt, SupersededAt) switch
            {
                (null, _) => "Not in force.",
                ({ } from, null) => $"In force since {Words.Day(from)}.",
                ({ } from, { } until) => $"Superseded: in force from {Words.Day(from)} to {Words.Day(until)}.",
            };
            return $"{force} {approval}";
        }
    }
}
