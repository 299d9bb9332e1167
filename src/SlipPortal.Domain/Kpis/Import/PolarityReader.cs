using System.Text.RegularExpressions;

namespace SlipPortal.Domain.Kpis.Import;

/// <summary>Where the direction of a measure in a file comes from.</summary>
public enum PolaritySource
{
    /// <summary>The file says it.</summary>
    Source,

    /// <summary>The words of the measure or of its target make it likely: somebody is to agree.</summary>
    Proposed,

    /// <summary>Nothing says it.</summary>
    None,
}

/// <summary>Which way is better: as a file says it, else as the words of the measure and of its target propose it.</summary>
internal static partial class PolarityReader
{
    /// <summary>Reads the direction.</summary>
    /// <param name="column">What the file's own column says, or blank.</param>
    /// <param name="title">What is measured.</param>
    /// <param name="target">The target as written, or blank.</param>
    /// <param name="notes">What was inferred, in words, is added here.</param>
    public static (Polarity Polarity, PolaritySource From) Of(string column, string title, string target, List<string> notes)
    {
        if (Said(column) is { } said) return (said, PolaritySource.Source);
        if (OfTarget(target) is var (byTarget, why))
            return Proposed(byTarget, $"because its target says “{why}”");
        if (OfTitle(title) is var (byTitle, word))
            return Proposed(byTitle, $"because of “{word}”");
        notes.Add(column.Length == 0 ? "It does not say which way is better." : $"“{column}” does not say which way is better.");
        return (Polarity.None, PolaritySource.None);

        (Polarity, PolaritySource) Proposed(Polarity polarity, string because)
        {
            notes.Add($"Proposed: {polarity.InWords().ToLowerInvariant()}, {because}.");
            return (polarity, PolaritySource.Proposed);
        }
    }

    /// <summary>The direction that a cell says, or null.</summary>
    public static Polarity? Said(string text)
    {
        var words = text.Trim().ToLowerInvariant();
        if (Higher().IsMatch(words)) return Polarity.Higher;
        if (Lower().IsMatch(words)) return Polarity.Lower;
        if (words.Contains("in line", StringComparison.Ordinal) || words.Contains("average", StringComparison.Ordinal))
            return Polarity.NearComparator;
        return words.StartsWith("neither", StringComparison.Ordinal) || words.StartsWith("no preferred", StringComparison.Ordinal)
            ? Polarity.None
            : null;
    }

    /// <summary>A target without the words that say which side of it is good: “max 25”, “90% or more”.</summary>
    public static string TargetWithoutWords(string target) => TargetWords().Replace(target, " ").Trim(' ', '(', ')', ':', '*');

    private static (Polarity, string)? OfTarget(string target)
    {
        if (target.Length == 0) return null;
        if (AtMost().Match(target) is { Success: true } most) return (Polarity.Lower, most.Value.Trim());
        return AtLeast().Match(target) is { Success: true } least ? (Polarity.Higher, least.Value.Trim()) : null;
    }

    private static (Polarity, string)? OfTitle(string title)
    {
        if (FewerIsBetter().Match(title) is { Success: true } fewer) return (Polarity.Lower, fewer.Value.ToLowerInvariant());
        // “Not completed in time” is the other way round, and nobody knows which word it goes with.
        return !Denied().IsMatch(title) && MoreIsBetter().Match(title) is { Success: true } more
            ? (Polarity.Higher, more.Value.ToLowerInvariant())
            : null;
    }

    [GeneratedRegex(@"^(?:high|more is|bigger|larger|increas|maximi|up\b|h$|\+$)")]
    private static partial Regex Higher();

    [GeneratedRegex(@"^(?:low|less is|fewer|smaller|decreas|reduc|minimi|down\b|l$|-$)")]
    private static partial Regex Lower();

    [GeneratedRegex(
        @"\b(?:max(?:imum)?|at most|no(?:t)? (?:more|greater|higher) than|up to|or (?:less|fewer|below|under|lower))\b"
        + @"|(?<!no |not )\b(?:less|fewer|lower) than\b|\b(?:below|under)\b|[≤<]=?",
        RegexOptions.IgnoreCase)]
    private static partial Regex AtMost();

    [GeneratedRegex(
        @"\b(?:min(?:imum)?|at least|no(?:t)? (?:less|fewer|lower) than|or (?:more|above|over|higher|better)"
        + @"|more than|greater than|higher than|above|over)\b|[≥>]=?",
        RegexOptions.IgnoreCase)]
    private static partial Regex AtLeast();

    [GeneratedRegex(
        @"\b(?:max(?:imum)?|min(?:imum)?|at (?:most|least)|no(?:t)? (?:more|greater|higher|less|fewer|lower) than|up to"
        + @"|or (?:less|fewer|below|under|lower|more|above|over|higher|better)"
        + @"|(?:more|greater|higher|less|fewer|lower) than|below|under|above|over|annual target)\b\.?|[≤≥<>]=?",
        RegexOptions.IgnoreCase)]
    private static partial Regex TargetWords();

    [GeneratedRegex(
        @"\b(?:max(?:imum)?|at most|no more than|vacan(?:t|c)\w*|re-?referr\w*|repeat\w*|re-?plans?|re-?planned"
        + @"|second or subsequent|(?:second|subsequent) time"
        + @"|(?<!multi-|multi |inter-|inter |partner |lead )agency(?! consult| meeting| check| plan)"
        + @"|case-?loads?|sickness|absences?|turnover|complaints?|overdue|late|delay\w*|backlogs?"
        + @"|waiting|unallocated|no further action|nfa|neet|breakdowns?|exclusions?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex FewerIsBetter();

    [GeneratedRegex(
        @"\b(?:at least|min(?:imum)?|no less than|(?<!point )in time|on time|timel\w+"
        + @"|within (?:\d+|one|two|three|five|ten|fifteen|twenty|timescales?|statutory)\b.*?"
        + @"|\d+ (?:working )?days or (?:less|fewer)|trained|completed|up[- ]to[- ]date|good or (?:better|outstanding)"
        + @"|permanent|satisfied|satisfaction|in touch|suitable)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex MoreIsBetter();

    [GeneratedRegex(@"\b(?:not|without|out of time|never|un\w+ed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();
}
