using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Domain.Oversight;

/// <summary>How councils are read side by side: what their notices and plans add up to, and which of them are behind.</summary>
public static class Portfolio
{
    /// <summary>A council with this share of its work off track is behind, in percent.</summary>
    public const int BehindPercent = 25;

    /// <summary>A council of which nothing newer is known than this is behind, in days: from one six-weekly report to the next.</summary>
    public const int BehindDays = 42;

    /// <summary>Where a council stands with its last notice.</summary>
    /// <param name="last">The last thing that happened to the notice, or null.</param>
    /// <param name="liftedOn">The day on which it was lifted, or null.</param>
    public static CouncilStage StageOf(StageKind? last, DateOnly? liftedOn) =>
        liftedOn is not null ? CouncilStage.Lifted : last is StageKind.SteppedDown ? CouncilStage.SteppedDown : CouncilStage.UnderNotice;

    /// <summary>Whole months from a day to a later one; 0 where it is not later.</summary>
    public static int MonthsBetween(DateOnly from, DateOnly to) =>
        Math.Max(0, ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0));

    /// <summary>Whether somebody should look at a council first: much is off track, nothing new is known, or a report is late.</summary>
    /// <param name="plan">Its plan, or null where there is none or none is open.</param>
    /// <param name="ageInDays">How old the newest figure or update is, in days, or null.</param>
    /// <param name="reportDue">The day of the next report, or null.</param>
    /// <param name="today">Today.</param>
    public static bool IsBehind(PlanProgress? plan, int? ageInDays, DateOnly? reportDue, DateOnly today) =>
        plan?.OffTrackPercent >= BehindPercent || ageInDays > BehindDays || reportDue < today;
}

/// <summary>Where a council stands with its last improvement notice.</summary>
public enum CouncilStage
{
    /// <summary>The notice holds.</summary>
    UnderNotice,

    /// <summary>A lighter form took its place.</summary>
    SteppedDown,

    /// <summary>It was lifted: the exit.</summary>
    Lifted,

    /// <summary>There is none.</summary>
    NoNotice,
}

/// <summary>Where the actions of a plan stand, in numbers that add up to all of them.</summary>
/// <param name="Delivered">Complete.</param>
/// <param name="OnTrack">On track.</param>
/// <param name="AtRisk">At risk.</param>
/// <param name="OffTrack">Rated off track, or overdue whatever they are rated.</param>
/// <param name="Undated">Without a date.</param>
/// <param name="NotBegun">Not started, or not rated yet.</param>
/// <param name="UnderReview">How many of them have a proposed date that no body has agreed.</param>
/// <param name="Slips">How often a body agreed a later date for any of them.</param>
/// <param name="LastUpdate">The day on which something was last reported, or null.</param>
public sealed record PlanProgress(
    int Delivered, int OnTrack, int AtRisk, int OffTrack, int Undated, int NotBegun, int UnderReview, int Slips, DateOnly? LastUpdate)
{
    /// <summary>All actions.</summary>
    public int Total => Delivered + OnTrack + AtRisk + OffTrack + Undated + NotBegun;

    /// <summary>The share that is off track, in percent, not rounded; 0 of none.</summary>
    public decimal OffTrackPercent => Total == 0 ? 0 : 100m * OffTrack / Total;

    /// <summary>Counts actions.</summary>
    public static PlanProgress Of(IReadOnlyCollection<WorkLine> work)
    {
        int Count(params Standing[] standings) => work.Count(line => standings.Contains(line.Standing));
        return new(
            Count(Standing.Complete), Count(Standing.OnTrack), Count(Standing.AtRisk), Count(Standing.OffTrack, Standing.Overdue), Count(Standing.Undated),
            Count(Standing.NotStarted, Standing.NotRated), work.Count(line => line.IsUnderReview), work.Sum(line => line.Moves), work.Max(line => line.UpdatedOn));
    }
}

/// <summary>An action as <see cref="PlanProgress"/> counts it.</summary>
/// <param name="Standing">Where it stands.</param>
/// <param name="IsUnderReview">Whether a proposed date waits for a decision.</param>
/// <param name="Moves">How often a body agreed another date.</param>
/// <param name="UpdatedOn">The day on which something was last reported of it, or null.</param>
public sealed record WorkLine(Standing Standing, bool IsUnderReview, int Moves, DateOnly? UpdatedOn)
{
    /// <summary>The stage of its sign-off, or null: counted by <see cref="PlanLadder"/>.</summary>
    public SignOffStage? Stage { get; init; }

    /// <summary>How many pieces of evidence it has: counted by <see cref="PlanLadder"/>.</summary>
    public int Pieces { get; init; }
}
