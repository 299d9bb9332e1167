namespace SlipPortal.Domain.Kpis.Charts;

/// <summary>What a cell for a direction of travel says in a source document.</summary>
public enum ArrowMeaning
{
    /// <summary>Nothing: the cell is blank.</summary>
    None,

    /// <summary>Up.</summary>
    Up,

    /// <summary>Down.</summary>
    Down,

    /// <summary>The same as before.</summary>
    Same,

    /// <summary>There was a glyph, but not one that can be read: fonts for symbols often come out of a file as a box.</summary>
    Lost,
}

/// <summary>
/// The arrow beside a figure in a source document. The portal keeps it as what the source said and draws its own conclusions from the
/// numbers, because nobody knows whether an author's arrow meant "rising" or "improving".
/// </summary>
/// <param name="Glyph">As it stands in the document, without white space at its ends; empty when blank.</param>
/// <param name="Meaning">What it says.</param>
public sealed record SourceArrow(string Glyph, ArrowMeaning Meaning)
{
    /// <summary>Reads a cell.</summary>
    /// <param name="cell">The cell's text, or null.</param>
    public static SourceArrow Read(string? cell)
    {
        var glyph = cell?.Trim() ?? "";
        return new(glyph, glyph switch
        {
            "" => ArrowMeaning.None,
            "↑" or "➚" => ArrowMeaning.Up,
            "↓" => ArrowMeaning.Down,
            "→" or "➔" => ArrowMeaning.Same,
            _ => ArrowMeaning.Lost,
        });
    }

    /// <summary>
    /// In plain words, how the arrow disagrees with the last three values (with two, when there are no more); null when it does not, says
    /// nothing, or when the values go both ways, so that nobody knows which step the arrow is about.
    /// </summary>
    /// <param name="values">The values beside the arrow, the earliest first; gaps are passed over.</param>
    /// <param name="improvement">Which way is better.</param>
    public string? Disagreement(IEnumerable<decimal?> values, Improvement improvement)
    {
        var last = values.OfType<decimal>().TakeLast(TrendInWords.ValuesForDirection).ToList();
        if (last.Count < 2 || Meaning is ArrowMeaning.None or ArrowMeaning.Lost) return null;

        var direction = TrendInWords.OneWay(last);
        if (direction is null && last.Distinct().Count() > 1) return null;
        var numbers = direction switch { Direction.Up => ArrowMeaning.Up, Direction.Down => ArrowMeaning.Down, _ => ArrowMeaning.Same };
        if (numbers == Meaning) return null;

        var says = Meaning switch { ArrowMeaning.Up => "up", ArrowMeaning.Down => "down", _ => "the same" };
        var went = direction switch { Direction.Up => "rose", Direction.Down => "fell", _ => "did not change" };
        var figures = string.Join(", ", last.Select(ChartWords.Figure));
        return $"The source's arrow {Glyph} says {says}, but the numbers {went}: {figures}. {Explanation(direction, improvement)}";
    }

    private string Explanation(Direction? direction, Improvement improvement)
    {
        if (Meaning is ArrowMeaning.Same) return "The author may have counted the change as too small to matter.";
        if (direction is null) return "Ask the author what the arrow is about.";
        var perhaps = Meaning is ArrowMeaning.Up ? "improving" : "getting worse";
        // The arrow points against the numbers: as a judgement it is right only where lower is better.
        return improvement switch
        {
            Improvement.Down => $"The arrow may mean “{perhaps}”: lower is better here.",
            Improvement.Up => $"It cannot mean “{perhaps}” either, because higher is better here: ask the author.",
            _ => $"The arrow may mean “{perhaps}”.",
        };
    }
}
