using System.Globalization;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.UnitTests.Domain.Plans.Import;

/// <summary>Builds a document of text by hand; rows are numbered through from 1.</summary>
internal sealed class Source
{
    /// <summary>Marks the lower part of a merged cell.</summary>
    public const string Merged = "^";

    private readonly List<SourceBlock> _blocks = [];
    private int _row;

    public Source Heading(int level, string text) => Add(new SourceParagraph(text, level));

    public Source Text(string text) => Add(new SourceParagraph(text, 0));

    public Source Table(params string[][] rows) => Sheet(null, rows);

    /// <summary>A sheet in which cells that look like numbers are numbers.</summary>
    public Source Sheet(string? name, params string[][] rows) => Add(new SourceTable(name, [.. rows.Select(cells => new SourceRow(++_row,
        [.. cells.Select(text => new SourceCell(
            text == Merged ? "" : text,
            text == Merged,
            name is not null && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)))]))]));

    public PlanDraft Interpret(ImportChoices? choices = null, CouncilVocabulary? council = null) =>
        PlanInterpreter.Interpret(new(_blocks), choices ?? new(), council ?? CouncilVocabulary.Empty);

    private Source Add(SourceBlock block)
    {
        _blocks.Add(block);
        return this;
    }
}
