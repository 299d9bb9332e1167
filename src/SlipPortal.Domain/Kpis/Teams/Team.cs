using System.Text.RegularExpressions;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Guard;

namespace SlipPortal.Domain.Kpis.Teams;

/// <summary>
/// A team of the council that values of measures are told for. Never a person: what one worker does is no business of a performance book.
/// </summary>
public sealed partial class Team : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Longest short name, in characters.</summary>
    public const int ShortNameMaxLength = 30;

    private Team()
    {
    }

    /// <summary>A new team.</summary>
    /// <param name="name">As the council calls it.</param>
    /// <param name="shortName">For narrow tables and charts, or null.</param>
    /// <param name="position">Where it stands among the others.</param>
    /// <exception cref="RefusedException">No name, one that is too long, or a person’s.</exception>
    public Team(string? name, string? shortName, int position) => Describe(name, shortName, position);

    /// <summary>As the council calls it. Unique within the council for good: a name in an old paper means one team.</summary>
    public string Name { get; private set; } = "";

    /// <summary>For narrow tables and charts, or null.</summary>
    public string? ShortName { get; private set; }

    /// <summary>Where it stands among the others; those of one place by name.</summary>
    public int Position { get; private set; }

    /// <summary>The last day that there was such a team; null while there is.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Says what it is called and where it stands.</summary>
    /// <exception cref="RefusedException">No name, one that is too long, or a person’s.</exception>
    public void Describe(string? name, string? shortName, int position)
    {
        if (position is < 0 or > 999) throw new RefusedException("Enter a number from 0 to 999.", nameof(Position));
        Name = Text.RequiredLine(name, "the name of the team", NameMaxLength, nameof(Name));
        ShortName = Text.OptionalLine(shortName, "the short name", ShortNameMaxLength, nameof(ShortName));
        RefuseAPerson(Name, nameof(Name));
        RefuseAPerson(ShortName, nameof(ShortName));
        Position = position;
    }

    /// <summary>Says when it ended, or that there is such a team still.</summary>
    /// <param name="lastDay">The last day, or null.</param>
    /// <param name="today">Today.</param>
    /// <exception cref="RefusedException">A day to come: until then there is such a team.</exception>
    public void EndOn(DateOnly? lastDay, DateOnly today) =>
        EndedOn = lastDay > today ? throw new RefusedException("Enter today or a day that has passed.", nameof(EndedOn)) : lastDay;

    /// <summary>Whether there was such a team in a period.</summary>
    public bool WasThereIn(Period period) => EndedOn is not { } last || last >= period.Start;

    // “J. Smith”, “Ms Smith”: not “A Team”. A name in full is the guard’s to see, which knows more of names.
    private static void RefuseAPerson(string? text, string field)
    {
        if (Person().Match(text ?? "") is { Success: true } match && !NotInNames.Holds(match.Groups["last"].ValueSpan))
            throw new RefusedException("Enter the name of a team, not of a person.", field);
    }

    [GeneratedRegex(@"^(((Mr|Mrs|Ms|Miss|Mx|Dr)\.?(\s+\p{Lu}[\p{L}.’'-]*)*?)|(\p{Lu}\.?\s*){1,3})\s+(?<last>\p{Lu}[\p{Ll}’'-]\p{L}*)$")]
    private static partial Regex Person();
}
