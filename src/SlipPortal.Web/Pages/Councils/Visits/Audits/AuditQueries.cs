using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>What several pages read of audits: projections, without tracking.</summary>
internal static class AuditQueries
{
    /// <summary>The rules that count now.</summary>
    public static async Task<AuditRules> AuditRulesAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Set<AuditRules>().OrderByDescending(rules => rules.RecordedAt).FirstOrDefaultAsync(cancellationToken) ?? AuditRules.Usual;

    /// <summary>The title of the post that late actions are escalated to, or null where the rules name none.</summary>
    public static async Task<string?> EscalationPostAsync(this PortalDbContext db, AuditRules rules, CancellationToken cancellationToken) =>
        rules.EscalationPostId is { } post ? await db.Set<Post>().Where(one => one.Id == post).Select(one => one.Title).SingleAsync(cancellationToken) : null;

    /// <summary>Every version of every round that stands, and with <paramref name="withCorrected"/> those before it.</summary>
    public static IQueryable<AuditRoundRow> AuditRoundRows(this PortalDbContext db, bool withCorrected = false) =>
        from round in db.Set<AuditRound>()
        join area in db.Set<PracticeArea>() on round.PracticeAreaId equals area.Id
        join author in db.Users on round.AuthorId equals author.Id
        where withCorrected || round.SupersededAt == null
        select new AuditRoundRow
        {
            Id = round.LineageId,
            Version = round.Version,
            Area = area.Name,
            PracticeAreaId = round.PracticeAreaId,
            From = round.From,
            Until = round.Until,
            FrameId = round.FrameId,
            Frame = db.Set<SamplingFrame>().Where(frame => frame.Id == round.FrameId).Select(frame => frame.Name).FirstOrDefault(),
            LookedAt = round.LookedAt,
            CasesSaid = round.CasesSaid,
            Cases = round.Cases,
            Grades = new GradeCounts(round.Outstanding, round.Good, round.RequiresImprovement, round.Inadequate),
            Stated = new StatedShares(round.StatedOutstanding, round.StatedGood, round.StatedRequiresImprovement, round.StatedInadequate),
            Moderated = round.Moderated,
            Agreed = round.Agreed,
            Themes = round.Themes,
            Correction = round.Correction,
            Author = author.Name,
            RecordedAt = round.RecordedAt,
            Actions = db.Set<AuditAction>().Count(action => action.RoundId == round.LineageId),
            OpenActions = db.Set<AuditAction>().Count(action => action.RoundId == round.LineageId && action.DoneOn == null),
            Measures = db.Set<AuditMeasure>().Count(measure => measure.RoundId == round.LineageId),
        };

    /// <summary>Every action, of one round or of all: the open ones first, and among them those due first, which are the late ones.</summary>
    public static IQueryable<AuditActionRow> AuditActionRows(this PortalDbContext db, Guid? round = null) =>
        from action in db.Set<AuditAction>()
        join post in db.Set<Post>() on action.OwnerPostId equals post.Id
        join standing in db.Set<AuditRound>() on action.RoundId equals standing.LineageId
        where standing.SupersededAt == null && (round == null || action.RoundId == round)
        orderby action.DoneOn != null, action.DueOn, action.Id
        select new AuditActionRow
        {
            Id = action.Id,
            RoundId = action.RoundId,
            RoundFrom = standing.From,
            RoundUntil = standing.Until,
            Grade = action.Grade,
            What = action.What,
            OwnerPostId = action.OwnerPostId,
            Owner = post.Title,
            AgreedOn = action.AgreedOn,
            DueOn = action.DueOn,
            LimitOn = action.LimitOn,
            WhyLater = action.WhyLater,
            DoneOn = action.DoneOn,
            Done = action.Done,
        };

    /// <summary>Every theme that a finding or a round of audits has, once.</summary>
    public static async Task<IReadOnlyList<string>> KnownAuditThemesAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
    [
        .. (await db.Set<AuditRound>().Where(round => round.SupersededAt == null).Select(round => round.Themes).ToListAsync(cancellationToken))
            .SelectMany(themes => themes).Concat(await db.KnownThemesAsync(cancellationToken))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCultureIgnoreCase),
    ];

    /// <summary>The frames that a round can use: those in use, and the one that it has.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> FrameItemsAsync(this PortalDbContext db, Guid? used, CancellationToken cancellationToken) =>
        await db.Set<SamplingFrame>().Where(frame => frame.EndedAt == null || frame.Id == used).OrderBy(frame => frame.Name)
            .Select(frame => new SelectListItem(frame.Name, frame.Id.ToString())).ToListAsync(cancellationToken);
}

/// <summary>A version of a round of audits as pages show it.</summary>
internal sealed record AuditRoundRow
{
    /// <summary>The round, whatever its version.</summary>
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    /// <summary>The practice area's name.</summary>
    public required string Area { get; init; }

    public required Guid PracticeAreaId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public required Guid? FrameId { get; init; }

    /// <summary>The sampling frame's name, or null.</summary>
    public required string? Frame { get; init; }

    public required string LookedAt { get; init; }

    public required string? CasesSaid { get; init; }

    public required int? Cases { get; init; }

    public required GradeCounts Grades { get; init; }

    public required StatedShares Stated { get; init; }

    public required int Moderated { get; init; }

    public required int Agreed { get; init; }

    public required IReadOnlyList<string> Themes { get; init; }

    public required string? Correction { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required int Actions { get; init; }

    public required int OpenActions { get; init; }

    /// <summary>How often it was said what was done at once for inadequate cases.</summary>
    public required int Measures { get; init; }

    public string Period => AuditWords.Period(From, Until);

    public string CasesInWords => AuditWords.Cases(CasesSaid, Cases, Grades.Total);

    public string AgreementInWords => AuditWords.Agreement(Moderated, Agreed);

    /// <summary>True where cases were inadequate and nobody has said what was done at once.</summary>
    public bool LacksMeasures => Grades.Inadequate > 0 && Measures == 0;
}

/// <summary>An action of a round of audits as pages show it.</summary>
internal sealed record AuditActionRow
{
    public required Guid Id { get; init; }

    public required Guid RoundId { get; init; }

    public required DateOnly RoundFrom { get; init; }

    public required DateOnly RoundUntil { get; init; }

    public required Grade Grade { get; init; }

    public required string What { get; init; }

    public required Guid OwnerPostId { get; init; }

    /// <summary>The post's title.</summary>
    public required string Owner { get; init; }

    public required DateOnly AgreedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly LimitOn { get; init; }

    public required string? WhyLater { get; init; }

    public required DateOnly? DoneOn { get; init; }

    public required string? Done { get; init; }

    public string Round => AuditWords.Period(RoundFrom, RoundUntil);

    /// <summary>True while it is open after the day by which it was due.</summary>
    public bool IsLateOn(DateOnly today) => DoneOn is null && AuditAction.IsLate(DueOn, null, today);

    /// <summary>The day since which it is escalated: the first that is late.</summary>
    public DateOnly EscalatedSince => DueOn.AddDays(1);

    /// <summary>“Late by 3 days”, “Open”, “Done on 3 November 2026, 2 days late”.</summary>
    public string StandingOn(DateOnly today)
    {
        var days = (DoneOn ?? today).DayNumber - DueOn.DayNumber;
        return DoneOn is { } done ? $"Done on {Words.Day(done)}{(days > 0 ? $", {Words.Count(days, "day")} late" : "")}"
            : days > 0 ? $"Late by {Words.Count(days, "day")}"
            : "Open";
    }

    /// <summary>“Escalated to Director since 4 November 2026”; empty while it is not late.</summary>
    public string EscalationOn(DateOnly today, string? post) => !IsLateOn(today) ? ""
        : post is null ? "Not escalated: the rules name nobody"
        : $"Escalated to {post} since {Words.Day(EscalatedSince)}";
}
