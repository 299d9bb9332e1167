using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Access;

/// <summary>What a person is in an organisation. What each may do is in <see cref="RolePermissions"/>.</summary>
public enum Role
{
    /// <summary>Runs the improvement programme; decides who sees what.</summary>
    ImprovementLead,

    /// <summary>Keeps the plan up to date.</summary>
    Contributor,

    /// <summary>Reads everything of the council: members, directors, the board's support.</summary>
    Reader,

    /// <summary>A department's or partner authority's person. Has no reach of their own: councils grant it.</summary>
    Associate,
}

/// <summary>Roles in words.</summary>
public static class RoleWords
{
    /// <summary>“improvement lead”, within a sentence.</summary>
    public static string InWords(this Role role) => role == Role.ImprovementLead ? "improvement lead" : role.ToString().ToLowerInvariant();

    /// <summary>The role that somebody chose, if there is one here.</summary>
    /// <param name="role">The role, or null.</param>
    /// <param name="isPartner">Whether the organisation supports others: only then has it associates.</param>
    /// <param name="field">The form's field.</param>
    /// <exception cref="RefusedException">None, or an associate where there are none.</exception>
    public static Role Chosen(Role? role, bool isPartner, string field) => role switch
    {
        null => throw new RefusedException("Choose what they will be here.", field),
        Role.Associate when !isPartner => throw new RefusedException("Associates are people of a partner who help other councils. Choose another role.", field),
        { } chosen => chosen,
    };
}

/// <summary>The kinds of record that access is given to.</summary>
public enum RecordKind
{
    /// <summary>The improvement plan with its actions, updates and evidence, and the names and meeting days of the bodies that decide on it.</summary>
    Plan,

    /// <summary>Who sits in those bodies, their agendas and what they decide. To manage them is to set them up and to record decisions.</summary>
    Boards,

    /// <summary>Performance books: measures with their readings, targets and comments. To manage them is to define measures and targets.</summary>
    Kpis,

    /// <summary>
    /// Inspections, visits, reviews and audits with their findings. To manage them is to say what is published and to answer for findings.
    /// </summary>
    Visits,

    /// <summary>
    /// Those of them that are not published, audits of practice, and the council’s own practice examples. To manage them is to set the rules and
    /// sampling frames of audits, and to publish examples. Nobody from outside has this; a grant can name a visit.
    /// </summary>
    UnpublishedVisits,

    /// <summary>The improvement notice with its terms, and when each is met. To manage it is to enter it and to change its terms.</summary>
    Notice,

    /// <summary>
    /// What is in files: evidence, letters and reports of visits, the notice's documents. Whoever sees the record that a file belongs to sees
    /// its title; this opens it.
    /// </summary>
    Documents,

    /// <summary>Evidence marked as confidential. Nobody from outside has this; a grant can name one.</summary>
    ConfidentialDocuments,

    /// <summary>Formal reviews, their judgements and the council's responses. To manage them is to ask for one and to close it.</summary>
    Reviews,

    /// <summary>Who is in the council's workspace, and as what.</summary>
    People,

    /// <summary>The council's history of changes.</summary>
    History,

    /// <summary>Grants and the ledger of outside looks.</summary>
    Access,

    /// <summary>
    /// The terms of the work with another organisation, and what came of it. The other side's people have this for their own engagements, by
    /// <c>app.my_side</c>.
    /// </summary>
    Engagements,

    /// <summary>To ask a council for access. Everybody of a partner or a department has this in every council; it shows nothing.</summary>
    Asks,

    /// <summary>
    /// What the guard against child-level data held, and asks to release it. To edit is to ask; to manage is to release. Nobody from outside
    /// has this.
    /// </summary>
    Held,

    /// <summary>
    /// The teams of the council, and measures’ values for each. To manage them is to name teams and to choose which measures are told for
    /// which. From outside they are seen beside performance, and withheld where they are small.
    /// </summary>
    TeamValues,
}

/// <summary>What may be done with records of a kind.</summary>
public enum Verb
{
    /// <summary>Read.</summary>
    View,

    /// <summary>Say something about them, and answer.</summary>
    Comment,

    /// <summary>Judge them in a formal review.</summary>
    Review,

    /// <summary>Set their figures beside those of other councils.</summary>
    Compare,

    /// <summary>Add and change. No grant gives it.</summary>
    Edit,

    /// <summary>Decide who may. No grant gives it.</summary>
    Manage,
}
