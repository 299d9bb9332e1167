using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Boards;

/// <summary>One meeting of a body. When its day moves, the days before stay readable (<see cref="MeetingMove"/>).</summary>
public sealed class Meeting : TenantEntity
{
    /// <summary>Longest place, in characters.</summary>
    public const int PlaceMaxLength = 200;

    private Meeting()
    {
    }

    /// <summary>A meeting to come, or one that was.</summary>
    /// <exception cref="RefusedException">No day, or a body that was wound up.</exception>
    public Meeting(Body body, DateOnly? day, string? place)
    {
        if (body.EndedAt is not null) throw new RefusedException($"{body.Name} has been wound up.");
        BodyId = body.Id;
        Day = day ?? throw new RefusedException("Enter the day.", nameof(Day));
        Place = Text.OptionalLine(place, "the place", PlaceMaxLength, nameof(Place));
    }

    /// <summary>The body.</summary>
    public Guid BodyId { get; private set; }

    /// <summary>The day, as it is planned now.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; private set; }

    /// <summary>When it was called off, or null.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Moves it to another day.</summary>
    /// <exception cref="RefusedException">No day or reason, the same day, or it was called off.</exception>
    public MeetingMove Move(DateOnly? day, string? reason, Guid authorId, DateTimeOffset now)
    {
        RefuseWhenCancelled();
        if (day is not { } to) throw new RefusedException("Enter the new day.", nameof(Day));
        if (to == Day) throw new RefusedException("It is on that day already.", nameof(Day));
        var move = new MeetingMove(this, to, reason, authorId, now);
        Day = to;
        return move;
    }

    /// <summary>Calls it off. What was to be decided waits for another meeting.</summary>
    /// <exception cref="RefusedException">It was before.</exception>
    public void Cancel(DateTimeOffset now)
    {
        RefuseWhenCancelled();
        CancelledAt = now;
    }

    internal void RefuseWhenCancelled()
    {
        if (CancelledAt is not null) throw new RefusedException("This meeting was called off.");
    }
}

/// <summary>A meeting's day was moved.</summary>
public sealed class MeetingMove : TenantEntity
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMaxLength = 500;

    private MeetingMove()
    {
    }

    internal MeetingMove(Meeting meeting, DateOnly to, string? reason, Guid authorId, DateTimeOffset now)
    {
        MeetingId = meeting.Id;
        FromDay = meeting.Day;
        ToDay = to;
        Reason = Text.Required(reason, "why it moves", ReasonMaxLength, nameof(Reason));
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The day before.</summary>
    public DateOnly FromDay { get; private set; }

    /// <summary>The day after.</summary>
    public DateOnly ToDay { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who moved it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When it was moved.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}
