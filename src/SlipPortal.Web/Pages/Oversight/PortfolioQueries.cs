using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis;
using SlipPortal.Web.Pages.Councils.Notice;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Reviews;

namespace SlipPortal.Web.Pages.Oversight;

/// <summary>
/// The councils that are open to a person, one row each: the same number of queries for one council and for all. The judgements are those of
/// the councils' own pages.
/// </summary>
/// <param name="reader">Where councils' records are read.</param>
/// <param name="access">Which councils are open to the person.</param>
/// <param name="db">For their watch list.</param>
/// <param name="today">Today, here.</param>
internal sealed class PortfolioQueries(CrossTenantReader reader, CouncilReach access, PortalDbContext db, DateOnly today)
{
    private readonly OpenRecords _records = new(reader);

    /// <summary>All rows, by name.</summary>
    public async Task<IReadOnlyList<PortfolioRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var councils = await access.CouncilsAsync(cancellationToken);
        if (councils.Count == 0) return [];
        var watched = await db.Set<WatchedCouncil>().Select(watched => watched.TenantId).ToListAsync(cancellationToken);
        var reach = await reader.ReachAsync(cancellationToken);
        var areas = (await reader.Query<PracticeArea>().OrderBy(area => area.Position).Select(area => new { area.TenantId, area.Id, area.Name })
            .ToListAsync(cancellationToken)).ToLookup(area => area.TenantId, area => (area.Id, area.Name));
        var notices = await _records.LastNoticesAsync(cancellationToken);
        var terms = await TermsAsync(councils, notices, cancellationToken);
        var plans = await PlansAsync([.. councils.Select(council => council.Id)], cancellationToken);
        var measures = (await _records.EachAsync(_records.KpiRows().Where(kpi => !kpi.IsClosed), today, cancellationToken)
            .Select(measure => (measure.Kpi.TenantId, Judged: new JudgedMeasure(measure.Rating, measure.GetsWorse, measure.AgeInDays)))
            .ToListAsync(cancellationToken)).ToLookup(measure => measure.TenantId, measure => measure.Judged);
        var reviews = (await _records.ReviewRows().Where(review => review.ClosedAt == null)
            .Select(review => new { review.TenantId, review.Template, review.ByWhen, review.ReviewerSignedAt, review.OpenChallenges })
            .ToListAsync(cancellationToken)).ToLookup(review => review.TenantId);
        var reports = (await _records.NextReportsAsync(cancellationToken)).ToLookup(report => report.TenantId, report => report.Due);
        var findings = reader.Query<Finding>();
        var visits = (await reader.Query<Visit>().Where(visit => visit.CancelledAt == null)
            .Select(visit => new
            {
                visit.TenantId,
                visit.Type,
                visit.TimingKind,
                visit.FirstDay,
                visit.LastDay,
                // A visit that has found something is not to come, whatever its days are.
                HasFound = visit.LastDay >= today
                    && findings.Any(finding => finding.TenantId == visit.TenantId && finding.VisitId == visit.Id),
            }).ToListAsync(cancellationToken))
            .ToLookup(
                visit => visit.TenantId,
                visit => (visit.Type, Timing: new VisitTiming(visit.TimingKind, visit.FirstDay, visit.LastDay), visit.HasFound));

        return [.. councils.Select(council =>
        {
            var mine = reach.GetValueOrDefault(council.Id, Reach.None);
            bool Sees(RecordKind kind) => mine.Allows(kind, Verb.View);
            var notice = Sees(RecordKind.Notice) ? notices.GetValueOrDefault(council.Id) : null;
            var next = visits[council.Id].Where(visit => visit.Timing.Last >= today && !visit.HasFound)
                .OrderBy(visit => visit.Timing.First).ToList();
            var begun =
                from review in reviews[council.Id]
                where review.Template is ReviewTemplate.AdviserReport && review.ReviewerSignedAt is null
                select review.ByWhen;
            // Reports that advisers write are due from them, not from the council.
            IEnumerable<DateOnly> due = council.Role is null ? [.. begun, .. reports[council.Id], .. terms[council.Id]] : terms[council.Id];
            return new PortfolioRow
            {
                Council = council,
                IsWatched = watched.Contains(council.Id),
                Part = Part(council, mine, [.. areas[council.Id]]),
                SeesNotice = Sees(RecordKind.Notice),
                ServedOn = notice?.ServedOn,
                LiftedOn = notice?.LiftedOn,
                Stage = notice is null ? CouncilStage.NoNotice : Portfolio.StageOf(notice.Stage, notice.LiftedOn),
                SeesPlan = Sees(RecordKind.Plan),
                Plan = plans.GetValueOrDefault(council.Id),
                SeesMeasures = Sees(RecordKind.Kpis),
                Measures = [.. measures[council.Id]],
                SeesReviews = Sees(RecordKind.Reviews),
                OpenChallenges = reviews[council.Id].Sum(review => review.OpenChallenges),
                SeesVisits = Sees(RecordKind.Visits),
                Visits = notice is null ? null : visits[council.Id].Count(visit => visit.Timing.First >= notice.ServedOn && visit.Timing.Last < today),
                NextVisit = next.Count > 0 ? $"{next[0].Type}, {next[0].Timing.InWords()}" : null,
                NextVisitOn = next.Count > 0 ? next[0].Timing.First : null,
                ReportDue = due.Order().Select(day => (DateOnly?)day).FirstOrDefault(),
                Today = today,
            };
        })];
    }

    // Which practice areas a grant opens where it does not open all, said for each kind of record where they differ; null where all are open.
    private static string? Part(OpenCouncil council, Reach reach, IReadOnlyList<(Guid Id, string Name)> areas)
    {
        var parts = (
            from kind in (RecordKind[])[RecordKind.Plan, RecordKind.Kpis, RecordKind.Visits]
            where reach.Allows(kind, Verb.View)
            let open = areas.Where(area => reach.Allows(kind, Verb.View, area.Id)).Select(area => area.Name).ToList()
            select (Kind: kind, Areas: open.Count == council.AreaCount ? null : $"{string.Join(", ", open)} only")).ToList();
        return parts.Select(part => part.Areas).Distinct().Count() <= 1
            ? parts.Select(part => part.Areas).FirstOrDefault()
            : string.Join("; ", parts.Where(part => part.Areas is not null).Select(part => $"{Words.Granted(part.Kind)}: {part.Areas}"));
    }

    // What comes due next under the notice: of the council for its members, of the adviser for people of a department.
    private async Task<ILookup<string, DateOnly>> TermsAsync(
        IReadOnlyList<OpenCouncil> councils, IReadOnlyDictionary<string, NoticeHead> notices, CancellationToken cancellationToken)
    {
        var own = councils.Where(council => council.Role is not null).Select(council => council.Id).ToList();
        var advised = councils.Where(council => council.IsDepartment).Select(council => council.Id).ToList();
        var current = notices.Values.Where(notice => notice.LiftedOn is null).Select(notice => notice.Id).ToList();
        var terms = await reader.Query<NoticeTerm>()
            .Where(term => current.Contains(term.NoticeId)
                && ((term.Owner == TermOwner.Council && own.Contains(term.TenantId)) || (term.Owner == TermOwner.Adviser && advised.Contains(term.TenantId))))
            .Select(term => new
            {
                Term = term,
                Done = reader.Query<TermDone>().Where(fact => fact.TenantId == term.TenantId && fact.TermId == term.Id && fact.TakenBackAt == null)
                    .Select(fact => new { fact.DoneOn, fact.DueOn }).ToList(),
                Waivers = reader.Query<TermWaived>().Where(fact => fact.TenantId == term.TenantId && fact.TermId == term.Id && fact.TakenBackAt == null)
                    .Select(fact => new { fact.From, fact.Until }).ToList(),
                Rhythms = reader.Query<TermCadence>().Where(fact => fact.TenantId == term.TenantId && fact.TermId == term.Id && fact.TakenBackAt == null)
                    .OrderBy(fact => fact.From).Select(fact => new { fact.From, fact.Every, fact.Unit }).ToList(),
            }).ToListAsync(cancellationToken);
        var due =
            from row in terms
            let record = new TermRecord(
                row.Done.ConvertAll(done => new DoneOn(done.DoneOn, done.DueOn)), row.Waivers.ConvertAll(waiver => new Waiver(waiver.From, waiver.Until)),
                row.Rhythms.ConvertAll(rhythm => new RhythmChange(rhythm.From, new(rhythm.Every, rhythm.Unit))))
            let standing = TermClock.On(row.Term.Rule, record, today)
            where standing.Next is not null && (standing.IsBehind || (standing.Next >= today && standing.State is TermState.Due or TermState.Met or TermState.NotBegun))
            select (row.Term.TenantId, Day: standing.Next!.Value);
        return due.ToLookup(term => term.TenantId, term => term.Day);
    }

    // Due dates and updates are read once for all actions, in the order in which they are stored, and of each only what counts is kept: the last of
    // each for every action would be 30,000 looks for 30 councils.
    private async Task<IReadOnlyDictionary<string, PlanProgress>> PlansAsync(List<string> councils, CancellationToken cancellationToken)
    {
        var actions = await _records.ActionsInForce().Select(action => new
        {
            action.TenantId,
            action.LineageId,
            IsUnderReview = reader.Query<DateChange>()
                .Any(change => change.TenantId == action.TenantId && change.LineageId == action.LineageId && change.DecidedAt == null),
        }).ToListAsync(cancellationToken);
        var dues = new Dictionary<(string, Guid), (DueKind Kind, DateOnly? Until, int Moves)>();
        await foreach (var due in reader.Query<ActionDue>().Where(due => councils.Contains(due.TenantId))
            .OrderBy(due => due.TenantId).ThenBy(due => due.LineageId).ThenBy(due => due.RecordedAt).ThenBy(due => due.Id)
            .Select(due => new { due.TenantId, due.LineageId, due.Kind, due.Until, IsMove = due.DateChangeId != null })
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            dues.TryGetValue((due.TenantId, due.LineageId), out var before);
            dues[(due.TenantId, due.LineageId)] = (due.Kind, due.Until, before.Moves + (due.IsMove ? 1 : 0));
        }

        var meanings = await reader.Query<Rating>().Select(rating => new { rating.TenantId, rating.Id, rating.Meaning })
            .ToDictionaryAsync(rating => (rating.TenantId, (Guid?)rating.Id), rating => (RatingMeaning?)rating.Meaning, cancellationToken);
        var updates = new Dictionary<(string, Guid), (RatingMeaning? Meaning, DateTimeOffset? RecordedAt)>();
        await foreach (var update in reader.Query<ProgressUpdate>().Where(update => councils.Contains(update.TenantId))
            .OrderBy(update => update.TenantId).ThenBy(update => update.LineageId).ThenBy(update => update.RecordedAt).ThenBy(update => update.Id)
            .Select(update => new { update.TenantId, update.LineageId, update.RatingId, update.RecordedAt })
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            updates.TryGetValue((update.TenantId, update.LineageId), out var before);
            updates[(update.TenantId, update.LineageId)] = (meanings.GetValueOrDefault((update.TenantId, update.RatingId)) ?? before.Meaning, update.RecordedAt);
        }

        return actions.GroupBy(action => action.TenantId).ToDictionary(
            council => council.Key,
            council => PlanProgress.Of(
            [
                .. from action in council
                   let due = dues.GetValueOrDefault((action.TenantId, action.LineageId))
                   let update = updates.GetValueOrDefault((action.TenantId, action.LineageId))
                   select new WorkLine(Standings.Of(update.Meaning, due.Kind, due.Until, today), action.IsUnderReview, due.Moves, update.RecordedAt?.DayInUk()),
            ]));
    }
}

/// <summary>What a portfolio counts of a measure.</summary>
/// <param name="Rating">How its latest value stands to the target.</param>
/// <param name="GetsWorse">Whether its values go the wrong way.</param>
/// <param name="AgeInDays">How many days ago its latest period ended; null without a value.</param>
internal readonly record struct JudgedMeasure(TargetRating Rating, bool GetsWorse, int? AgeInDays);

/// <summary>A council in a portfolio. What is not open to the reader has no numbers here: the flags say so.</summary>
internal sealed record PortfolioRow
{
    /// <summary>What stands where something is not open.</summary>
    public const string NotOpen = "Not open to you";

    public required OpenCouncil Council { get; init; }

    /// <summary>True where it is on the reader's watch list.</summary>
    public required bool IsWatched { get; init; }

    /// <summary>“Front door, Leadership only”, or null where all practice areas are open.</summary>
    public required string? Part { get; init; }

    public required bool SeesNotice { get; init; }

    public required CouncilStage Stage { get; init; }

    /// <summary>When the last notice was served, or null.</summary>
    public required DateOnly? ServedOn { get; init; }

    public required DateOnly? LiftedOn { get; init; }

    public required bool SeesPlan { get; init; }

    /// <summary>Null where there is no plan, or none of its actions is open.</summary>
    public required PlanProgress? Plan { get; init; }

    public required bool SeesMeasures { get; init; }

    public required IReadOnlyList<JudgedMeasure> Measures { get; init; }

    public required bool SeesReviews { get; init; }

    /// <summary>Challenges that the council has not answered.</summary>
    public required int OpenChallenges { get; init; }

    public required bool SeesVisits { get; init; }

    /// <summary>How many visits there were since the notice, of those that are open; null without a notice.</summary>
    public required int? Visits { get; init; }

    public required string? NextVisit { get; init; }

    public required DateOnly? NextVisitOn { get; init; }

    /// <summary>When the reader's next report or duty under the notice is due, or null.</summary>
    public required DateOnly? ReportDue { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Whole months from the notice to today, or to its end.</summary>
    public int? Months => ServedOn is { } served ? Portfolio.MonthsBetween(served, LiftedOn ?? Today) : null;

    /// <summary>How many measures miss their target.</summary>
    public int Missed => Measures.Count(measure => measure.Rating is TargetRating.Missed);

    /// <summary>How many have a target and no direction.</summary>
    public int NotJudged => Measures.Count(measure => measure.Rating is TargetRating.CannotJudge);

    /// <summary>How many measures get worse.</summary>
    public int Worsening => Measures.Count(measure => measure.GetsWorse);

    /// <summary>How many days ago the newest figure's period ended, or something was reported of the plan; null where nothing is known.</summary>
    public int? AgeInDays => new[]
    {
        Plan?.LastUpdate is { } day ? Math.Max(0, Today.DayNumber - day.DayNumber) : (int?)null,
        Measures.Min(measure => measure.AgeInDays),
    }.Min();

    /// <summary>Whether somebody should look here first.</summary>
    public bool IsBehind => Portfolio.IsBehind(Plan, AgeInDays, ReportDue, Today);

    /// <summary>The address of the council's first page that is open to the reader.</summary>
    public string Address
    {
        get
        {
            var links = new CouncilLinks(Council.Slug);
            return Council.Role is not null ? links.Overview : links.Front(kind => Council.Kinds.Contains(kind.ToString()));
        }
    }

    /// <summary>“Under notice since 18 May 2024, 30 months; 4 visits so far”.</summary>
    public string StageInWords
    {
        get
        {
            if (!SeesNotice) return NotOpen;
            if (ServedOn is not { } served) return "No notice";
            var months = Words.Count(Months!.Value, "month");
            var visits = SeesVisits ? $"; {(Visits == 0 ? "no visits" : Words.Count(Visits!.Value, "visit"))} since" : "";
            return Stage switch
            {
                CouncilStage.Lifted => $"Lifted on {Words.Day(LiftedOn!.Value)}, after {months}{visits}",
                CouncilStage.SteppedDown => $"Stepped down; notice of {Words.Day(served)}, {months}{visits}",
                _ => $"Under notice since {Words.Day(served)}, {months}{visits}",
            };
        }
    }

    /// <summary>“3 delivered, 10 on track, 2 at risk, 4 off track, 1 undated, 5 not begun”.</summary>
    public string PlanInWords => !SeesPlan ? NotOpen
        : Plan is not { } plan ? "No plan yet"
        : $"{plan.Delivered} delivered, {plan.OnTrack} on track, {plan.AtRisk} at risk, {plan.OffTrack} off track, {plan.Undated} undated, "
            + $"{plan.NotBegun} not begun";

    /// <summary>“2 dates under review, 5 slips. Last update 3 November 2026”.</summary>
    public string? MovesInWords => SeesPlan && Plan is { } plan
        ? $"{Words.Count(plan.UnderReview, "date")} under review, {Words.Count(plan.Slips, "slip")}. "
            + (plan.LastUpdate is { } day ? $"Last update {Words.Day(day)}" : "No update yet")
        : null;

    /// <summary>“2 below target, 1 getting worse, of 12”.</summary>
    public string MeasuresInWords => !SeesMeasures ? NotOpen
        : Measures.Count == 0 ? "No measures yet"
        : $"{Missed} below target, {Worsening} getting worse, "
            + $"{(NotJudged == 0 ? "" : $"{NotJudged} that cannot be judged, ")}of {Measures.Count}";

    public string ChallengesInWords => !SeesReviews ? NotOpen : OpenChallenges == 0 ? "None" : $"{OpenChallenges}";

    public string NextVisitInWords => !SeesVisits ? NotOpen : NextVisit ?? (Council.Role is null ? "None that is open to you" : "None planned");

    /// <summary>“12 days”.</summary>
    public string AgeInWords => !SeesPlan && !SeesMeasures ? NotOpen : AgeInDays is { } days ? Words.Count(days, "day") : "Nothing yet";
}
