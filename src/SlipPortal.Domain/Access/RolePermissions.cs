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
        .. Allow(ImprovementLead, Plan, View, Comment, Edit),
        .. Allow(ImprovementLead, RecordKind.Boards, View, Comment, Edit, Manage),
        .. Allow(ImprovementLead, RecordKind.Kpis, View, Comment, Edit, Manage),
        .. Allow(ImprovementLead, TeamValues, View, Edit, Manage),
        .. Allow(ImprovementLead, RecordKind.Visits, View, Comment, Edit, Manage),
        .. Allow(ImprovementLead, UnpublishedVisits, View, Comment, Edit, Manage),
        .. Allow(ImprovementLead, RecordKind.Notice, View, Comment, Edit, Manage),
        .. Allow(ImprovementLead, Documents, View, Comment),
        .. Allow(ImprovementLead, ConfidentialDocuments, View, Comment),
        .. Allow(ImprovementLead, RecordKind.Reviews, View, Edit, Manage),
        .. Allow(ImprovementLead, People, View, Manage),
        .. Allow(ImprovementLead, History, View),
        .. Allow(ImprovementLead, RecordKind.Access, View, Manage),
        .. Allow(ImprovementLead, Engagements, View, Edit, Manage),
        .. Allow(ImprovementLead, Held, View, Edit, Manage),

        .. Allow(Contributor, Plan, View, Comment, Edit),
        .. Allow(Contributor, RecordKind.Boards, View, Comment, Edit),
        .. Allow(Contributor, RecordKind.Kpis, View, Comment, Edit),
        .. Allow(Contributor, TeamValues, View, Edit),
        .. Allow(Contributor, RecordKind.Visits, View, Comment, Edit),
        .. Allow(Contributor, UnpublishedVisits, View, Comment, Edit),
        .. Allow(Contributor, RecordKind.Notice, View, Comment, Edit),
        .. Allow(Contributor, Documents, View, Comment),
        .. Allow(Contributor, ConfidentialDocuments, View, Comment),
        .. Allow(Contributor, RecordKind.Reviews, View, Edit),
        .. Allow(Contributor, People, View),
        .. Allow(Contributor, History, View),
        .. Allow(Contributor, Held, View, Edit),

        .. Allow(Reader, Plan, View),
        .. Allow(Reader, RecordKind.Boards, View),
        .. Allow(Reader, RecordKind.Kpis, View),
        .. Allow(Reader, TeamValues, View),
        .. Allow(Reader, RecordKind.Visits, View),
        .. Allow(Reader, UnpublishedVisits, View),
        .. Allow(Reader, RecordKind.Notice, View),
        .. Allow(Reader, Documents, View),
        .. Allow(Reader, ConfidentialDocuments, View),
        .. Allow(Reader, RecordKind.Reviews, View),
        .. Allow(Reader, People, View),
        .. Allow(Reader, History, View),
    ];

    /// <summary>
    /// What a council can grant to people of other organisations, for practice areas. Everything else stays inside, but for visits and
    /// documents that a grant names.
    /// </summary>
    public static IReadOnlyList<GrantableRight> Grantable { get; } =
    [
        .. Open(Plan, View, Comment, Review, Compare),
        .. Open(RecordKind.Kpis, View, Comment, Review, Compare),
        .. Open(TeamValues, View),
        .. Open(RecordKind.Visits, View, Comment, Review, Compare),
        .. Open(RecordKind.Notice, View, Comment, Review, Compare),
        .. Open(RecordKind.Boards, View, Comment, Review),
        .. Open(Documents, View, Comment),
    ];

    /// <summary>
    /// Kinds that belong to the council as a whole and to no practice area: whoever is given them is given the whole service too.
    /// </summary>
    public static IReadOnlyList<RecordKind> OfWholeService { get; } = [RecordKind.Notice, RecordKind.Boards];

    /// <summary>Records that a grant opens only by naming each of them.</summary>
    public static IReadOnlyList<RecordKind> Nameable { get; } = [UnpublishedVisits, ConfidentialDocuments];

    private static IEnumerable<GrantableRight> Open(RecordKind kind, params Verb[] verbs) => verbs.Select(verb => new GrantableRight(kind, verb));

    private static IEnumerable<RoleRight> Allow(Role role, RecordKind kind, params Verb[] verbs) =>
        verbs.Select(verb => new RoleRight(role, kind, verb));
}

/// <summary>A role may do this with records of a kind.</summary>
public sealed record RoleRight(Role Role, RecordKind Kind, Verb Verb);

/// <summary>A grant can hold this.</summary>
public sealed record GrantableRight(RecordKind Kind, Verb Verb);
