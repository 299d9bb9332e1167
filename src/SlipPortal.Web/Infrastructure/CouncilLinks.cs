using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Infrastructure;

/// <summary>The addresses of one council's pages. Written out here once; tables of hundreds of rows link by plain <c>href</c>s.</summary>
/// <param name="Slug">The council's slug.</param>
internal sealed record CouncilLinks(string Slug)
{
    public string Overview => $"/councils/{Slug}";

    public string Plan => $"{Overview}/plan";

    /// <summary>The first page of the council for somebody who sees these kinds of record.</summary>
    public string Front(Func<RecordKind, bool> sees) =>
        sees(RecordKind.Plan) ? Overview
        : sees(RecordKind.Kpis) ? Kpis
        : sees(RecordKind.Visits) ? Visits
        : sees(RecordKind.Notice) ? Notice
        : sees(RecordKind.Boards) ? Boards
        : Overview;

    public string Import => $"{Plan}/import";

    public string Partners => $"{Overview}/partners";

    public string GiveAccess => $"{Partners}/give";

    public string Grant(Guid grant) => $"{Partners}/grants/{grant}";

    public string Ledger => $"{Partners}/ledger";

    public string Discussion => $"{Overview}/discussion";

    public string Thread(Guid thread) => $"{Discussion}/{thread}";

    /// <summary>Where it is changed who can read a conversation.</summary>
    public string ThreadAudience(Guid thread) => $"{Thread(thread)}/audience";

    /// <summary>Every conversation about one record, and where another begins.</summary>
    public string DiscussionOf(Domain.Talk.TalkSubject subject, Guid about) => $"{Discussion}/about/{subject}/{about}";

    /// <summary>Where somebody words a comment of theirs anew.</summary>
    public string EditComment(Guid comment) => $"{Discussion}/comments/{comment}/edit";

    /// <summary>Where something is withdrawn, and where it says so once it is.</summary>
    public string Withdraw(WithdrawKind kind, Guid id) => $"{Overview}/withdraw/{kind}/{id}";

    /// <summary>Where somebody undoes what they wrote.</summary>
    public string Undo(Guid write) => $"{Overview}/undo/{write}";

    public string History => $"{Overview}/history";

    /// <summary>What was changed of one record.</summary>
    public string HistoryOf(Guid subject) => $"{History}?subject={subject}";

    public string People => $"{Overview}/people";

    public string InvitePerson => $"{People}/invite";

    public string EmptyStart => $"{People}/empty-start";

    public string PeopleSecurity => $"{People}/security";

    public string ConfirmAccess => $"{People}/confirm";

    /// <summary>One of a member's own pages: “role”, “end”.</summary>
    public string Member(Guid membership, string page) => $"{People}/{membership}/{page}";

    public string Held => $"{Overview}/held";

    public string HeldText(Guid held) => $"{Held}/{held}";

    /// <summary>Where a lead is asked to release what was held. The ticket shows nobody what it was.</summary>
    public string AskForRelease(string ticket) => $"{Held}/new?ticket={Uri.EscapeDataString(ticket)}";

    public string PlanDetails => $"{Plan}/details";

    public string PlanVersions => $"{Plan}/versions";

    public string PlanVersion(Guid plan) => $"{PlanVersions}/{plan}";

    public string PlanChanges => $"{Plan}/changes";

    public string Coverage => $"{Plan}/coverage";

    public string EvidenceLibrary => $"{Plan}/evidence";

    public string EvidenceFile(Guid evidence) => $"{EvidenceLibrary}/{evidence}";

    public string Posts => $"{Plan}/posts";

    public string Post(Guid post) => $"{Posts}/{post}";

    public string Ratings => $"{Plan}/ratings";

    public string Rating(Guid rating) => $"{Ratings}/{rating}";

    public string Chapter(Guid chapter) => $"{Plan}/chapters/{chapter}";

    public string Bulk => $"{Plan}/bulk";

    public string NewAction(Guid chapter) => $"{Plan}/chapters/{chapter}/new-action";

    public string Boards => $"{Overview}/boards";

    public string NewBody => $"{Boards}/new";

    public string Body(Guid body) => $"{Boards}/{body}";

    public string WindUp(Guid body) => $"{Body(body)}/wind-up";

    public string Meeting(Guid meeting) => $"{Boards}/meetings/{meeting}";

    public string PlanChapter(Guid chapter) => $"{Plan}?chapter={chapter}";

    public string PlanAsAt(DateOnly day) => $"{Plan}?asAt={day:yyyy-MM-dd}";

    public string PlanDue(string due) => $"{Plan}?due={due}";

    public string PlanStanding(string standing) => $"{Plan}?standing={standing}";

    public string Action(string reference) => $"{Plan}/actions/{Uri.EscapeDataString(reference)}";

    /// <summary>An action of a version that is not in force, or of the plan in force where there is none given.</summary>
    public string Action(string reference, Guid? version) => version is { } plan ? $"{Action(reference)}?version={plan}" : Action(reference);

    /// <summary>An action as the plan in force has it, or else as the last version that had it.</summary>
    public string Action(string? now, string before, Guid version) => now is null ? Action(before, version) : Action(now);

    /// <summary>One of an action's own pages: “edit”, “date”, “sign-off”, “evidence”, “turns”, “ties”.</summary>
    public string Action(string reference, string page, Guid? version = null) =>
        $"{Action(reference)}/{page}{(version is { } plan ? $"?version={plan}" : "")}";

    public string Kpis => $"{Overview}/kpis";

    public string Book(Guid book) => $"{Kpis}?book={book}";

    /// <summary>The same for the papers of public meetings.</summary>
    public string PublicPack(Guid book) => $"{Kpis}/public?book={book}";

    public string Books => $"{Kpis}/books";

    public string BookImports => $"{Kpis}/import";

    public string BookReview(Guid import) => $"{BookImports}/{import}";

    public string BookReceipt(Guid import) => $"{BookReview(import)}/receipt";

    public string ApiKeys => $"{Kpis}/keys";

    public string Snapshot => $"{Kpis}/snapshot";

    public string Checks => $"{Kpis}/checks";

    public string Comparators => $"{Kpis}/comparators";

    public string ComparisonSets => $"{Comparators}/sets";

    public string NewComparisonSet => $"{ComparisonSets}/new";

    public string EndComparisonSet(Guid set) => $"{ComparisonSets}/{set}/end";

    public string NewKpi => $"{Kpis}/new";

    public string Readings => $"{Kpis}/readings";

    public string Kpi(string reference) => $"{Kpis}/{Uri.EscapeDataString(reference)}";

    /// <summary>One of a measure's own pages: “edit”, “target”, “break”, “rating”, “rebase”.</summary>
    public string Kpi(string reference, string page) => $"{Kpi(reference)}/{page}";

    /// <summary>The teams of the council.</summary>
    public string Teams => $"{Kpis}/teams";

    public string Team(Guid team) => $"{Teams}/{team}";

    /// <summary>A measure by team.</summary>
    public string KpiTeams(string reference) => Kpi(reference, "teams");

    public string Notice => $"{Overview}/notice";

    public string NewNotice => $"{Notice}/new";

    /// <summary>A notice other than the one that opens.</summary>
    public string NoticeOf(Guid notice) => $"{Notice}?notice={notice}";

    /// <summary>One of a notice's own pages: “edit”, “stages”, “documents”, “new-term”.</summary>
    public string NoticePage(Guid notice, string page) => $"{Notice}/{notice}/{page}";

    public string NoticeDocument(Guid document) => $"{Notice}/documents/{document}";

    public string Term(Guid term) => $"{Notice}/terms/{term}";

    /// <summary>One of a term's own pages: “edit”, “done”, “waive”, “rhythm”.</summary>
    public string Term(Guid term, string page) => $"{Term(term)}/{page}";

    public string Visits => $"{Overview}/visits";

    public string Timeline => $"{Overview}/timeline";

    public string PublishedVisits => $"{Visits}/published";

    /// <summary>One of the published visits, by what it is and when its report was published.</summary>
    public string PublishedVisit(string type, DateOnly on) => $"{PublishedVisits}?type={Uri.EscapeDataString(type)}&on={on:yyyy-MM-dd}";

    public string NewVisit => $"{Visits}/new";

    public string Visit(Guid visit) => $"{Visits}/{visit}";

    /// <summary>One of a visit's own pages: “edit”, “move”, “publication”, “judgements”, “findings”.</summary>
    public string Visit(Guid visit, string page) => $"{Visit(visit)}/{page}";

    public string VisitFile(Guid visit, Guid file) => $"{Visit(visit)}/files/{file}";

    public string Findings => $"{Visits}/findings";

    public string FindingsOf(string theme) => $"{Findings}?theme={Uri.EscapeDataString(theme)}";

    public string Finding(Guid finding) => $"{Findings}/{finding}";

    /// <summary>One of a finding's own pages: “edit”, “new-action”.</summary>
    public string Finding(Guid finding, string page) => $"{Finding(finding)}/{page}";

    public string Themes => $"{Visits}/themes";

    /// <summary>The council’s practice examples. Everybody’s, as published: <see cref="Exchange"/>.</summary>
    public string Practice => $"{Overview}/practice";

    public string NewExample => $"{Practice}/new";

    /// <summary>Where it is told what was done about a finding.</summary>
    public string NewExampleOf(Guid finding) => $"{NewExample}?finding={finding}";

    public string PracticeExample(Guid example) => $"{Practice}/{example}";

    public string EditExample(Guid example) => $"{PracticeExample(example)}/edit";

    /// <summary>What all councils have published of what they did.</summary>
    public const string Exchange = "/practice";

    public static string Published(Guid publication) => $"{Exchange}/{publication}";

    public string ReviewCycles => $"{Visits}/cycles";

    public string Audits => $"{Visits}/audits";

    public string AuditsOf(string theme) => $"{Audits}?theme={Uri.EscapeDataString(theme)}";

    public string NewAuditRound => $"{Audits}/new";

    public string AuditRound(Guid round) => $"{Audits}/{round}";

    /// <summary>One of a round's own pages: “correct”, “new-action”.</summary>
    public string AuditRound(Guid round, string page) => $"{AuditRound(round)}/{page}";

    public string AuditActions => $"{Audits}/actions";

    public string AuditAction(Guid action) => $"{AuditActions}/{action}";

    public string SamplingFrames => $"{Audits}/frames";

    public string AuditRules => $"{Audits}/rules";

    public string Review(Guid import) => $"{Import}/{import}";

    public string ImportRow(Guid import, int row) => $"{Import}/{import}/rows/{row}";

    public string Receipt(Guid import) => $"{Import}/{import}/receipt";

    public string Reviews => $"{Overview}/reviews";

    public string NewReview => $"{Reviews}/new";

    public string FormalReview(Guid review) => $"{Reviews}/{review}";

    /// <summary>One of a review's own pages: “sign”, “report”.</summary>
    public string FormalReview(Guid review, string page) => $"{FormalReview(review)}/{page}";

    public string ReviewItem(Guid review, Guid item) => $"{FormalReview(review)}/items/{item}";

    public string Respond(Guid review, Guid item) => $"{ReviewItem(review, item)}/respond";

    public string EndAccess(Guid grant) => $"{Partners}/grants/{grant}/end";

    public string ChangeGrant(Guid grant) => $"{GiveAccess}?from={grant}";

    public string NewEngagement => $"{Partners}/engagements/new";

    public string Engagement(Guid engagement) => $"{Partners}/engagements/{engagement}";

    public string EditEngagement(Guid engagement) => $"{Engagement(engagement)}/edit";

    /// <summary>A step of an engagement: “Paused”.</summary>
    public string EngagementStep(Guid engagement, string kind) => $"{Engagement(engagement)}/step?kind={kind}";

    public string AskForAccess => $"{Partners}/ask";

    /// <summary>What somebody from outside asked for, to be declined.</summary>
    public string DeclineAsk(Guid ask) => $"{Partners}/asks/{ask}/decline";
}
