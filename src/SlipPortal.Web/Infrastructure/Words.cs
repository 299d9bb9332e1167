using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Infrastructure;

/// <summary>How pages say what the program calls by short names.</summary>
internal static class Words
{
    public static string Role(string role) => Role(Enum.Parse<Role>(role));

    public static string Role(Role role) => role switch
    {
        Domain.Access.Role.ImprovementLead => "Improvement lead",
        Domain.Access.Role.Contributor => "Contributor",
        Domain.Access.Role.Reader => "Reader",
        _ => "Associate",
    };

    /// <summary>What somebody of a role does, for whoever chooses one.</summary>
    public static string RoleMeaning(Role role) => role switch
    {
        Domain.Access.Role.ImprovementLead => "Runs the programme, and decides who sees what.",
        Domain.Access.Role.Contributor => "Keeps the plan, the figures and the visits up to date.",
        Domain.Access.Role.Reader => "Reads everything, and changes nothing.",
        _ => "Helps other councils, and sees what those let them see. Sees nothing of their own.",
    };

    public static string Part(OrganisationPart part) => part switch
    {
        OrganisationPart.Council => "Council with a place of its own here",
        OrganisationPart.UnderNotice => "Under an improvement notice",
        OrganisationPart.Partner => "Improvement partner",
        _ => "Department",
    };

    /// <summary>“13 November 2026, 14:05”, as clocks here show it.</summary>
    public static string Moment(DateTimeOffset instant) => instant.InUk().ToString("d MMMM yyyy, HH:mm");

    /// <summary>“13 November 2026”, as the day is here.</summary>
    public static string Day(DateTimeOffset instant) => instant.DayInUk().ToString("d MMMM yyyy");

    /// <summary>“13 November 2026”.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy");

    /// <summary>How old something is on a day, in whole days: “61 days old”.</summary>
    public static string Age(DateTimeOffset instant, DateOnly day) => Count(Math.Max(0, day.DayNumber - instant.DayInUk().DayNumber), "day") + " old";

    /// <summary>“3 pieces, judged sufficient”.</summary>
    public static string Evidence(int pieces, EvidenceJudgement? judgement) =>
        (pieces == 0 ? "None yet" : Count(pieces, "piece")) + ", " + (judgement is { } verdict ? $"judged {Judgement(verdict).ToLowerInvariant()}" : "not judged");

    public static string Judgement(EvidenceJudgement judgement) => judgement switch
    {
        EvidenceJudgement.Sufficient => "Sufficient",
        EvidenceJudgement.Partly => "Partly sufficient",
        _ => "Not sufficient",
    };

    public static string Source(ActionSource source) => source switch
    {
        ActionSource.Finding => "A finding or recommendation",
        ActionSource.NoticeTerm => "A term of the improvement notice",
        ActionSource.Review => "A review, audit or peer challenge",
        ActionSource.BoardRequest => "A board, committee or group",
        _ => "The council itself",
    };

    /// <summary>The words with a capital, as a sentence begins.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>What a grant opens: “the plan”.</summary>
    public static string Granted(IEnumerable<GrantableRight> rights) => string.Join("; ", rights.GroupBy(right => right.Kind).OrderBy(kind => kind.Key).Select(kind =>
    {
        var more = kind.Select(right => right.Verb).Where(verb => verb is not Verb.View).Order().Select(Doing).ToList();
        return Granted(kind.Key) + (more.Count == 0 ? "" : $" (also to {string.Join(", ", more)})");
    }));

    /// <summary>What a grant of this kind opens: “the plan”.</summary>
    public static string Granted(RecordKind kind) => kind switch
    {
        RecordKind.Plan => "the plan",
        RecordKind.Kpis => "performance",
        RecordKind.TeamValues => "values by team",
        RecordKind.Visits => "published visits with their findings",
        RecordKind.Notice => "the notice",
        RecordKind.Boards => "boards, agendas and decisions",
        RecordKind.Documents => "documents",
        RecordKind.UnpublishedVisits => "a visit that is not published",
        RecordKind.ConfidentialDocuments => "a confidential document",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody from outside is given this."),
    };

    /// <summary>“comment”.</summary>
    public static string Doing(Verb verb) => verb switch
    {
        Verb.View => "see",
        Verb.Comment => "comment",
        Verb.Review => "review",
        Verb.Compare => "compare",
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "No grant gives this."),
    };

    /// <summary>“1 action”, “2 actions”.</summary>
    public static string Count(int count, string one, string? many = null) => $"{count:N0} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>“Under review until agreed at Oversight Group on 22 January 2027”.</summary>
    public static string UnderReview(string body, DateOnly? meeting) => meeting is { } day
        ? $"Under review until agreed at {body} on {Day(day)}"
        : $"Under review until agreed at {body}, which has no meeting planned";

    /// <summary>When an action is due, in words: for downloads and sentences, where there is one line for it.</summary>
    public static string Due(ActionRow action)
    {
        var agreed = Due(action.DueText, action.DueKind, action.DueUntil);
        return action.Review is { } review ? $"{UnderReview(review.Body, review.MeetingDay)} (agreed date: {agreed})" : agreed;
    }

    /// <summary>When an action is due, in words, with what was understood where that is not what is written: “end of Q1 2027 (30 June 2027,
    /// April to June)”.</summary>
    public static string Due(string? source, DueKind kind, DateOnly? until) =>
        kind == DueKind.Undated ? source is null ? "No date" : $"No date ({source})"
        : source is not null ? DueSchedule.InFull(source, kind, until) : until is { } day ? Day(day) : "No date";

    /// <summary>A due date that is typed or read, and not stored yet.</summary>
    public static string Due(DueSchedule schedule) => Due(schedule.Text.Length == 0 ? null : schedule.Text, schedule.Kind, schedule.Until);

    /// <summary>A due date of which only the words are known.</summary>
    /// <param name="text">The words.</param>
    /// <param name="quarters">Which year its plan counts quarters in.</param>
    public static string DueText(string? text, QuarterYear quarters) =>
        string.IsNullOrWhiteSpace(text) ? "no date" : Due(DueSchedule.Parse(text, quarters));
}
