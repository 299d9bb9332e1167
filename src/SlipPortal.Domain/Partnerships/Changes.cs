using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Partnerships;

/// <summary>Work with another organisation began.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="Focus">What the work is about.</param>
public sealed record EngagementStarted(string Organisation, string Focus) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Began working with {Organisation}: {Focus}";
}

/// <summary>The council let somebody in.</summary>
/// <param name="Person">Their name.</param>
/// <param name="Organisation">Their organisation.</param>
/// <param name="Kinds">What was opened, in words; null in history from when there was only the plan.</param>
/// <param name="PracticeAreas">The names of the areas opened.</param>
/// <param name="LastDay">The last day on which it counts.</param>
public sealed record GrantGiven(string Person, string Organisation, string? Kinds, IReadOnlyList<string> PracticeAreas, DateOnly LastDay) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Gave {Person} ({Organisation}) access to {Kinds ?? "the plan"} for {string.Join(", ", PracticeAreas)} until {LastDay:d MMMM yyyy}.";
}

/// <summary>The council ended somebody's access before its date.</summary>
/// <param name="Person">Their name.</param>
/// <param name="Organisation">Their organisation.</param>
public sealed record GrantRevoked(string Person, string Organisation) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Ended the access of {Person} ({Organisation}).";
}

/// <summary>The terms of the work with another organisation were written down.</summary>
/// <param name="Organisation">Its name.</param>
public sealed record EngagementDescribed(string Organisation) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed the terms of the work with {Organisation}.";
}

/// <summary>The work with another organisation took a step.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="Step">Which step.</param>
/// <param name="Side">On which side the person stands who took it.</param>
public sealed record EngagementStepped(string Organisation, EngagementStepKind Step, EngagementSide Side) : Change
{
    /// <inheritdoc/>
    public override string InWords() => Step switch
    {
        EngagementStepKind.Proposed => $"Put forward work with {Organisation}{Who}.",
        EngagementStepKind.Agreed => $"Agreed to work with {Organisation}{Who}.",
        EngagementStepKind.Started => $"Began the work with {Organisation}.",
        EngagementStepKind.Paused => $"Paused the work with {Organisation}: its access does not count meanwhile.",
        EngagementStepKind.Resumed => $"Took up the work with {Organisation} again, and its access.",
        _ => $"Ended the work with {Organisation}, and its access.",
    };

    private string Who => Side is EngagementSide.Partner ? ", on their side" : "";
}

/// <summary>What was done in the work with another organisation was written down.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="Day">When it was.</param>
public sealed record EngagementActivityAdded(string Organisation, DateOnly Day) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Wrote down what was done with {Organisation} on {Day:d MMMM yyyy}.";
}

/// <summary>One side said what came of the work.</summary>
/// <param name="Organisation">The other organisation's name.</param>
/// <param name="Side">Which side.</param>
public sealed record EngagementOutcomeAdded(string Organisation, EngagementSide Side) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Said what came of the work with {Organisation}{(Side is EngagementSide.Partner ? ", on their side" : "")}.";
}

/// <summary>Access was drafted, to be looked at before it is given.</summary>
/// <param name="Holder">Who it would be for.</param>
/// <param name="Organisation">Their organisation.</param>
public sealed record GrantDrafted(string Holder, string Organisation) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Drafted access for {Holder} ({Organisation}).";
}

/// <summary>Drafted access was thrown away.</summary>
/// <param name="Holder">Who it would have been for.</param>
/// <param name="Organisation">Their organisation.</param>
public sealed record GrantDiscarded(string Holder, string Organisation) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Threw away the draft of access for {Holder} ({Organisation}).";
}

/// <summary>The sponsor let access last longer.</summary>
/// <param name="Holder">Whose.</param>
/// <param name="Organisation">Their organisation.</param>
/// <param name="LastDay">The new last day.</param>
public sealed record GrantExtended(string Holder, string Organisation, DateOnly LastDay) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Extended the access of {Holder} ({Organisation}) until {LastDay:d MMMM yyyy}.";
}

/// <summary>Somebody from outside asked for access.</summary>
/// <param name="Organisation">Their organisation.</param>
public sealed record AccessAsked(string Organisation) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Asked for access, for {Organisation}.";
}

/// <summary>The council declined to give access.</summary>
/// <param name="Person">Who had asked.</param>
public sealed record AccessDeclined(string Person) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Declined the access that {Person} had asked for.";
}
