using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Domain.Organisations;

/// <summary>
/// A council, department or other body, with the parts it has played over time. One record throughout: yesterday's council
/// under notice is tomorrow's partner, with its history.
/// </summary>
public sealed class Organisation
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>Longest slug, in characters.</summary>
    public const int SlugMaxLength = 60;

    private readonly List<OrganisationRole> _roles = [];

    private Organisation()
    {
    }

    /// <summary>Never changes. A council's tenant id.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Lower-case letters, digits and hyphens; stands in addresses: <c>/councils/{slug}</c>.</summary>
    public string Slug { get; private init; } = "";

    /// <summary>The name people know it by.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The parts it has played, each from a day and until a day.</summary>
    public IReadOnlyList<OrganisationRole> Roles => _roles;

    /// <summary>What may stand in addresses for an organisation of this name: “coldwater” for “Coldwater Borough Council”.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="taken">The slugs that there are.</param>
    public static string ProposeSlug(string name, IReadOnlySet<string> taken)
    {
        var letters = AuthorityName.Of(name)[^1].ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : c is '\'' or '’' or '.' ? ' ' : '-');
        var slug = string.Join('-', string.Concat(letters.Where(c => c != ' ')).Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (slug.Length == 0) slug = "organisation";
        if (slug.Length > SlugMaxLength - 3) slug = slug[..(SlugMaxLength - 3)].TrimEnd('-');
        return Enumerable.Range(1, taken.Count + 1).Select(i => i == 1 ? slug : $"{slug}-{i}").First(one => !taken.Contains(one));
    }

    /// <summary>A slug that somebody typed.</summary>
    /// <exception cref="RefusedException">None, too long a one, or other signs than small letters, digits and hyphens.</exception>
    public static string CheckSlug(string? slug, string field)
    {
        var text = Text.RequiredLine(slug, "what stands in its addresses", SlugMaxLength, field);
        return text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-'
            ? text
            : throw new RefusedException("Use small letters and digits, with hyphens between words.", field);
    }
}

/// <summary>A part an organisation plays.</summary>
public enum OrganisationPart
{
    /// <summary>A council with its own place in the portal: a tenant.</summary>
    Council,

    /// <summary>A council that the Department for Education has served an improvement notice on.</summary>
    UnderNotice,

    /// <summary>An authority that supports others (sector-led improvement partner).</summary>
    Partner,

    /// <summary>A government department, whose people advise.</summary>
    Department,
}

/// <summary>A part played from a day until a day (null: still).</summary>
public sealed class OrganisationRole
{
    private OrganisationRole()
    {
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private init; }

    /// <summary>Whose part.</summary>
    public string OrganisationId { get; private init; } = "";

    /// <summary>Which part.</summary>
    public OrganisationPart Part { get; private init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>Last day, or null while it lasts.</summary>
    public DateOnly? Until { get; private init; }
}
