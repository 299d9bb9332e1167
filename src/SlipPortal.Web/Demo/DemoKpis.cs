using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Pages.Councils.Kpis;
using SlipPortal.Web.Pages.Councils.Kpis.Books;
using SlipPortal.Web.Pages.Councils.Kpis.Checks;
using SlipPortal.Web.Pages.Councils.Kpis.Comparators;
using SlipPortal.Web.Pages.Councils.Kpis.Comparators.Sets;
using SlipPortal.Web.Pages.Councils.Kpis.Facts;
using SlipPortal.Web.Pages.Councils.Kpis.Import;
using SlipPortal.Web.Pages.Councils.Kpis.Keys;
using SlipPortal.Web.Pages.Councils.Kpis.Readings;
using SlipPortal.Web.Pages.Councils.Kpis.Teams;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Demo;

/// <summary>
/// The performance books of a demo council: thirty months of invented readings with everything that real ones have: a series that breaks,
/// one that improves after an action, one that misses its target, one that is stale, a correction, and one about very few children.
/// </summary>
internal sealed class DemoKpis(PortalSessions sessions, FileReader reader, CouncilTenantInfo council, IActor lead, IActor contributor, DateTimeOffset now)
{
    private const int Months = 30;

    // The measures that are compared, with the national ones that they are tied to.
    private static readonly Dictionary<string, string> Ties = new()
    {
        ["1.1b"] = DemoReference.ChildrenInNeed,
        ["2.2"] = DemoReference.ReReferrals,
        ["2.3"] = DemoReference.Assessments,
        ["5.1"] = DemoReference.Agency,
    };

    private Measure[] Measures =>
    [
        new("1.1a", "Children in need at the end of the month", "Setting the scene", "Whole service", KpiUnit.Count, 0, Polarity.None, Aggregation.PointInTime, i => $"{1240 - (i * 4) + Noise(1, i, 30)}"),
        new("1.1b", "Children in need per 10,000", "Setting the scene", "Whole service", KpiUnit.RatePer10000, 0, Polarity.NearComparator, Aggregation.PointInTime, i => $"{338 - (i / 2) + Noise(2, i, 4)}"),
        new("1.2", "Children on a child protection plan at the end of the month", "Setting the scene", "Help and protection", KpiUnit.Count, 0, Polarity.None, Aggregation.PointInTime, i => $"{186 + Noise(3, i, 9)}"),
        new("1.3", "Children cared for at the end of the month", "Setting the scene", "Cared for children", KpiUnit.Count, 0, Polarity.None, Aggregation.PointInTime, i => $"{362 + (i / 3) + Noise(4, i, 6)}"),
        new("1.3a", "Of which unaccompanied", "Setting the scene", "Cared for children", KpiUnit.Count, 0, Polarity.None, Aggregation.PointInTime, i => $"{34 + Noise(5, i, 4)}"),
        new("2.1", "Referrals with a decision within one working day", "Quality of practice", "Front door", KpiUnit.Percent, 0, Polarity.Higher, Aggregation.Weighted, i => Share(6, i, 240, i < 18 ? 62 : 81, 5)),
        new("2.2", "Referrals that repeat one of the last twelve months", "Quality of practice", "Front door", KpiUnit.Percent, 1, Polarity.Lower, Aggregation.Weighted, i => Share(7, i, 240, 21 + (i / 5), 3)),
        new("2.3", "Assessments within 45 days", "Quality of practice", "Help and protection", KpiUnit.Percent, 0, Polarity.Higher, Aggregation.Weighted, i => Share(8, i, 130, i < 26 ? 84 : 84 - ((i - 25) * 4), 3)),
        new("2.4", "Visits to children on a plan within ten days", "Quality of practice", "Help and protection", KpiUnit.Percent, 0, Polarity.Higher, Aggregation.Weighted, i => i < 12 ? null : Share(9, i, 180, 88, 4)),
        new("2.5", "Children on a plan for a second time", "Quality of practice", "Help and protection", KpiUnit.Percent, 1, Polarity.Lower, Aggregation.Weighted, i => $"{Math.Max(0, 1 + Noise(10, i, 1))}/{6 + Noise(11, i, 3)}"),
        new("3.1", "New early help assessments", "Partners and early help", "Front door", KpiUnit.Count, 0, Polarity.Higher, Aggregation.Sum, i => $"{44 + Noise(12, i, 14)}"),
        new("4.1", "Care leavers in touch with us", "Care leavers", "Care leavers", KpiUnit.Percent, 0, Polarity.Higher, Aggregation.Weighted, i => Share(13, i, 96, 86 + (i / 6), 3)),
        new("5.1", "Social workers employed by an agency", "Workforce", "Leadership", KpiUnit.Percent, 1, Polarity.Lower, Aggregation.PointInTime, i => i > 25 ? null : $"{31.5m - (i * 0.3m) + Noise(14, i, 2)}"),
        new("5.2", "Most children with one social worker", "Workforce", "Leadership", KpiUnit.Count, 0, Polarity.Lower, Aggregation.PointInTime, i => $"{33 + Noise(15, i, 3)}"),
    ];

    /// <summary>Everything, as of some days ago.</summary>
    public async Task LoadAsync()
    {
        var refs = await DefineAsync(Measures);
        await ReadAsync(refs, Measures);
        await CorrectAsync(refs);
        await SayAsync(refs);
        await ImportAsync();
        await CompareAsync(refs);
        await CompareMoreAsync(refs);
        await AnswerAsync();
        await BreakDownAsync(refs["1.2"]);
        await DoAsync(-9, lead, (db, clock) => new MakeKey.Handler(db, lead, clock).HandleAsync(new("Data warehouse", DateOnly.FromDateTime(now.Date).AddDays(180)), default));
    }

    /// <summary>A council that keeps only what it compares with others.</summary>
    public async Task LoadComparedAsync()
    {
        Measure[] compared = [.. Measures.Where(measure => Ties.ContainsKey(measure.Ref))];
        var refs = await DefineAsync(compared);
        await ReadAsync(refs, compared);
        await CompareAsync(refs);
    }

    private Task AnswerAsync() => DoAsync(-9, lead, async (db, clock) =>
    {
        var few = (await db.FindingsAsync(DateOnly.FromDateTime(now.Date), isMember: true, default))
            .First(row => row.Finding is { Ref: "2.5", Rule: CheckRule.FewCases });
        await new AnswerCheck.Handler(db, lead, clock).HandleAsync(new(few.KpiId, few.Finding, "So few children: the board reads what happened to each instead."), default);
    });

    // Children on a plan by four teams, for fourteen months: one team has very few, and the last month does not add up.
    private async Task BreakDownAsync(Guid kpi)
    {
        string[] names = ["Contact and referral", "Assessment", "Children in need", "Children looked after"];
        var whole = Measures.Single(measure => measure.Ref == "1.2");
        foreach (var (name, text) in names.Zip(new[] { null, null, "CIN", "CLA" }))
            await DoAsync(-9, lead, (db, clock) => new SaveTeam.Handler(db, clock).HandleAsync(new(null, name, text, null), default));
        var teams = await AskAsync(db => db.Set<Team>().ToDictionaryAsync(team => team.Name, team => team.Id));
        Guid[] ids = [.. names.Select(name => teams[name])];
        await DoAsync(-9, lead, (db, clock) => new BreakDownByTeam.Handler(db, lead, clock)
            .HandleAsync(new(kpi, ids, MonthAt(Months - 14).Label), default));
        for (var i = Months - 14; i < Months; i++)
        {
            var all = int.Parse(whole.Reading(i)!, CultureInfo.InvariantCulture);
            var (few, assessment, after) = (4 + Noise(31, i, 2), 41 + Noise(32, i, 6), 17 + Noise(33, i, 3));
            var need = all - few - assessment - after - (i == Months - 1 ? 3 : 0);
            var cells = ids.Zip(new[] { few, assessment, need, after }, (id, value) => new RecordTeamReadings.Cell(id, $"{value}", ""));
            await DoAsync(-8, contributor, async (db, clock) =>
            {
                var (_, refused) = await new RecordTeamReadings.Handler(db, contributor, clock)
                    .HandleAsync(new(kpi, MonthAt(i), [.. cells]), default);
                if (refused.Count > 0) throw new InvalidOperationException(refused[0].Why);
            });
        }
    }

    private Task CompareAsync(Dictionary<string, Guid> refs) => DoAsync(-10, lead, async (db, _) =>
    {
        await new ChooseComparison.Handler(db).HandleAsync(new(DemoReference.Of(council), "2025-05"), default);
        foreach (var (measure, indicator) in Ties) await new CompareKpi.Handler(db).HandleAsync(new(refs[measure], indicator), default);
    });

    private Task CompareMoreAsync(Dictionary<string, Guid> refs) => DoAsync(-10, lead, async (db, clock) =>
    {
        await new SetTarget.Handler(db, lead, clock).HandleAsync(
            new(refs["1.1b"], TargetKind.Neighbours, null, 10, MonthAt(Months - 1).Year.Start, null, "As many as in councils like ours: neither too few nor too many."),
            default);
        await new MakeComparisonSet.Handler(db, clock).HandleAsync(
            new(
                "Counties with a coast", DateOnly.FromDateTime(now.Date).AddDays(-10), "They lose social workers to the same neighbours, and are as far from the city.",
                DemoReference.Coast),
            default);
    });

    // The corporate book and the board's target tracker, from the files that the council's performance team sends.
    private async Task ImportAsync()
    {
        var months = Enumerable.Range(Months - 4, 4).Select(MonthAt).ToList();
        await ImportAsync("Corporate measures.csv", "Corporate measures",
        [
            $"Theme,Ref,Measure,Polarity,{string.Join(',', months.Select(month => month.Label))},Direction of travel,SN Av",
            $"People,9.1,Days lost to sickness for each worker (ratio),low,{string.Join(',', months.Select((_, i) => $"0.{8 + (i % 2)}"))},→,",
            $"People,9.2,% of appraisals held in time,high,{string.Join(',', months.Select((_, i) => $"{61 + (i * 4)}%"))},↓,74%",
            $"Customers,9.3,Number of complaints,low,{string.Join(',', months.Select((_, i) => $"{14 + (i % 3)}"))},,",
        ]);

        // Ashdale's tracker forgets some assessments in its year to date.
        var last = Months - 2;
        var assessments = Measures.Single(measure => measure.Ref == "3.1");
        var sinceApril = Enumerable.Range(0, last + 1).Where(i => MonthAt(i).Year == MonthAt(last).Year)
            .Sum(i => int.Parse(assessments.Reading(i)!, CultureInfo.InvariantCulture));
        var stated = council.Identifier == "ashdale" ? sinceApril - 7 : sinceApril;
        await ImportAsync("Target tracker.csv", "Improvement board",
        [
            $"Theme,Ref,Measure,Target,{MonthAt(last).Label},YTD",
            $"Partners and early help,3.1,{assessments.Title},600,{assessments.Reading(last)},{stated}",
            ",,,ANNUAL TARGET,,",
        ]);
    }

    private async Task ImportAsync(string file, string book, string[] lines)
    {
        var content = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        var id = Guid.Empty;
        await DoAsync(-11, lead, async (db, clock) =>
            id = await new UploadBook.Handler(db, new(db, reader, clock), lead, clock).HandleAsync(new(file, content), default));
        await DoAsync(-11, lead, async (db, clock) =>
        {
            var (import, draft) = (await new BookReader(db, reader, clock).FindAsync(id, default))!.Value;
            await new ConfirmBook.Handler(db, lead, clock).HandleAsync(new(import, draft, book, new Dictionary<string, Guid>()), default);
        });
    }

    private async Task<Dictionary<string, Guid>> DefineAsync(Measure[] measures)
    {
        var areas = await AskAsync(db => db.Set<PracticeArea>().ToDictionaryAsync(area => area.Name, area => area.Id));
        var post = await AskAsync(db => db.Set<Post>().OrderBy(post => post.Title).Select(post => (Guid?)post.Id).FirstOrDefaultAsync());
        Guid board = default, managers = default;
        await DoAsync(-15, lead, async (db, _) =>
        {
            board = await new BeginBook.Handler(db).HandleAsync(new("Improvement board", "What the improvement board reads at each meeting."), default);
            managers = await new BeginBook.Handler(db).HandleAsync(new("Operational", "What managers read each week."), default);
        });
        foreach (var measure in measures)
        {
            await DoAsync(-15, lead, async (db, _) =>
            {
                var whole = await db.Set<Kpi>().Where(kpi => kpi.Ref == "1.3").Select(kpi => (Guid?)kpi.Id).SingleOrDefaultAsync();
                var count = await db.Set<Kpi>().Where(kpi => kpi.Ref == "1.1a").Select(kpi => (Guid?)kpi.Id).SingleOrDefaultAsync();
                await new SaveKpi.Handler(db).HandleAsync(
                    new(
                        null, 0, measure.Ref, measure.Title, measure.Title + ", by the council’s own records. Children of other councils who are placed here are left out.",
                        "Case management system", areas[measure.Area], post, measure.Unit, measure.Decimals, measure.Polarity, PeriodKind.Month, measure.Aggregation,
                        measure.Ref == "1.1b" ? count : null, measure.Ref == "1.3a" ? whole : null, null, null,
                        measure.Ref[0] is '2' or '5' ? [board, managers] : [board], measure.Theme),
                    default);
            });
        }

        return await AskAsync(db => db.Set<Kpi>().ToDictionaryAsync(kpi => kpi.Ref, kpi => kpi.Id));
    }

    private async Task ReadAsync(Dictionary<string, Guid> refs, Measure[] measures)
    {
        foreach (var measure in measures)
        {
            var cells = Enumerable.Range(0, Months).Select(i => new RecordReadings.Cell(refs[measure.Ref], MonthAt(i), measure.Reading(i), null)).Where(cell => cell.Text is not null);
            await DoAsync(-14, contributor, async (db, clock) =>
            {
                var (_, refused) = await new RecordReadings.Handler(db, contributor, clock).HandleAsync(new([.. cells]), default);
                if (refused.Count > 0) throw new InvalidOperationException(refused[0].Why);
            });
        }
    }

    // A correction, and a value that may still change.
    private async Task CorrectAsync(Dictionary<string, Guid> refs)
    {
        var standing = Measures.Single(measure => measure.Ref == "1.3");
        await RecordAsync(refs["1.3"], MonthAt(Months - 2), "371", standing.Reading(Months - 2));
        await RecordAsync(refs["3.1"], MonthAt(Months - 1), "29 p", Measures.Single(measure => measure.Ref == "3.1").Reading(Months - 1));
    }

    private async Task SayAsync(Dictionary<string, Guid> refs)
    {
        var year = MonthAt(Months - 1).Year.Start;
        await TargetAsync(refs["2.1"], TargetKind.EachPeriod, 80, 5, year, "What our neighbours reached last year.");
        await TargetAsync(refs["2.2"], TargetKind.EachPeriod, 22, 2, year, "The average of England.");
        await TargetAsync(refs["2.3"], TargetKind.EachPeriod, 85, 3, year, "Where we stood before the new system.");
        await TargetAsync(refs["2.4"], TargetKind.EachPeriod, 95, 5, year, "Every child should be seen in time; five in a hundred cannot be.");
        await TargetAsync(refs["3.1"], TargetKind.Annual, 600, 0, year, "Fifty a month, as agreed with partners.");
        await TargetAsync(refs["5.2"], TargetKind.EachPeriod, 30, 2, year, "Nobody can know more children than that.");
        var action = await AskAsync(async db => (await db.Set<PlanAction>().OrderBy(action => action.SortKey).FirstAsync()).LineageId);
        await DoAsync(-12, lead, async (db, clock) =>
        {
            await new TieKpi.Handler(db, lead, clock).HandleAsync(new(refs["2.1"], action), default);
            await new TieKpi.Handler(db, lead, clock).HandleAsync(new(refs["2.3"], action), default);
            await new RebaseLimits.Handler(db, lead, clock).HandleAsync(
                new(refs["2.1"], MonthAt(18).Label, "A manager reads every contact on the day it comes.", action), default);
            await new MarkBreak.Handler(db, lead, clock).HandleAsync(
                new(refs["5.2"], MonthAt(10).Label, "Students are no longer counted as social workers.", null), default);
            await new JudgeByHand.Handler(db, lead, clock).HandleAsync(
                new(refs["5.2"], MonthAt(Months - 1).Label, TargetRating.Missed, "One team stands for all of it; it gets two more workers next month."), default);
            await new AddComment.Handler(db, lead, clock).HandleAsync(
                new(refs["2.3"], MonthAt(Months - 1).Label, "Two team managers left in the summer. Cover is in place from next month."), default);
        });
    }

    private Task RecordAsync(Guid kpi, Period period, string text, string? seen) => DoAsync(-13, contributor, (db, clock) =>
        new RecordReadings.Handler(db, contributor, clock).HandleAsync(new([new(kpi, period, text, seen)]), default));

    private Task TargetAsync(Guid kpi, TargetKind kind, decimal value, decimal tolerance, DateOnly from, string reason) => DoAsync(-12, lead, (db, clock) =>
        new SetTarget.Handler(db, lead, clock).HandleAsync(new(kpi, kind, value, tolerance, from, null, reason), default));

    private Period MonthAt(int i) => Period.Of(PeriodKind.Month, new DateOnly(now.Year, now.Month, 1).AddMonths(i - Months));

    // From -width to width; the same for the same council every time.
    private int Noise(int seed, int i, int width)
    {
        var mixed = (uint)(((seed + council.Identifier!.Length) * 1_000) + i) * 2_654_435_761u;
        mixed = (mixed ^ (mixed >> 15)) * 2_246_822_519u;
        return (int)((mixed ^ (mixed >> 13)) % (uint)((2 * width) + 1)) - width;
    }

    private string Share(int seed, int i, int of, int percent, int width)
    {
        var whole = of + Noise(seed + 20, i, of / 10);
        return $"{Math.Clamp(whole * (percent + Noise(seed, i, width)) / 100, 0, whole)}/{whole}";
    }

    private async Task DoAsync(int day, IActor actor, Func<PortalDbContext, DemoClock, Task> work)
    {
        var clock = new DemoClock(now.AddDays(day));
        await using var db = sessions.Open(council, actor, clock);
        await work(db, clock);
    }

    private async Task<T> AskAsync<T>(Func<PortalDbContext, Task<T>> ask)
    {
        await using var db = sessions.Open(council, lead);
        return await ask(db);
    }

    private sealed record Measure(
        string Ref, string Title, string Theme, string Area, KpiUnit Unit, int Decimals, Polarity Polarity, Aggregation Aggregation, Func<int, string?> Reading);
}
