using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Domain.Notices;

/// <summary>
/// Something dated about a term: added, never overwritten; taken back with a reason where it was wrong, and readable still.
/// </summary>
public abstract class TermFact : TenantEntity
{
    /// <summary>Longest reason or note, in characters.</summary>
    public const int NoteMaxLength = 2_000;

    private protected TermFact()
    {
    }

    private protected TermFact(NoticeTerm term, Guid authorId, DateTimeOffset now) => (TermId, AuthorId, RecordedAt) = (term.Id, authorId, now);

    /// <summary>The term.</summary>
    public Guid TermId { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When it was taken back, or null while it stands.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Why it was taken back.</summary>
    public string? TakenBackBecause { get; private set; }

    /// <summary>It was recorded wrongly.</summary>
    /// <exception cref="RefusedException">No reason, or it was before.</exception>
    public void TakeBack(string? reason, DateTimeOffset now)
    {
        if (TakenBackAt is not null) throw new RefusedException("This was taken back already.");
        TakenBackBecause = Text.Required(reason, "why it is taken back", NoteMaxLength, "TakeBackReason");
        TakenBackAt = now;
    }
}

/// <summary>
/// A term was done on a day: a report was sent, a review held, a board set up. Of an open-ended one: somebody is satisfied.
/// </summary>
public sealed class TermDone : TermFact
{
    /// <summary>Longest address, in characters.</summary>
    public const int AddressMaxLength = Evidence.AddressMaxLength;

    private TermDone()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="term">The term.</param>
    /// <param name="dueOn">For which of its days, where these are fixed; else null.</param>
    /// <param name="doneOn">The day it was done.</param>
    /// <param name="shows">What shows it, in words.</param>
    /// <param name="address">Where that is kept, or null.</param>
    /// <param name="authorId">Who says so.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No day or words, a day to come or before the term began, or an address that is none.</exception>
    public TermDone(NoticeTerm term, DateOnly? dueOn, DateOnly? doneOn, string? shows, string? address, Guid authorId, DateTimeOffset now)
        : base(term, authorId, now)
    {
        DoneOn = doneOn ?? throw new RefusedException("Enter the day on which it was done.", nameof(DoneOn));
        if (DoneOn > now.DayInUk()) throw new RefusedException("The day is still to come: enter the day on which it was done.", nameof(DoneOn));
        if (DoneOn < term.From) throw new RefusedException($"This term counts from {term.From:d MMMM yyyy}: enter a day from then on.", nameof(DoneOn));
        DueOn = dueOn;
        Shows = Text.Required(shows, "what shows it", NoteMaxLength, nameof(Shows));
        if (Text.OptionalLine(address, "the address", AddressMaxLength, nameof(Address)) is not { } text) return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            throw new RefusedException("Enter the whole address, beginning with https://", nameof(Address));
        Address = uri.AbsoluteUri;
    }

    /// <summary>For which of its days, where these are fixed.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The day it was done.</summary>
    public DateOnly DoneOn { get; private set; }

    /// <summary>What shows it, in words.</summary>
    public string Shows { get; private set; } = "";

    /// <summary>Where that is kept, or null.</summary>
    public string? Address { get; private set; }
}

/// <summary>A term need not be met: on one day, from a day until another, or from a day on.</summary>
public sealed class TermWaived : TermFact
{
    /// <summary>Longest name of who agreed, in characters.</summary>
    public const int AgreedByMaxLength = 200;

    // Nobody waives anything for longer; a year that was typed wrongly is.
    private const int MostYears = 20;

    private TermWaived()
    {
    }

    /// <summary>A waiver.</summary>
    /// <param name="term">The term.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day, the same for one day only; null for good.</param>
    /// <param name="reason">Why.</param>
    /// <param name="agreedBy">Who agreed.</param>
    /// <param name="authorId">Who records it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">Something is missing, or the last day comes before the first.</exception>
    public TermWaived(NoticeTerm term, DateOnly? from, DateOnly? until, string? reason, string? agreedBy, Guid authorId, DateTimeOffset now)
        : base(term, authorId, now)
    {
        From = from ?? throw new RefusedException("Enter the first day.", nameof(From));
        if (until < From) throw new RefusedException("The last day comes before the first.", nameof(Until));
        if (until > From.AddYears(MostYears)) throw new RefusedException("Leave the last day empty where it is waived for good.", nameof(Until));
        Until = until;
        Reason = Text.Required(reason, "why", NoteMaxLength, nameof(Reason));
        AgreedBy = Text.RequiredLine(agreedBy, "who agreed", AgreedByMaxLength, nameof(AgreedBy));
    }

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day, or null.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who agreed.</summary>
    public string AgreedBy { get; private set; } = "";
}

/// <summary>From a day on, a term is due in another rhythm.</summary>
public sealed class TermCadence : TermFact
{
    private TermCadence()
    {
    }

    /// <summary>Another rhythm.</summary>
    /// <exception cref="RefusedException">A term that does not recur, no day or rhythm, or a day before the term's own.</exception>
    public TermCadence(NoticeTerm term, DateOnly? from, Recurrence? step, string? reason, Guid authorId, DateTimeOffset now)
        : base(term, authorId, now)
    {
        if (!term.Rule.Recurs) throw new RefusedException("This term does not come again: it has no rhythm to change.");
        From = from ?? throw new RefusedException("Enter the day that the new rhythm counts from.", nameof(From));
        if (From <= term.From) throw new RefusedException($"The term itself counts from {term.From:d MMMM yyyy}: enter a later day.", nameof(From));
        var rule = TermRule.Of(term.Kind, step, from, null);
        (Every, Unit) = (rule.Step!.Every, rule.Step.Unit);
        Reason = Text.Required(reason, "why", NoteMaxLength, nameof(Reason));
    }

    /// <summary>The day that the new rhythm counts from.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Every so many …</summary>
    public int Every { get; private set; }

    /// <summary>… of these.</summary>
    public RecurrenceUnit Unit { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";
}
