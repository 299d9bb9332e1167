using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Oversight.Compare;

/// <summary>
/// Plans of several councils: progress by practice area, and what stands behind it. Councils name their ratings as they like; each is read by what
/// the council has declared that it means.
/// </summary>
internal sealed class PlansModel(CrossTenantReader reader, CouncilReach access, TimeProvider clock) : ComparePage(reader, access, clock)
{
    public override string Title => "Plans side by side";

    /// <summary>The practice areas by name, in the order of the first council that has them, each with the progress of each council by its id.</summary>
    public IReadOnlyList<(string Area, IReadOnlyDictionary<string, PlanProgress> Councils)> Areas { get; private set; } = [];

    /// <summary>What stands behind each council's plan, by its id. Without those that have none, or none that is open.</summary>
    public IReadOnlyDictionary<string, PlanLadder> Ladders { get; private set; } = new Dictionary<string, PlanLadder>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ChooseAsync(RecordKind.Plan, cancellationToken);
        if (Picked.Count == 0) return Page();
        var ids = Picked.ConvertAll(council => council.Id);
        var records = new OpenRecords(Reader);
        var inForce = records.ActionsInForce().Where(action => ids.Contains(action.TenantId));
        var areas = await (
            from action in inForce
            join area in records.Of<PracticeArea>() on new { action.TenantId, Id = action.PracticeAreaId } equals new { area.TenantId, area.Id }
            select new { action.Id, area.Name, area.Position }).ToDictionaryAsync(action => action.Id, cancellationToken);
        var work = (await records.ActionRows(inForce, Today)
            .Select(action => new
            {
                action.Id,
                action.TenantId,
                action.RatingMeaning,
                action.DueKind,
                action.DueUntil,
                action.Moves,
                ReviewId = (Guid?)action.Review!.Id,
                action.UpdatedAt,
                action.Stage,
                action.Pieces,
            }).ToListAsync(cancellationToken))
            .ConvertAll(action => (
                action.TenantId,
                Area: areas[action.Id],
                Line: new WorkLine(
                    Standings.Of(action.RatingMeaning, action.DueKind, action.DueUntil, Today), action.ReviewId is not null, action.Moves, action.UpdatedAt?.DayInUk())
                {
                    Stage = action.Stage,
                    Pieces = action.Pieces,
                }));
        Areas =
        [
            .. work.GroupBy(action => action.Area.Name, StringComparer.OrdinalIgnoreCase).OrderBy(area => area.Min(action => action.Area.Position)).Select(area => (
                area.Key,
                (IReadOnlyDictionary<string, PlanProgress>)area.GroupBy(action => action.TenantId).ToDictionary(
                    council => council.Key, council => PlanProgress.Of([.. council.Select(action => action.Line)])))),
        ];
        Ladders = work.GroupBy(action => action.TenantId).ToDictionary(council => council.Key, council => PlanLadder.Of([.. council.Select(action => action.Line)]));
        Shown = ids;
        if (!TableDownload.Knows(Format)) return Page();
        return TableDownload.Of(
            from area in Areas
            from council in Picked
            where area.Councils.ContainsKey(council.Id)
            let progress = area.Councils[council.Id]
            select new Line(
                area.Area, council.Name, progress.Total, progress.Delivered, progress.OnTrack, progress.AtRisk, progress.OffTrack, progress.Undated, progress.NotBegun,
                progress.UnderReview, progress.Slips, progress.LastUpdate),
            "compared-plans", Format!);
    }

    /// <summary>How many actions stand at a stage, in words that say of how many.</summary>
    public static string AtStage(PlanLadder ladder, SignOffStage stage) => $"{ladder.Stages.GetValueOrDefault(stage)} of {ladder.Actions}";

    internal sealed record Line(
        string PracticeArea, string Council, int Actions, int Delivered, int OnTrack, int AtRisk, int OffTrack, int Undated, int NotBegun, int UnderReview, int AgreedLaterDates,
        DateOnly? LastUpdate);
}
