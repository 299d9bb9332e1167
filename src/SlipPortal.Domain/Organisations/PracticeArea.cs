using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Organisations;

/// <summary>
/// A part of the service by the council's own division (front door, care leavers, ...). Every chapter, measure and finding
/// belongs to one, so the scope of a grant is one simple thing: a set of practice areas.
/// </summary>
public sealed class PracticeArea : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 100;

    /// <summary>The area for what belongs to no single one. Every council has it.</summary>
    public const string WholeService = "Whole service";

    private PracticeArea()
    {
    }

    /// <summary>A new area of the current council.</summary>
    /// <exception cref="RefusedException">No name, or too long a one.</exception>
    public PracticeArea(string name, int position)
    {
        Name = Text.RequiredLine(name, "the name of the practice area", NameMaxLength);
        Position = position;
    }

    /// <summary>Unique within the council.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Order in lists, from 1.</summary>
    public int Position { get; private set; }
}

/// <summary>A practice area was added.</summary>
/// <param name="Name">Its name.</param>
public sealed record PracticeAreaAdded(string Name) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Added the practice area “{Name}”.";
}
