using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>
/// One version of a council's improvement plan. At most one is in force at any moment and at most one is being drafted; earlier ones
/// stay, superseded.
/// </summary>
public sealed class Plan : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 300;

    /// <summary>Longest period, in characters.</summary>
    public const int PeriodMaxLength = 200;

    /// <summary>Longest objective and foreword, in characters.</summary>
    public const int TextMaxLength = 8_000;

    /// <summary>Longest pillar, in characters.</summary>
    public const int PillarMaxLength = 300;

    /// <summary>The longest time that a lead opens for corrections, in days.</summary>
    public const int CorrectionDays = 30;

    private Plan()
    {
    }

    /// <summary>A plan that is worked to from now, as an imported one is. No body has approved it yet.</summary>
    /// <exception cref="RefusedException">No title, or a text that is too long.</exception>
    public Plan(string title, string? period, DateTimeOffset now)
    {
        Describe(title, period, null, null, null, [], Quarters);
        CreatedAt = now;
        InForceAt = now;
    }

    /// <summary>As on its cover.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The time it covers, in the council's words: “September 2023 - 2024”.</summary>
    public string? Period { get; private set; }

    /// <summary>What it is for, or null.</summary>
    public string? Objective { get; private set; }

    /// <summary>The foreword, or null.</summary>
    public string? Foreword { get; private set; }

    /// <summary>The post that answers for it, or null.</summary>
    public Guid? OwnerPostId { get; private set; }

    /// <summary>What it rests on, in order.</summary>
    public IReadOnlyList<string> Pillars { get; private set; } = [];

    /// <summary>Which year the council means by “Q1 2027” in a due date.</summary>
    public QuarterYear Quarters { get; private set; }

    /// <summary>The version that it follows, or null.</summary>
    public Guid? PreviousPlanId { get; private set; }

    /// <summary>1 for the first, 2 for the one after it.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>When it came into the portal.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From when on it is worked to; null while it is being drafted.</summary>
    public DateTimeOffset? InForceAt { get; private set; }

    /// <summary>When a body approved it, or null.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>The meeting that approved it, or null.</summary>
    public Guid? ApprovedByMeetingId { get; private set; }

    /// <summary>When another plan took its place, or null.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>The last day on which a lead may correct it although a body has approved it, or null.</summary>
    public DateOnly? CorrectableUntil { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public PlanStatus Status => SupersededAt is not null ? PlanStatus.Superseded : ApprovedAt is not null ? PlanStatus.Approved : PlanStatus.Draft;

    /// <summary>Changes what stands on its first pages.</summary>
    /// <exception cref="RefusedException">No title, or a text that is too long.</exception>
    public void Describe(string? title, string? period, string? objective, string? foreword, Guid? ownerPostId, IEnumerable<string> pillars,
        QuarterYear quarters)
    {
        Title = Text.RequiredLine(title, "the title of the plan", TitleMaxLength, nameof(Title));
        Period = Text.OptionalLine(period, "the period", PeriodMaxLength, nameof(Period));
        Objective = Text.Optional(objective, "the objective", TextMaxLength, nameof(Objective));
        Foreword = Text.Optional(foreword, "the foreword", TextMaxLength, nameof(Foreword));
        OwnerPostId = ownerPostId;
        Pillars =
        [
            .. pillars.Select(pillar => Text.OptionalLine(pillar, "each pillar", PillarMaxLength, nameof(Pillars))).OfType<string>(),
        ];
        CountQuartersIn(quarters);
    }

    /// <summary>Due dates that are written from now on are read so; those that were agreed stay.</summary>
    public void CountQuartersIn(QuarterYear quarters) =>
        Quarters = Enum.IsDefined(quarters) ? quarters : throw new RefusedException("Choose which quarter Q1 is.", nameof(Quarters));

    /// <summary>
    /// True while it is being set up: until a body approves it, and for the days that a lead opened with a reason. A lead then corrects
    /// dates and references; afterwards a body agrees new dates.
    /// </summary>
    public bool MayBeCorrected(DateOnly today) =>
        InForceAt is not null && SupersededAt is null && MayBeCorrected(ApprovedAt, CorrectableUntil, today);

    /// <summary>The same of the plan in force, for whoever has read only this much of it.</summary>
    public static bool MayBeCorrected(DateTimeOffset? approvedAt, DateOnly? correctableUntil, DateOnly today) =>
        approvedAt is null || correctableUntil >= today;

    /// <summary>A lead opens some days for corrections.</summary>
    /// <returns>The reason, to be kept.</returns>
    /// <exception cref="RefusedException">It is not in force, can be corrected already, no reason, or a day that cannot be.</exception>
    public string OpenCorrections(DateOnly? until, string? reason, DateOnly today)
    {
        if (InForceAt is null || SupersededAt is not null) throw new RefusedException("Only the plan in force can be corrected.");
        if (MayBeCorrected(today)) throw new RefusedException("This plan can be corrected already.");
        if (until is not { } last) throw new RefusedException("Enter the last day for corrections.", nameof(CorrectableUntil));
        if (last < today || last > today.AddDays(CorrectionDays))
            throw new RefusedException($"The last day must be within {CorrectionDays} days from today.", nameof(CorrectableUntil));
        var why = Text.Required(reason, "why the plan has to be corrected", DateChange.ReasonMaxLength, "Reason");
        CorrectableUntil = last;
        return why;
    }

    /// <summary>A draft of the version after this one, without chapters or actions.</summary>
    /// <exception cref="RefusedException">It is not in force.</exception>
    public Plan StartNextVersion(string? title, string? period, DateTimeOffset now)
    {
        if (InForceAt is null || SupersededAt is not null)
            throw new RefusedException("A new version follows the plan that is in force.");
        var next = new Plan(title ?? "", period, now) { InForceAt = null, PreviousPlanId = Id, Version = Version + 1 };
        next.Describe(title, period, Objective, null, OwnerPostId, Pillars, Quarters);
        return next;
    }

    /// <summary>It follows a plan that another file replaces.</summary>
    public void Follow(Plan before)
    {
        PreviousPlanId = before.Id;
        Version = before.Version + 1;
    }

    /// <summary>A body approved it at a meeting. A draft comes into force with that.</summary>
    /// <exception cref="RefusedException">The body may not, or it was approved or superseded before.</exception>
    internal void Approve(Body body, Meeting meeting, DateTimeOffset now)
    {
        if (!body.MayApprovePlan) throw new RefusedException($"{body.Name} may not approve the plan.");
        if (Status is not PlanStatus.Draft) throw new RefusedException("This plan has been approved or superseded already.");
        ApprovedAt = now;
        ApprovedByMeetingId = meeting.Id;
        InForceAt ??= now;
    }

    /// <summary>Another plan takes its place.</summary>
    /// <exception cref="RefusedException">It was superseded before.</exception>
    public void Supersede(DateTimeOffset now)
    {
        if (SupersededAt is not null) throw new RefusedException("This plan has been superseded already.");
        SupersededAt = now;
    }
}

/// <summary>Where a version of the plan is in its life.</summary>
public enum PlanStatus
{
    /// <summary>No body has approved it.</summary>
    Draft,

    /// <summary>A body approved it.</summary>
    Approved,

    /// <summary>Another version has taken its place.</summary>
    Superseded,
}
