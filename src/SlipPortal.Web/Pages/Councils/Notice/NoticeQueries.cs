using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>What several pages read of notices: projections, without tracking.</summary>
internal static class NoticeQueries
{
    /// <summary>The council's notices, the last one first.</summary>
    public static IQueryable<NoticeHead> Notices(this PortalDbContext db) => new CouncilRecords(db).Notices();

    /// <summary>The same, of one council or of all that are open to somebody.</summary>
    public static IQueryable<NoticeHead> Notices(this IRecords records) =>
        from notice in records.Of<ImprovementNotice>()
        orderby notice.ServedOn descending, notice.Id descending
        select new NoticeHead
        {
            Id = notice.Id,
            TenantId = notice.TenantId,
            IsStatutory = notice.IsStatutory,
            ServedOn = notice.ServedOn,
            ServedTo = notice.ServedTo,
            IssuedBy = notice.IssuedBy,
            Grounds = notice.Grounds,
            Until = notice.Until,
            RowVersion = EF.Property<uint>(notice, "RowVersion"),
            Stage = records.Of<NoticeStage>().Where(stage => stage.TenantId == notice.TenantId && stage.NoticeId == notice.Id && stage.TakenBackAt == null)
                .OrderByDescending(stage => stage.On).ThenByDescending(stage => stage.RecordedAt).Select(stage => (StageKind?)stage.Kind).FirstOrDefault(),
            LiftedOn = records.Of<NoticeStage>()
                .Where(stage => stage.TenantId == notice.TenantId && stage.NoticeId == notice.Id && stage.TakenBackAt == null && stage.Kind == StageKind.Lifted)
                .Max(stage => (DateOnly?)stage.On),
        };

    /// <summary>The last notice of each council that is open to somebody, by the council's id.</summary>
    public static async Task<IReadOnlyDictionary<string, NoticeHead>> LastNoticesAsync(this IRecords records, CancellationToken cancellationToken) =>
        (await records.Notices().ToListAsync(cancellationToken)).GroupBy(notice => notice.TenantId).ToDictionary(each => each.Key, each => each.First());

    /// <summary>What happened to a notice, the latest first.</summary>
    public static IQueryable<StageRow> Stages(this PortalDbContext db, Guid notice) =>
        from stage in db.Set<NoticeStage>()
        join author in db.Users on stage.AuthorId equals author.Id
        where stage.NoticeId == notice
        orderby stage.On descending, stage.RecordedAt descending
        select new StageRow(stage.Id, stage.Kind, stage.On, stage.Reason, author.Name, stage.RecordedAt, stage.TakenBackAt, stage.TakenBackBecause);

    /// <summary>A notice's files, the latest first.</summary>
    public static IQueryable<DocumentRow> Documents(this PortalDbContext db, Guid notice) =>
        from document in db.Set<NoticeDocument>()
        join author in db.Users on document.AuthorId equals author.Id
        where document.NoticeId == notice
        orderby document.AddedAt descending
        select new DocumentRow(document.Id, document.Title, document.FileName, document.Bytes, author.Name, document.AddedAt, document.RemovedAt, document.RemovedBecause, document.IsTextUnchecked);

    /// <summary>A notice's terms in the order of their numbers, each with what was recorded of it and how it stands; five queries.</summary>
    /// <param name="db">The council's records.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="only">One term, or null for all.</param>
    /// <param name="today">The day to tell of.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<TermView>> TermsAsync(
        this PortalDbContext db, NoticeHead notice, Guid? only, DateOnly today, CancellationToken cancellationToken)
    {
        var terms = await (
            from term in db.Set<NoticeTerm>()
            where term.NoticeId == notice.Id && (only == null || term.Id == only)
            orderby term.Number
            select new
            {
                Term = term,
                Post = db.Set<Post>().Where(post => post.Id == term.PostId).Select(post => post.Title).FirstOrDefault(),
                KpiRef = db.Set<Kpi>().Where(kpi => kpi.Id == term.KpiId).Select(kpi => kpi.Ref).FirstOrDefault(),
                RowVersion = EF.Property<uint>(term, "RowVersion"),
            }).ToListAsync(cancellationToken);
        var ids = terms.ConvertAll(row => row.Term.Id);
        var done = (await (
            from fact in db.Set<TermDone>()
            join author in db.Users on fact.AuthorId equals author.Id
            where ids.Contains(fact.TermId)
            orderby fact.DoneOn descending, fact.RecordedAt descending
            select new DoneRow(
                fact.Id, fact.TermId, fact.DueOn, fact.DoneOn, fact.Shows, fact.Address, author.Name, fact.RecordedAt, fact.TakenBackAt, fact.TakenBackBecause))
            .ToListAsync(cancellationToken)).ToLookup(row => row.TermId);
        var waivers = (await (
            from fact in db.Set<TermWaived>()
            join author in db.Users on fact.AuthorId equals author.Id
            where ids.Contains(fact.TermId)
            orderby fact.From descending, fact.RecordedAt descending
            select new WaiverRow(
                fact.Id, fact.TermId, fact.From, fact.Until, fact.Reason, fact.AgreedBy, author.Name, fact.RecordedAt, fact.TakenBackAt, fact.TakenBackBecause))
            .ToListAsync(cancellationToken)).ToLookup(row => row.TermId);
        var rhythms = (await (
            from fact in db.Set<TermCadence>()
            join author in db.Users on fact.AuthorId equals author.Id
            where ids.Contains(fact.TermId)
            orderby fact.From descending, fact.RecordedAt descending
            select new RhythmRow(
                fact.Id, fact.TermId, fact.From, fact.Every, fact.Unit, fact.Reason, author.Name, fact.RecordedAt, fact.TakenBackAt, fact.TakenBackBecause))
            .ToListAsync(cancellationToken)).ToLookup(row => row.TermId);
        return terms.ConvertAll(row => new TermView(
            row.Term, row.Post, row.KpiRef, row.RowVersion, [.. done[row.Term.Id]], [.. waivers[row.Term.Id]], [.. rhythms[row.Term.Id]], notice.LiftedOn, today));
    }

    /// <summary>Those that somebody has to think of in the days to come: behind first, then by their next day.</summary>
    public static IReadOnlyList<TermView> DueSoon(this IEnumerable<TermView> terms, DateOnly today, int days) =>
    [
        .. terms.Where(term => term.Standing.IsBehind || (term.Standing.State is TermState.Due or TermState.Met or TermState.NotBegun or TermState.OpenEnded or TermState.Waived
                && term.Standing.Next is { } next && next >= today && next <= today.AddDays(days)))
            .OrderBy(term => !term.Standing.IsBehind).ThenBy(term => term.Standing.Next).ThenBy(term => term.Term.Number),
    ];
}

/// <summary>A notice as pages show it.</summary>
internal sealed record NoticeHead
{
    public required Guid Id { get; init; }

    /// <summary>On whom it is served.</summary>
    public required string TenantId { get; init; }

    public required bool IsStatutory { get; init; }

    public required DateOnly ServedOn { get; init; }

    public required string ServedTo { get; init; }

    public required string IssuedBy { get; init; }

    public required string Grounds { get; init; }

    public required DateOnly? Until { get; init; }

    public required uint RowVersion { get; init; }

    /// <summary>The last thing that happened to it.</summary>
    public required StageKind? Stage { get; init; }

    /// <summary>When it was lifted, or null.</summary>
    public required DateOnly? LiftedOn { get; init; }

    /// <summary>“Statutory improvement notice of 18 May 2021”.</summary>
    public string Name => $"{(IsStatutory ? "Statutory" : "Non-statutory")} improvement notice of {Words.Day(ServedOn)}";

    /// <summary>How many days it has lasted, or did.</summary>
    public int DaysOn(DateOnly today) => Math.Max(0, (LiftedOn ?? today).DayNumber - ServedOn.DayNumber);
}

/// <summary>A term with what was recorded of it and how it stands.</summary>
internal sealed record TermView(
    NoticeTerm Term, string? Post, string? KpiRef, uint RowVersion, IReadOnlyList<DoneRow> Done, IReadOnlyList<WaiverRow> Waivers,
    IReadOnlyList<RhythmRow> Rhythms, DateOnly? EndedOn, DateOnly Today)
{
    private TermStanding? _standing;

    /// <summary>How it stands today.</summary>
    public TermStanding Standing => _standing ??= TermClock.On(Term.Rule, Record, Today);

    /// <summary>The rule with its changes, in words.</summary>
    public string Rule => Term.Rule.InWords(Record.Changes);

    /// <summary>What stands of what was recorded.</summary>
    public TermRecord Record => new(
        [.. Done.Where(done => done.TakenBackAt is null).Select(done => new DoneOn(done.DoneOn, done.DueOn))],
        [.. Waivers.Where(waiver => waiver.TakenBackAt is null).Select(waiver => new Waiver(waiver.From, waiver.Until))],
        [.. Rhythms.Where(rhythm => rhythm.TakenBackAt is null).OrderBy(rhythm => rhythm.From).Select(rhythm => new RhythmChange(rhythm.From, new(rhythm.Every, rhythm.Unit)))],
        EndedOn);

    /// <summary>The state as a tag says it.</summary>
    public string State => NoticeWords.InWords(Standing.State, Term.Rule.Recurs);
}

internal sealed record StageRow(
    Guid Id, StageKind Kind, DateOnly On, string Reason, string Author, DateTimeOffset At, DateTimeOffset? TakenBackAt, string? TakenBackBecause);

internal sealed record DocumentRow(
    Guid Id, string Title, string FileName, int Bytes, string Author, DateTimeOffset At, DateTimeOffset? RemovedAt, string? RemovedBecause, bool IsTextUnchecked);

internal sealed record DoneRow(
    Guid Id, Guid TermId, DateOnly? DueOn, DateOnly DoneOn, string Shows, string? Address, string Author, DateTimeOffset At, DateTimeOffset? TakenBackAt,
    string? TakenBackBecause);

internal sealed record WaiverRow(
    Guid Id, Guid TermId, DateOnly From, DateOnly? Until, string Reason, string AgreedBy, string Author, DateTimeOffset At, DateTimeOffset? TakenBackAt,
    string? TakenBackBecause);

internal sealed record RhythmRow(
    Guid Id, Guid TermId, DateOnly From, int Every, RecurrenceUnit Unit, string Reason, string Author, DateTimeOffset At, DateTimeOffset? TakenBackAt,
    string? TakenBackBecause);
