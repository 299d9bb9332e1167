namespace SlipPortal.Domain.Plans.Import;

/// <summary>What the heading of a column means, by the usual names first and by the words in it second.</summary>
internal static class ColumnMatcher
{
    /// <summary>A longer text is no heading.</summary>
    public const int LongestHeading = 80;

    private static readonly Dictionary<string, ColumnMeaning> Names = AllNames();

    /// <summary>Words in a heading, the most telling first: "Action owner" is an owner, "Evidence of impact" is evidence.</summary>
    private static readonly (string[] Words, ColumnMeaning Meaning)[] Words =
    [
        (["started", "completed", "closed", "budget", "cost"], ColumnMeaning.Ignore),
        (["owner", "owners", "lead", "leads", "officer", "responsible", "accountable", "whom", "who"], ColumnMeaning.Owner),
        (["rag", "brag", "rating", "ragged"], ColumnMeaning.Rating),
        (["due", "deadline", "timescale", "timescales", "timeframe", "timeline", "when"], ColumnMeaning.Due),
        (["evidence", "evidenced"], ColumnMeaning.Evidence),
        (["measure", "measures", "success", "kpi", "kpis", "indicator", "indicators", "metric"], ColumnMeaning.SuccessMeasure),
        (["progress", "update", "updates", "commentary", "comments"], ColumnMeaning.Progress),
        (["status"], ColumnMeaning.Rating),
        (["ref", "reference", "number", "no"], ColumnMeaning.Ref),
        (["date"], ColumnMeaning.Due),
        (["impact", "outcome", "outcomes", "difference"], ColumnMeaning.Impact),
        (["action", "actions", "activity", "activities", "do", "done", "task", "tasks"], ColumnMeaning.Action),
        (["finding", "findings", "recommendation", "recommendations", "improvement", "issue"], ColumnMeaning.Finding),
        (["chapter", "theme", "workstream", "priority", "area", "section", "pillar"], ColumnMeaning.Chapter),
    ];

    public static (ColumnMeaning Meaning, ColumnDecision Decision) Match(string heading)
    {
        if (heading.Length > LongestHeading)
        {
            return (ColumnMeaning.Ignore, ColumnDecision.NotRecognised);
        }

        var key = heading.Trim() == "#" ? "no" : PlainText.Key(heading);
        if (Names.TryGetValue(key, out var named))
        {
            return (named, ColumnDecision.ByName);
        }

        var words = key.Split(' ');
        foreach (var (telling, meaning) in Words)
        {
            if (words.Any(telling.Contains))
            {
                return (meaning, ColumnDecision.ByWords);
            }
        }

        return (ColumnMeaning.Ignore, ColumnDecision.NotRecognised);
    }

    /// <summary>Reads a row as headings, each for itself: several may mean the same.</summary>
    public static List<ColumnDraft> MatchRow(IReadOnlyList<string> headings) => [.. headings.Select((heading, index) =>
    {
        var (meaning, decision) = Match(heading);
        return new ColumnDraft(index, heading, meaning, decision);
    })];

    private static Dictionary<string, ColumnMeaning> AllNames()
    {
        var names = new Dictionary<string, ColumnMeaning>(StringComparer.Ordinal);
        Add(ColumnMeaning.Ref, "ref", "ref no", "reference", "no", "number", "id", "action ref", "action no", "action number", "item",
            "item no");
        Add(ColumnMeaning.Chapter, "chapter", "theme", "area", "priority", "priority area", "workstream", "section", "pillar",
            "practice area", "plan area");
        Add(ColumnMeaning.Finding, "finding", "recommendation", "recommendations", "area for improvement", "areas for improvement",
            "area for development", "issue", "ofsted finding", "ofsted recommendation", "what needs to improve");
        Add(ColumnMeaning.Impact, "intended impact", "impact", "outcome", "intended outcome", "desired outcome", "expected impact",
            "what difference will it make", "what difference will this make");
        Add(ColumnMeaning.Action, "action", "actions", "what we will do", "what will we do", "action what we will do", "activity", "task",
            "key actions", "actions required", "action required", "improvement action", "how we will do it", "what will be done",
            "what is to be done", "what needs to be done", "what must be done", "what we are going to do", "what will happen", "to do");
        Add(ColumnMeaning.Owner, "owner", "lead", "lead officer", "responsible officer", "responsible", "action owner", "who", "by whom",
            "accountable", "lead and partners", "responsible lead", "owners", "action lead", "post", "responsibility", "action by",
            "actioned by", "delivered by", "led by", "person responsible", "who will do it");
        Add(ColumnMeaning.Due, "due", "due by", "due date", "by when", "timescale", "timescales", "deadline", "when", "target date",
            "completion date", "timeframe", "target completion date", "date due", "timeline", "to be completed by", "complete by");
        Add(ColumnMeaning.Rating, "rag", "brag", "rating", "rag rating", "rag status", "brag rating", "progress rag", "current rag");
        Add(ColumnMeaning.Progress, "progress", "update", "progress update", "comments", "commentary", "notes", "latest update",
            "actions taken", "narrative", "progress to date", "what we have done", "what has been done", "what have we done",
            "done so far", "work done");
        Add(ColumnMeaning.Evidence, "evidence", "evidence of impact", "evidence of progress", "how do we know", "supporting evidence");
        Add(ColumnMeaning.SuccessMeasure, "success measure", "success measures", "measure", "measures", "success criteria", "kpi", "kpis",
            "measure of success", "measures of success", "how will we know", "how we will know", "performance measure",
            "what success looks like", "what will success look like");
        Add(ColumnMeaning.Ignore, "start date", "started", "date completed", "completed date", "date closed", "original date",
            "review date", "last updated", "date of update", "update date", "action status date", "start");
        return names;

        void Add(ColumnMeaning meaning, params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
            {
                names[key] = meaning;
            }
        }
    }
}
