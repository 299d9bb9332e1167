using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Visits;

/// <summary>
/// An inspection, a visit or a review: planned, or that has been. What is dated about it stands beside it (<see cref="VisitFact"/>); what
/// it found, too (<see cref="Finding"/>). Until it is published nobody from outside sees any of it.
/// </summary>
public sealed class Visit : TenantEntity, IWithdrawable
{
    /// <summary>Longest type, in characters. Also of who carries it out.</summary>
    public const int TypeMaxLength = 120;

    /// <summary>Longest text of one of its parts, in characters.</summary>
    public const int TextMaxLength = 2_000;

    private Visit()
    {
    }

    /// <summary>A visit that is planned, or that has been.</summary>
    /// <param name="type">What kind: “Monitoring visit”; any other words make a type of their own.</param>
    /// <param name="timing">When.</param>
    /// <param name="practiceAreaId">The practice area that it looks at; the whole service for most.</param>
    /// <exception cref="RefusedException">No type.</exception>
    public Visit(string? type, VisitTiming timing, Guid practiceAreaId)
    {
        Type = Text.RequiredLine(type, "what kind of visit it is", TypeMaxLength, nameof(Type));
        PracticeAreaId = practiceAreaId;
        (TimingKind, FirstDay, LastDay) = timing;
    }

    /// <summary>
    /// A visit that others have published before the council records it: open from the start, with all that is recorded of it.
    /// </summary>
    /// <exception cref="RefusedException">No type.</exception>
    public static Visit Published(string? type, VisitTiming timing, Guid practiceAreaId) => new(type, timing, practiceAreaId) { IsPublic = true };

    /// <summary>The practice area that it looks at.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>
    /// True once it is published: then those from outside who were let in see it. Follows from its last <see cref="PublicationStep"/>.
    /// </summary>
    public bool IsPublic { get; private set; }

    /// <summary>What kind: “Monitoring visit”.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Who carries it out: an inspectorate, a council, a firm; or null.</summary>
    public string? CarriedOutBy { get; private set; }

    /// <summary>How exactly its time is known.</summary>
    public TimingKind TimingKind { get; private set; }

    /// <summary>The first day.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>What it looks at, or null.</summary>
    public string? Focus { get; private set; }

    /// <summary>Who comes, with their roles and no private persons; or null.</summary>
    public string? Team { get; private set; }

    /// <summary>What they do: interviews, case files, observation; or null.</summary>
    public string? Method { get; private set; }

    /// <summary>How much they look at, as it is said: “28 cases”, “over 100”; or null.</summary>
    public string? Sample { get; private set; }

    /// <summary>What they did not do or see, which limits what it says; or null.</summary>
    public string? Limits { get; private set; }

    /// <summary>How quick progress is beside earlier visits, where it says so; or null.</summary>
    public Pace? Pace { get; private set; }

    /// <summary>The round of reviews that it is a stage of, or null.</summary>
    public Guid? CycleId { get; private set; }

    /// <summary>When it was called off, or null.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Who recorded it; set by the database, null where it came before there was this.</summary>
    public Guid? WrittenById { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <inheritdoc/>
    public Guid? WithdrawnById { get; private set; }

    /// <inheritdoc/>
    public string? WithdrawnBecause { get; private set; }

    /// <inheritdoc/>
    public void Withdraw(string? reason, Guid byId, DateTimeOffset now) =>
        (WithdrawnAt, WithdrawnById, WithdrawnBecause) = Withdrawal.Of(this, reason, byId, now);

    /// <summary>When it is.</summary>
    public VisitTiming Timing => new(TimingKind, FirstDay, LastDay);

    /// <summary>Says what it is about.</summary>
    /// <exception cref="RefusedException">No type, or a text that is too long.</exception>
    public void Describe(VisitWords words)
    {
        Type = Text.RequiredLine(words.Type, "what kind of visit it is", TypeMaxLength, nameof(Type));
        CarriedOutBy = Text.OptionalLine(words.CarriedOutBy, "who carries it out", TypeMaxLength, nameof(CarriedOutBy));
        Focus = Text.Optional(words.Focus, "the focus", TextMaxLength, nameof(Focus));
        Team = Text.Optional(words.Team, "the team", TextMaxLength, nameof(Team));
        Method = Text.Optional(words.Method, "the method", TextMaxLength, nameof(Method));
        Sample = Text.Optional(words.Sample, "the sample", TextMaxLength, nameof(Sample));
        Limits = Text.Optional(words.Limits, "the limits", TextMaxLength, nameof(Limits));
        Pace = words.Pace;
    }

    /// <summary>It is a stage of a round of reviews.</summary>
    internal void BelongTo(ReviewCycle cycle) => CycleId = cycle.Id;

    /// <summary>Moves it. When it was to be before stays readable.</summary>
    /// <exception cref="RefusedException">No reason, the same time, or it was called off.</exception>
    public VisitMove Move(VisitTiming to, string? reason, Guid authorId, DateTimeOffset now)
    {
        RefuseWhenCancelled();
        if (to == Timing) throw new RefusedException("That is when it is already.", "When");
        var move = new VisitMove(this, to, reason, authorId, now);
        (TimingKind, FirstDay, LastDay) = to;
        return move;
    }

    /// <summary>It does not take place.</summary>
    /// <exception cref="RefusedException">It was called off before, or something came of it.</exception>
    public VisitMove CallOff(string? reason, bool hasResults, Guid authorId, DateTimeOffset now)
    {
        RefuseWhenCancelled();
        if (hasResults) throw new RefusedException("This visit has findings or a letter: it took place.");
        var move = new VisitMove(this, null, reason, authorId, now);
        CancelledAt = now;
        return move;
    }

    internal void RefuseWhenCancelled()
    {
        if (CancelledAt is not null) throw new RefusedException("This visit was called off.");
    }
}

/// <summary>What is said of a visit.</summary>
public sealed record VisitWords(
    string? Type, string? CarriedOutBy, string? Focus, string? Team, string? Method, string? Sample, string? Limits, Pace? Pace);

/// <summary>How quick progress is beside what earlier visits saw.</summary>
public enum Pace
{
    /// <summary>Quicker than before.</summary>
    Quicker,

    /// <summary>As before.</summary>
    Same,

    /// <summary>Not the same pace as before.</summary>
    Slower,
}

/// <summary>The kinds of visit that the sector knows. A council can write any other.</summary>
public static class VisitTypes
{
    /// <summary>A follow-up visit to a council judged inadequate.</summary>
    public const string MonitoringVisit = "Monitoring visit";

    /// <summary>A visit to one part of the service, without grades.</summary>
    public const string FocusedVisit = "Focused visit";

    /// <summary>A full inspection of local authority children's services.</summary>
    public const string Ilacs = "ILACS inspection";

    /// <summary>In the order of a list to choose from.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        Ilacs, MonitoringVisit, FocusedVisit, "JTAI", "SEND inspection", "DfE review", "Peer challenge", "SLIP diagnostic", "External review", "Councillor visit",
    ];
}
