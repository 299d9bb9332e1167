using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis.Teams;

/// <summary>A team was added.</summary>
public sealed record TeamAdded(string Name) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Added the team {Name}.";
}

/// <summary>A team was renamed, moved in the list, ended or taken up again.</summary>
/// <param name="Name">Its name before.</param>
/// <param name="What">What changed, from what to what.</param>
public sealed record TeamChanged(string Name, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Team {Name}: {What}.";
}

/// <summary>A measure is told for other teams than before.</summary>
/// <param name="Ref">The measure’s ref.</param>
/// <param name="Added">The teams that were added.</param>
/// <param name="From">The label of the first period that they have values for.</param>
/// <param name="TakenOff">The teams that were taken off.</param>
public sealed record BrokenDownByTeam(string Ref, IReadOnlyList<string> Added, string From, IReadOnlyList<string> TakenOff) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Measure {Ref} by team: "
        + string.Join("; ", new[]
        {
            Added.Count > 0 ? $"added {string.Join(", ", Added)} from {From}" : "",
            TakenOff.Count > 0 ? $"took off {string.Join(", ", TakenOff)}" : "",
        }.Where(part => part.Length > 0)) + ".";
}

/// <summary>A team’s value was recorded, or took the place of another.</summary>
/// <param name="Ref">The measure’s ref.</param>
/// <param name="Team">The team.</param>
/// <param name="Period">The period’s label.</param>
/// <param name="Value">The value, or why there is none.</param>
/// <param name="Before">The value before, or null.</param>
public sealed record TeamReadingRecorded(string Ref, string Team, string Period, string Value, string? Before) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        Before is null ? $"Measure {Ref}, {Team}, {Period}: {Value}."
            : $"Measure {Ref}, {Team}, {Period}: {Value}, corrected from {Before}.";
}

/// <summary>A team’s value was withdrawn: there is none for the period any more.</summary>
public sealed record TeamReadingWithdrawn(string Ref, string Team, string Period, string Before) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Measure {Ref}, {Team}, {Period}: withdrew {Before}.";
}
