using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>What changed of the plan between two dates: the report that a board asks for.</summary>
[Requires(RecordKind.Plan)]
internal sealed class ChangesModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    private readonly Dictionary<DateOnly, Guid> _planOf = [];

    public override string Title => "What changed";

    /// <summary>The day at whose end it begins; three months ago unless said otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>The day at whose end it ends; today unless said otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public bool HasPlan { get; private set; }

    /// <summary>How many actions stood where at each end.</summary>
    public IReadOnlyList<(Standing Standing, int Before, int After)> Counts { get; private set; } = [];

    /// <summary>What happened, by kind.</summary>
    public IReadOnlyList<(string Kind, IReadOnlyList<ChangeLine> Lines)> Groups { get; private set; } = [];

    public DateOnly Today { get; } = clock.TodayInUk();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        To = To is { } to && to < Today ? to : Today;
        From ??= To.Value.AddMonths(-3);
        if (From >= To)
        {
            ModelState.AddModelError(nameof(From), "The first day has to come before the last.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var before = await RowsAsync(From.Value, cancellationToken);
        var after = await RowsAsync(To.Value, cancellationToken);
        HasPlan = before.Count + after.Count > 0;
        if (!HasPlan) return Page();

        Counts =
        [
            .. Enum.GetValues<Standing>().Select(standing => (
                standing,
                before.Values.Count(row => row.StandingOn(From.Value) == standing),
                after.Values.Count(row => row.StandingOn(To.Value) == standing))),
        ];
        Groups = [.. Compare(before, after).Concat(await FactsAsync(after, cancellationToken)).Where(group => group.Lines.Count > 0)];
        if (!TableDownload.Knows(Format)) return Page();
        return TableDownload.Of(
            [.. Groups.SelectMany(group => group.Lines.Select(line => new { What = group.Kind, Action = line.Ref, Change = line.Text, On = line.On }))],
            $"{Links.Slug}-changes-{From:yyyy-MM-dd}-{To:yyyy-MM-dd}",
            Format!);
    }

    // Of the version that was in force then: an action is read there.
    private async Task<Dictionary<Guid, ActionRow>> RowsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var moment = AsAt.Of(day, Today);
        if (await db.CurrentPlan(moment).FirstOrDefaultAsync(cancellationToken) is not { } plan) return [];
        _planOf[day] = plan.Id;
        return await db.ActionRows(plan.Id, day, moment).Where(row => !row.IsCrossReference).ToDictionaryAsync(row => row.LineageId, cancellationToken);
    }

    private IEnumerable<(string Kind, IReadOnlyList<ChangeLine> Lines)> Compare(Dictionary<Guid, ActionRow> before, Dictionary<Guid, ActionRow> after)
    {
        var both = after.Values.Where(row => before.ContainsKey(row.LineageId)).Select(row => (Before: before[row.LineageId], After: row)).ToList();
        var now = after.Values;
        yield return ("Complete now", Lines(now.Where(row => row.StandingOn(To!.Value) is Standing.Complete
            && !(before.TryGetValue(row.LineageId, out var was) && was.StandingOn(From!.Value) is Standing.Complete)), row => row.Text));
        yield return ("Overdue now", Lines(now.Where(row => row.StandingOn(To!.Value) is Standing.Overdue
            && !(before.TryGetValue(row.LineageId, out var was) && was.StandingOn(From!.Value) is Standing.Overdue)), row => $"{row.Text} (due {Words.Due(row)})"));
        yield return ("Rated differently", [.. both.Where(pair => pair.Before.RatingId != pair.After.RatingId)
            .Select(pair => new ChangeLine(pair.After.Ref, $"{pair.Before.Rating ?? "Not rated"} became {pair.After.Rating ?? "not rated"}", pair.After.RatedAt?.DayInUk()))]);
        yield return ("Added", Lines(now.Where(row => before.Count > 0 && !before.ContainsKey(row.LineageId)), row => row.Text));
        yield return ("Dropped or left behind", Lines(before.Values.Where(row => !after.ContainsKey(row.LineageId)), row => row.Text, From!.Value));
        yield return ("Reworded", [.. both.Where(pair => pair.Before.Text != pair.After.Text)
            .Select(pair => new ChangeLine(pair.After.Ref, $"“{pair.After.Text}” (was “{pair.Before.Text}”)", null))]);
    }

    private async Task<IReadOnlyList<(string Kind, IReadOnlyList<ChangeLine> Lines)>> FactsAsync(
        Dictionary<Guid, ActionRow> after, CancellationToken cancellationToken)
    {
        var (start, end) = (From!.Value.EndInUk(), To!.Value.EndInUk());
        string RefOf(Guid lineage, string own) => after.TryGetValue(lineage, out var row) ? row.Ref : own;
        var dates = await (
            from change in db.Set<DateChange>()
            join body in db.Set<Body>() on change.BodyId equals body.Id
            join action in db.Set<PlanAction>() on change.ActionId equals action.Id
            where (change.RecordedAt >= start && change.RecordedAt < end) || (change.DecidedAt >= start && change.DecidedAt < end)
            orderby action.SortKey
            select new
            {
                change.LineageId,
                action.Ref,
                InFull = DueSchedule.InFull(change.SourceText, change.Kind, change.Until),
                change.Reason,
                change.RecordedAt,
                change.DecidedAt,
                change.Outcome,
                body.Name,
            })
            .ToListAsync(cancellationToken);
        var steps = await (
            from step in db.Set<SignOffStep>()
            join action in db.Set<PlanAction>() on step.ActionId equals action.Id
            where step.RecordedAt >= start && step.RecordedAt < end
            orderby action.SortKey, step.RecordedAt
            select new { step.LineageId, action.Ref, step.Stage, step.Note, step.Condition, step.RecordedAt }).ToListAsync(cancellationToken);
        var verdicts = await (
            from verdict in db.Set<EvidenceVerdict>()
            join action in db.Set<PlanAction>() on verdict.ActionId equals action.Id
            where verdict.RecordedAt >= start && verdict.RecordedAt < end
            orderby action.SortKey, verdict.RecordedAt
            select new { verdict.LineageId, action.Ref, verdict.Judgement, verdict.Reason, verdict.RecordedAt }).ToListAsync(cancellationToken);
        var updates = await db.Set<ProgressUpdate>().Where(update => update.RecordedAt >= start && update.RecordedAt < end)
            .GroupBy(update => update.LineageId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);

        return
        [
            ("New dates proposed", [.. dates.Where(date => date.RecordedAt >= start && date.RecordedAt < end)
                .Select(date => new ChangeLine(RefOf(date.LineageId, date.Ref),
                    $"{date.InFull}, to be agreed by {date.Name}: {date.Reason}", date.RecordedAt.DayInUk()))]),
            ("New dates decided", [.. dates.Where(date => date.DecidedAt >= start && date.DecidedAt < end)
                .Select(date => new ChangeLine(
                    RefOf(date.LineageId, date.Ref),
                    $"{date.InFull}: {InWords(date.Outcome!.Value)}"
                        + (date.Outcome is DateChangeOutcome.Withdrawn ? "" : $" by {date.Name}"),
                    date.DecidedAt!.Value.DayInUk()))]),
            ("Steps to sign-off", [.. steps.Select(step => new ChangeLine(
                RefOf(step.LineageId, step.Ref), $"{step.Stage.InWords()}: {step.Note}{(step.Condition is { } condition ? $" Condition: {condition}" : "")}", step.RecordedAt.DayInUk()))]),
            ("Verdicts on evidence", [.. verdicts.Select(verdict => new ChangeLine(
                RefOf(verdict.LineageId, verdict.Ref), $"{Words.Judgement(verdict.Judgement)}: {verdict.Reason}", verdict.RecordedAt.DayInUk()))]),
            ("Updates given", [.. updates.Where(update => after.ContainsKey(update.Key)).Select(update => (after[update.Key], update.Count))
                .OrderBy(pair => pair.Item1.SortKey, StringComparer.Ordinal).Select(pair => new ChangeLine(pair.Item1.Ref, Words.Count(pair.Count, "update"), null))]),
        ];
    }

    private static string InWords(DateChangeOutcome outcome) => outcome switch
    {
        DateChangeOutcome.Agreed => "agreed",
        DateChangeOutcome.Refused => "not agreed",
        _ => "taken back",
    };

    /// <summary>Where an action is read as it stood at the end of a day.</summary>
    public string Address(ChangeLine line) => Links.Action(line.Ref, _planOf.TryGetValue(line.At ?? To!.Value, out var plan) ? plan : null);

    private static IReadOnlyList<ChangeLine> Lines(IEnumerable<ActionRow> rows, Func<ActionRow, string> text, DateOnly? at = null) =>
        [.. rows.OrderBy(row => row.SortKey, StringComparer.Ordinal).Select(row => new ChangeLine(row.Ref, text(row), null, at))];

    /// <summary>One thing that changed.</summary>
    /// <param name="Ref">The action.</param>
    /// <param name="Text">What.</param>
    /// <param name="On">When, where it has a day.</param>
    /// <param name="At">The end at which the action has this ref, where that is not the last.</param>
    internal sealed record ChangeLine(string Ref, string Text, DateOnly? On, DateOnly? At = null);
}
