using System.Text.RegularExpressions;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Visits;

/// <summary>Reads findings from a list or a table that somebody pastes: a finding on each line, or a row of cells with tabs between them.</summary>
public static partial class FindingList
{
    /// <summary>Most findings at once.</summary>
    public const int Most = 200;

    private static readonly (string Word, Column Column)[] Headings =
    [
        ("finding", Column.Wording), ("wording", Column.Wording), ("recommendation", Column.Wording), ("what", Column.Wording), ("text", Column.Wording),
        ("kind", Column.Kind), ("type", Column.Kind), ("paragraph", Column.Paragraph), ("para", Column.Paragraph), ("ref", Column.Paragraph), ("no", Column.Paragraph),
        ("theme", Column.Themes), ("evidence", Column.Basis), ("basis", Column.Basis),
    ];

    private enum Column
    {
        Wording,
        Kind,
        Paragraph,
        Themes,
        Basis,
    }

    /// <summary>What the list says.</summary>
    /// <param name="text">As pasted.</param>
    /// <param name="kind">What findings are that the list itself does not say of; null where it has to.</param>
    /// <exception cref="RefusedException">Nothing, too many, or a finding of no known kind.</exception>
    public static IReadOnlyList<FindingWords> Read(string? text, FindingKind? kind)
    {
        var findings = new List<FindingWords>();
        var given = kind;
        Column[]? columns = null;
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split('\t', StringSplitOptions.TrimEntries);
            if (cells.Length > 1 && HeadingsOf(cells) is { } named) columns = named;
            else if (cells.Length > 1) findings.Add(OfCells(cells, columns, kind));
            else if (KindOf(Count().Replace(line.TrimEnd(':'), "")) is { } heading) kind = heading;
            else if (KindsIn(line) is { Count: > 0 } kinds) kind = kinds is [var only] ? only : given;
            else findings.Add(OfLine(line, kind));
        }

        if (findings.Count == 0) throw new RefusedException("Write at least one finding.", "Text");
        if (findings.Count > Most) throw new RefusedException($"Record {Most} findings or fewer at once.", "Text");
        if (findings.FindIndex(finding => finding.Kind is null) is var unknown and >= 0)
        {
            throw new RefusedException(
                $"Say what kind finding {unknown + 1} is: choose one for all, or write “Strengths” or “Areas for development” on a line above.", "Kind");
        }

        return findings;
    }

    private static FindingWords OfLine(string line, FindingKind? kind)
    {
        var words = Bullet().Replace(line, "");
        return Number().Match(words) is { Success: true } number
            ? new(kind, words[number.Length..], null, null, FindingBasis.NotSaid, number.Groups["number"].Value)
            : new(kind, words, null, null, FindingBasis.NotSaid, null);
    }

    private static FindingWords OfCells(string[] cells, Column[]? columns, FindingKind? kind)
    {
        string? Cell(Column wanted) => columns is null ? null : cells.Where((_, i) => i < columns.Length && columns[i] == wanted).FirstOrDefault(cell => cell.Length > 0);
        // Without headings the longest cell is the finding, and a short one before it its number.
        var wording = Cell(Column.Wording) ?? cells.MaxBy(cell => cell.Length)!;
        var paragraph = columns is null && cells[0] != wording && cells[0].Length is > 0 and <= 12 ? cells[0] : Cell(Column.Paragraph);
        var stated = Cell(Column.Kind) ?? (columns is null ? cells.FirstOrDefault(cell => KindOf(cell) is not null) : null);
        return new(KindOf(stated) ?? kind, wording, null, Cell(Column.Themes), BasisOf(Cell(Column.Basis)), paragraph);
    }

    private static Column[]? HeadingsOf(string[] cells)
    {
        var columns = cells.Select(cell => Headings.Where(heading => cell.Length <= 40 && cell.Contains(heading.Word, StringComparison.OrdinalIgnoreCase))
            .Select(heading => (Column?)heading.Column).FirstOrDefault()).ToList();
        return columns.TrueForAll(column => column is not null) && columns.Contains(Column.Wording) ? [.. columns.Select(column => column!.Value)] : null;
    }

    private static FindingKind? KindOf(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "strength" or "strengths" or "what works well" or "what is working well" => FindingKind.Strength,
        "area for development" or "areas for development" or "area for improvement" or "areas for improvement" or "what needs to improve" =>
            FindingKind.AreaForDevelopment,
        "recommendation" or "recommendations" => FindingKind.Recommendation,
        "priority action" or "priority actions" or "area for priority action" or "areas for priority action" => FindingKind.PriorityAction,
        _ => null,
    };

    // “The review found the following strengths:” names what follows; a line that ends otherwise, or goes on for long, is a finding.
    private static IReadOnlyList<FindingKind> KindsIn(string line) => !line.EndsWith(':') || line.Length > 120 ? []
        : [.. HeadingWords.Where(heading => heading.Words.IsMatch(line)).Select(heading => heading.Kind)];

    private static readonly (Regex Words, FindingKind Kind)[] HeadingWords =
    [
        (Strengths(), FindingKind.Strength), (Developments(), FindingKind.AreaForDevelopment),
        (Recommendations(), FindingKind.Recommendation), (Priorities(), FindingKind.PriorityAction),
    ];

    private static FindingBasis BasisOf(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "seen" or "yes" => FindingBasis.Seen,
        "told" or "heard" => FindingBasis.Told,
        "not checked" or "unchecked" or "no" => FindingBasis.NotChecked,
        _ => FindingBasis.NotSaid,
    };

    // “Strengths (7)”
    [GeneratedRegex(@"\s*\(\d+\)$")]
    private static partial Regex Count();

    [GeneratedRegex(@"\bstrengths?\b(?!-)|\b(?:works|working|worked) well\b", RegexOptions.IgnoreCase)]
    private static partial Regex Strengths();

    [GeneratedRegex(
        @"\bareas? (?:for|of|in need of) (?:further )?(?:development|improvement)\b|\bneeds? to improve\b", RegexOptions.IgnoreCase)]
    private static partial Regex Developments();

    [GeneratedRegex(@"\brecommendations?\b|\brecommended\b", RegexOptions.IgnoreCase)]
    private static partial Regex Recommendations();

    [GeneratedRegex(@"\bpriority actions?\b|\bareas? for priority action\b", RegexOptions.IgnoreCase)]
    private static partial Regex Priorities();

    [GeneratedRegex(@"^[\-–—•*·▪◦]\s*")]
    private static partial Regex Bullet();

    // “3.”, “(4.2)” or “4.2”: a plain number is a number of something.
    [GeneratedRegex(@"^(?<number>\(\d{1,3}(?:\.\d{1,3})*\)|\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=[.):]))[.):]?\s+")]
    private static partial Regex Number();
}
