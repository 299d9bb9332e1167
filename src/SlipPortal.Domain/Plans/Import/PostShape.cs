namespace SlipPortal.Domain.Plans.Import;

/// <summary>What the title of a post looks like: how it starts, and how it ends.</summary>
internal static class PostShape
{
    /// <summary>Start a title wherever they stand.</summary>
    private static readonly string[] StrongOpenings = ["head of", "heads of", "director of", "executive director", "assistant director",
        "deputy director", "associate director", "strategic director", "corporate director", "principal", "chief executive",
        "chief officer", "chair of", "lead member", "cabinet member", "designated", "interim", "acting"];

    /// <summary>Start a title, but also end one: "Fostering Service Manager".</summary>
    private static readonly string[] WeakOpenings = ["service manager", "team manager", "group manager", "service lead", "strategic lead",
        "service director", "practice lead", "programme manager", "project manager", "operations manager", "head", "director", "chair",
        "chief", "lead", "deputy", "assistant", "associate", "senior", "independent", "all"];

    private static readonly string[] PostNouns = ["manager", "managers", "officer", "officers", "advisor", "advisors", "adviser",
        "advisers", "partner", "worker", "workers", "lead", "leads", "director", "directors", "coordinator", "commissioner", "analyst",
        "practitioner", "practitioners", "chair", "consultant", "nurse", "executive", "leader", "leaders", "member", "members",
        "supervisor", "auditor", "trainer", "administrator", "heads"];

    private static readonly string[] BodyNouns = ["committee", "team", "teams", "board", "group", "partnership", "service", "services",
        "panel", "hub", "forum"];

    private static readonly string[] Modifiers = ["interim", "acting", "deputy", "assistant", "associate", "executive", "joint",
        "strategic", "corporate", "of", "for", "to", "the", "principal"];

    /// <summary>How councils shorten titles.</summary>
    public static IReadOnlyDictionary<string, string> Abbreviations { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dcs"] = "director of childrens services",
        ["ad"] = "assistant director",
        ["hos"] = "head of service",
        ["sm"] = "service manager",
        ["tm"] = "team manager",
        ["gm"] = "group manager",
        ["psw"] = "principal social worker",
        ["iro"] = "independent reviewing officer",
        ["lado"] = "local authority designated officer",
        ["ceo"] = "chief executive",
        ["cex"] = "chief executive",
        ["qao"] = "quality assurance officer",
        ["cfo"] = "chief finance officer",
        ["hr"] = "human resources",
        ["qa"] = "quality assurance",
        ["csc"] = "childrens social care",
        ["bi"] = "business intelligence",
        ["mgr"] = "manager",
        ["dir"] = "director",
        ["asst"] = "assistant",
        ["snr"] = "senior",
        ["exec"] = "executive",
        ["svc"] = "service",
    };

    private static readonly string[] WholeTitles = ["dcs", "ad", "hos", "sm", "tm", "gm", "psw", "iro", "lado", "ceo", "cex", "qao", "cfo"];

    /// <summary>"DCS", "PSW": a title that is one abbreviation, perhaps with what it is of: "HoS Fostering".</summary>
    private static bool IsAbbreviation(ReadOnlySpan<string> keys) => keys.Length is >= 1 and <= 6
        && (WholeTitles.Contains(keys[0]) || WholeTitles.Contains(keys[^1])) && !(keys.Length > 1 && keys[1] == "hoc");

    public static bool StartsStrongly(ReadOnlySpan<string> keys) => Starts(keys, StrongOpenings);

    public static bool StartsTitle(ReadOnlySpan<string> keys) => Starts(keys, StrongOpenings) || Starts(keys, WeakOpenings);

    /// <summary>True for words that are an opening and nothing else, such as "Head of Service".</summary>
    public static bool IsBareOpening(string key) => key is "head of service" or "heads of service" or "service manager" or "team manager"
        or "director" or "manager" or "head" or "head of" or "director of" or "officer" or "team" or "lead";

    public static bool IsModifier(string key) => Modifiers.Contains(key);

    public static bool EndsInPost(ReadOnlySpan<string> keys) => keys.Length >= 2 && PostNouns.Contains(LastWord(keys));

    public static bool EndsInBody(ReadOnlySpan<string> keys) => keys.Length >= 2 && BodyNouns.Contains(LastWord(keys));

    public static bool IsGroup(string key) => key.StartsWith("all ", StringComparison.Ordinal)
        || key is "heads of service" or "managers" or "all"
        or "service managers" or "team managers" or "everyone" or "social workers";

    public static bool LooksLikePost(string text)
    {
        var keys = PlainText.Key(text).Split(' ');
        return StartsTitle(keys) || EndsInPost(keys) || EndsInBody(keys) || IsAbbreviation(keys)
            || (keys.Length == 1 && PostNouns.Contains(keys[0]));
    }

    /// <summary>The last word that is not an abbreviation in brackets.</summary>
    private static string LastWord(ReadOnlySpan<string> keys)
    {
        var last = keys[^1];
        return last.StartsWith('(') && keys.Length > 1 ? keys[^2] : last;
    }

    private static bool Starts(ReadOnlySpan<string> keys, string[] openings)
    {
        foreach (var opening in openings)
        {
            var space = opening.IndexOf(' ', StringComparison.Ordinal);
            if (keys.Length >= (space < 0 ? 2 : 3) && keys[0] == (space < 0 ? opening : opening[..space])
                && (space < 0 || keys[1] == opening[(space + 1)..]))
            {
                return true;
            }
        }

        return false;
    }
}
