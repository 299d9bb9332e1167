using static SlipPortal.Domain.Access.RecordKind;
using static SlipPortal.Domain.Access.Role;
using static SlipPortal.Domain.Access.Verb;

namespace SlipPortal.Domain.Access;

/// <summary>
/// The whole answer to "who may do what": the table, all of it. The database keeps a copy, written by every migration, that
/// its policies are judged by; docs/permissions.md is generated from it.
/// </summary>
public static class RolePermissions
{
    /// <summary>What each role may do in its own council.</summary>
    public static IReadOnlyList<RoleRight> OfMembers { get; } =
    [
        .. Allow(ImprovementLead, Plan, View, Edit),
        .. Allow(ImprovementLead, RecordKind.Boards, View, Edit, Manage),
        .. Allow(ImprovementLead, RecordKind.Kpis, View, Edit, Manage),
        .. Allow(ImprovementLead, RecordKind.Visits, View, Edit, Manage),
        .. Allow(ImprovementLead, UnpublishedVisits, View, Edit, Manage),
        .. Allow(ImprovementLead, RecordKind.Notice, View, Edit, Manage),
        .. Allow(ImprovementLead, People, View, Manage),
        .. Allow(ImprovementLead, History, View),
        .. Allow(ImprovementLead, RecordKind.Access, View, Manage),
        .. Allow(ImprovementLead, Held, View, Edit, Manage),

        .. Allow(Contributor, Plan, View, Edit),
        .. Allow(Contributor, RecordKind.Boards, View, Edit),
        .. Allow(Contributor, RecordKind.Kpis, View, Edit),
        .. Allow(Contributor, RecordKind.Visits, View, Edit),
        .. Allow(Contributor, UnpublishedVisits, View, Edit),
        .. Allow(Contributor, RecordKind.Notice, View, Edit),
        .. Allow(Contributor, People, View),
        .. Allow(Contributor, History, View),
        .. Allow(Contributor, Held, View, Edit),

        .. Allow(Reader, Plan, View),
        .. Allow(Reader, RecordKind.Boards, View),
        .. Allow(Reader, RecordKind.Kpis, View),
        .. Allow(Reader, RecordKind.Visits, View),
        .. Allow(Reader, UnpublishedVisits, View),
        .. Allow(Reader, RecordKind.Notice, View),
        .. Allow(Reader, People, View),
        .. Allow(Reader, History, View),
    ];

    /// <summary>What a council can grant to people of other organisations. Everything else stays inside.</summary>
    public static IReadOnlyList<GrantableRight> Grantable { get; } = [new(Plan, View), new(RecordKind.Visits, View)];

    private static IEnumerable<RoleRight> Allow(Role role, RecordKind kind, params Verb[] verbs) =>
        verbs.Select(verb => new RoleRight(role, kind, verb));
}

/// <summary>A role may do this with records of a kind.</summary>
public sealed record RoleRight(Role Role, RecordKind Kind, Verb Verb);

/// <summary>A grant can hold this.</summary>
public sealed record GrantableRight(RecordKind Kind, Verb Verb);
