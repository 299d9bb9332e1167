using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Domain.Visits;

/// <summary>A visit was planned, or one that has been was recorded.</summary>
public sealed record VisitAdded(string Type, string When) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Added a visit: {Type}, {When}.";
}

/// <summary>What is said of a visit was changed.</summary>
public sealed record VisitChanged(string Type, string When) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed what is said of the visit: {Type}, {When}.";
}

/// <summary>A visit was moved, or called off.</summary>
/// <param name="Type">What kind of visit.</param>
/// <param name="Before">When it was to be.</param>
/// <param name="After">When it is to be, or null where it was called off.</param>
public sealed record VisitMoved(string Type, string Before, string? After) : Change
{
    /// <inheritdoc/>
    public override string InWords() => After is null ? $"Called off: {Type}, {Before}." : $"Moved from {Before} to {After}: {Type}.";
}

/// <summary>A visit's report took a step on its way to the public.</summary>
public sealed record VisitPublicationMoved(string Type, string When, PublicationState State) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{State.InWords()}: {Type}, {When}.";
}

/// <summary>A grade was recorded.</summary>
public sealed record VisitJudged(string Type, JudgedAspect Aspect, Grade Grade) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Type}: {Aspect.InWords()} was judged {Grade.InWords().ToLowerInvariant()}.";
}

/// <summary>A letter or report was kept.</summary>
public sealed record VisitFileAdded(string Type, string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Kept “{Title}” of the visit: {Type}.";
}

/// <summary>Something came of a visit.</summary>
public sealed record VisitOutputCame(string Type, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{What} came of the visit: {Type}.";
}

/// <summary>Findings were recorded.</summary>
public sealed record FindingsAdded(string Type, string When, int Count) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Recorded {Count:N0} {(Count == 1 ? "finding" : "findings")} of the visit: {Type}, {When}.";
}

/// <summary>What is said of a finding was changed.</summary>
public sealed record FindingChanged(string Visit, int Number, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed finding {Number} of {Visit}: {What}.";
}

/// <summary>The council, or a body, said something to a finding.</summary>
public sealed record FindingAnswered(string Visit, int Number, FindingReply Reply) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Reply.InWords()} finding {Number} of {Visit}.";
}

/// <summary>A finding took a step on the way to sign-off.</summary>
public sealed record FindingMoved(string Visit, int Number, SignOffStage Stage) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Stage.InWords()}: finding {Number} of {Visit}.";
}

/// <summary>A finding was tied to an action, or untied from it.</summary>
public sealed record FindingTied(string Visit, int Number, string Action, bool IsTied) : Change
{
    /// <inheritdoc/>
    public override string InWords() => IsTied ? $"Action {Action} answers finding {Number} of {Visit}." : $"Action {Action} no longer answers finding {Number} of {Visit}.";
}

/// <summary>A round of reviews was planned.</summary>
public sealed record ReviewCyclePlanned(string Name, int Stages) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Planned “{Name}” with {Stages:N0} stages.";
}
