using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Audits;

/// <summary>A round of audits was recorded.</summary>
public sealed record AuditRoundAdded(string Period, string Grades) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Recorded the audits of {Period}: {Grades}.";
}

/// <summary>A round of audits was corrected.</summary>
public sealed record AuditRoundCorrected(string Period, string Before, string After) : Change
{
    /// <inheritdoc/>
    public override string InWords() => Before == After ? $"Corrected the audits of {Period}." : $"Corrected the audits of {Period}: {After} (before: {Before}).";
}

/// <summary>It was recorded what was done at once for inadequate cases.</summary>
public sealed record AuditMeasureAdded(string Period) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Said what was done at once for inadequate cases of the audits of {Period}.";
}

/// <summary>An action of a round of audits was recorded.</summary>
public sealed record AuditActionAdded(string What, string Owner, DateOnly DueOn, bool IsAfterLimit) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Audit action for {Owner}, due {DueOn:d MMMM yyyy}{(IsAfterLimit ? ", after the limit" : "")}: {What}";
}

/// <summary>An action of a round of audits was done.</summary>
public sealed record AuditActionDone(string What, DateOnly DoneOn, bool WasLate) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Audit action done on {DoneOn:d MMMM yyyy}{(WasLate ? ", late" : "")}: {What}";
}

/// <summary>A sampling frame was made.</summary>
public sealed record SamplingFrameAdded(string Name) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Made the sampling frame “{Name}”.";
}

/// <summary>A sampling frame was ended.</summary>
public sealed record SamplingFrameEnded(string Name) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Ended the sampling frame “{Name}”.";
}

/// <summary>The rules for audits were changed.</summary>
public sealed record AuditRulesChanged(string Limit, string? EscalatedTo) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Rules for audits: actions are done within {Limit}; late ones are escalated to {EscalatedTo ?? "nobody"}.";
}
