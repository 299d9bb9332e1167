using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Boards;

/// <summary>A body was set up.</summary>
public sealed record BodySetUp(string Name, BodyKind Kind) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Set up {Name} ({Kind.ToString().ToLowerInvariant()}).";
}

/// <summary>What is said of a body, or what it may decide, was changed.</summary>
public sealed record BodyChanged(string Name, string Powers) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed {Name}: it {Powers}.";
}

/// <summary>A body was wound up.</summary>
public sealed record BodyWoundUp(string Name) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Wound up {Name}. Its meetings and decisions stay.";
}

/// <summary>Somebody took a seat in a body.</summary>
public sealed record SeatTaken(string Body, string Who, SeatPart Part) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Who} joined {Body} as {(Part == SeatPart.ViceChair ? "vice-chair" : Part.ToString().ToLowerInvariant())}.";
}

/// <summary>Somebody left a body.</summary>
public sealed record SeatLeft(string Body, string Who, DateOnly LastDay) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Who} left {Body}; last day {LastDay:d MMMM yyyy}.";
}

/// <summary>A meeting was planned.</summary>
public sealed record MeetingPlanned(string Body, DateOnly Day) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Planned a meeting of {Body} on {Day:d MMMM yyyy}.";
}

/// <summary>A meeting was moved to another day.</summary>
public sealed record MeetingMoved(string Body, DateOnly FromDay, DateOnly ToDay) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Moved the meeting of {Body} from {FromDay:d MMMM yyyy} to {ToDay:d MMMM yyyy}.";
}

/// <summary>A meeting was called off.</summary>
public sealed record MeetingCancelled(string Body, DateOnly Day) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Called off the meeting of {Body} on {Day:d MMMM yyyy}.";
}

/// <summary>Something was put on an agenda.</summary>
public sealed record AgendaItemAdded(string Body, DateOnly Day, string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Put “{Title}” on the agenda of {Body} on {Day:d MMMM yyyy}.";
}

/// <summary>Something was taken off an agenda.</summary>
public sealed record AgendaItemRemoved(string Body, DateOnly Day, string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Took “{Title}” off the agenda of {Body} on {Day:d MMMM yyyy}.";
}

/// <summary>A meeting decided.</summary>
public sealed record DecisionRecorded(string Body, DateOnly Day, string Title, AgendaOutcome Outcome, string Decision) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Body}, {Day:d MMMM yyyy}, on “{Title}”: {Words()}. {Decision}";

    private string Words() => Outcome switch
    {
        AgendaOutcome.AgreedInPart => "agreed in part",
        AgendaOutcome.Refused => "not agreed",
        AgendaOutcome.Deferred => "put off",
        _ => Outcome.ToString().ToLowerInvariant(),
    };
}

/// <summary>A meeting asked for something to be done.</summary>
public sealed record ActionArose(string Body, DateOnly Day, string Task) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Body}, {Day:d MMMM yyyy}, asked: {Task}";
}

/// <summary>What a meeting asked for is done.</summary>
public sealed record ArisingActionDone(string Task, string Ending) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Done, as a meeting asked: {Task} {Ending}";
}
