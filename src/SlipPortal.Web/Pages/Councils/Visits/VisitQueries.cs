using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>What several pages read of visits and findings: projections, without tracking, each one query.</summary>
internal static class VisitQueries
{
    /// <summary>Every visit, with where its report stands and how much it found.</summary>
    public static IQueryable<VisitRow> VisitRows(this PortalDbContext db) =>
        from visit in db.Set<Visit>()
        join area in db.Set<PracticeArea>() on visit.PracticeAreaId equals area.Id
        select new VisitRow
        {
            Id = visit.Id,
            Type = visit.Type,
            CarriedOutBy = visit.CarriedOutBy,
            TimingKind = visit.TimingKind,
            FirstDay = visit.FirstDay,
            LastDay = visit.LastDay,
            Focus = visit.Focus,
            Team = visit.Team,
            Method = visit.Method,
            Sample = visit.Sample,
            Limits = visit.Limits,
            Pace = visit.Pace,
            Area = area.Name,
            PracticeAreaId = visit.PracticeAreaId,
            IsPublic = visit.IsPublic,
            IsCancelled = visit.CancelledAt != null,
            CycleId = visit.CycleId,
            WrittenById = visit.WrittenById,
            Publication = db.Set<PublicationStep>().Where(step => step.VisitId == visit.Id).OrderByDescending(step => step.RecordedAt)
                .Select(step => (PublicationState?)step.State).FirstOrDefault(),
            PublicationOn = db.Set<PublicationStep>().Where(step => step.VisitId == visit.Id).OrderByDescending(step => step.RecordedAt)
                .Select(step => (DateOnly?)step.On).FirstOrDefault(),
            Overall = db.Set<Judgement>().Where(judged => judged.VisitId == visit.Id && judged.SupersededAt == null && judged.Aspect == JudgedAspect.Overall)
                .Select(judged => (Grade?)judged.Grade).FirstOrDefault(),
            Moves = db.Set<VisitMove>().Count(move => move.VisitId == visit.Id && move.After != null),
            Strengths = db.Set<Finding>().Count(finding => finding.VisitId == visit.Id && finding.Kind == FindingKind.Strength),
            Findings = db.Set<Finding>().Count(finding => finding.VisitId == visit.Id && finding.Kind != FindingKind.Strength),
        };

    /// <summary>Every finding, with the answer and the step that stand.</summary>
    public static IQueryable<FindingRow> FindingRows(this PortalDbContext db) =>
        from finding in db.Set<Finding>()
        join visit in db.Set<Visit>() on finding.VisitId equals visit.Id
        join area in db.Set<PracticeArea>() on finding.PracticeAreaId equals area.Id
        select new FindingRow
        {
            Id = finding.Id,
            VisitId = visit.Id,
            VisitType = visit.Type,
            TimingKind = visit.TimingKind,
            FirstDay = visit.FirstDay,
            LastDay = visit.LastDay,
            CarriedOutBy = visit.CarriedOutBy,
            Number = finding.Number,
            Kind = finding.Kind,
            Wording = finding.Wording,
            Themes = finding.Themes,
            Basis = finding.Basis,
            Paragraph = finding.Paragraph,
            PracticeAreaId = finding.PracticeAreaId,
            Area = area.Name,
            IsPublic = finding.IsPublic,
            WrittenById = finding.WrittenById,
            Reply = db.Set<FindingAnswer>().Where(answer => answer.FindingId == finding.Id).OrderByDescending(answer => answer.RecordedAt)
                .Select(answer => (FindingReply?)answer.Reply).FirstOrDefault(),
            Stage = db.Set<FindingStep>().Where(step => step.FindingId == finding.Id).OrderByDescending(step => step.RecordedAt)
                .Select(step => (SignOffStage?)step.Stage).FirstOrDefault(),
            Actions = db.Set<FindingTie>().Count(tie => tie.FindingId == finding.Id && tie.EndedAt == null),
        };

    /// <summary>Every theme that a finding has, once.</summary>
    public static async Task<IReadOnlyList<string>> KnownThemesAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
    [
        .. (await db.Set<Finding>().Where(finding => finding.Themes.Count > 0).Select(finding => finding.Themes).ToListAsync(cancellationToken))
            .SelectMany(themes => themes).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCultureIgnoreCase),
    ];

    /// <summary>What the council said last to a finding, or null.</summary>
    public static Task<FindingReply?> FindingReplyAsync(this PortalDbContext db, Guid finding, CancellationToken cancellationToken) =>
        db.Set<FindingAnswer>().Where(answer => answer.FindingId == finding).OrderByDescending(answer => answer.RecordedAt)
            .Select(answer => (FindingReply?)answer.Reply).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Where a finding stands on the way to sign-off, and on which condition.</summary>
    public static async Task<(SignOffStage? Stage, string? Condition)> FindingStageAsync(this PortalDbContext db, Guid finding, CancellationToken cancellationToken)
    {
        var step = await db.Set<FindingStep>().Where(step => step.FindingId == finding).OrderByDescending(step => step.RecordedAt)
            .Select(step => new { step.Stage, step.Condition }).FirstOrDefaultAsync(cancellationToken);
        return (step?.Stage, step?.Condition);
    }

    /// <summary>“the Peer challenge of October 2026”: how history speaks of a visit.</summary>
    public static async Task<string> VisitNameAsync(this PortalDbContext db, Guid visit, CancellationToken cancellationToken)
    {
        var row = await db.Set<Visit>().SingleAsync(row => row.Id == visit, cancellationToken);
        return $"the {row.Type} of {row.Timing.InWords()}";
    }
}

/// <summary>A visit as lists show it.</summary>
internal sealed record VisitRow
{
    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required string? CarriedOutBy { get; init; }

    public required TimingKind TimingKind { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    /// <summary>True until its days are over, it is called off, or it has found something.</summary>
    public bool IsToCome(DateOnly today) => LastDay >= today && !IsCancelled && Findings + Strengths == 0;

    public required string? Focus { get; init; }

    public required string? Team { get; init; }

    public required string? Method { get; init; }

    public required string? Sample { get; init; }

    public required string? Limits { get; init; }

    public required Pace? Pace { get; init; }

    /// <summary>The practice area's name.</summary>
    public required string Area { get; init; }

    public required Guid PracticeAreaId { get; init; }

    public required bool IsPublic { get; init; }

    public required bool IsCancelled { get; init; }

    public required Guid? CycleId { get; init; }

    /// <summary>Who recorded it; null where nobody knows.</summary>
    public required Guid? WrittenById { get; init; }

    /// <summary>Where its report stands, or null before anything has come.</summary>
    public required PublicationState? Publication { get; init; }

    /// <summary>The day of that; of an embargo the day that ends it.</summary>
    public required DateOnly? PublicationOn { get; init; }

    /// <summary>The overall grade, or null.</summary>
    public required Grade? Overall { get; init; }

    /// <summary>How often it was moved.</summary>
    public required int Moves { get; init; }

    public required int Strengths { get; init; }

    /// <summary>How many findings ask for work.</summary>
    public required int Findings { get; init; }

    /// <summary>“1 strength, 2 findings to work on”; empty where nothing is recorded.</summary>
    public string Found => string.Join(", ", new[]
    {
        Strengths > 0 ? Words.Count(Strengths, "strength") : null,
        Findings > 0 ? Words.Count(Findings, "finding to work on", "findings to work on") : null,
    }.OfType<string>());

    public string When => new VisitTiming(TimingKind, FirstDay, LastDay).InWords();
}

/// <summary>A finding as lists show it.</summary>
internal sealed record FindingRow
{
    public required Guid Id { get; init; }

    public required Guid VisitId { get; init; }

    public required string VisitType { get; init; }

    public required TimingKind TimingKind { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    public required string? CarriedOutBy { get; init; }

    public required int Number { get; init; }

    public required FindingKind Kind { get; init; }

    public required string Wording { get; init; }

    public required IReadOnlyList<string> Themes { get; init; }

    public required FindingBasis Basis { get; init; }

    public required string? Paragraph { get; init; }

    public required Guid PracticeAreaId { get; init; }

    /// <summary>The practice area's name.</summary>
    public required string Area { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Who recorded it; null where nobody knows.</summary>
    public required Guid? WrittenById { get; init; }

    /// <summary>What the council said to it last, or null.</summary>
    public required FindingReply? Reply { get; init; }

    /// <summary>Where it stands on the way to sign-off, or null.</summary>
    public required SignOffStage? Stage { get; init; }

    /// <summary>How many actions answer it.</summary>
    public required int Actions { get; init; }

    public string When => new VisitTiming(TimingKind, FirstDay, LastDay).InWords();

    /// <summary>Where it stands, in words: the furthest that was said of it.</summary>
    public string Standing => Kind is FindingKind.Strength ? "A strength"
        : Stage is { } stage ? stage.InWords()
        : Reply is { } reply ? reply.InWords()
        : "Not answered";
}
