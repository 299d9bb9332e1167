using SlipPortal.Domain.Kpis.Charts;

namespace SlipPortal.UnitTests.Domain.Kpis;

public sealed class SourceArrowTests
{
    [Theory]
    [InlineData("↑", ArrowMeaning.Up)]
    [InlineData(" ➚ ", ArrowMeaning.Up)]
    [InlineData("↓", ArrowMeaning.Down)]
    [InlineData("→", ArrowMeaning.Same)]
    [InlineData("➔", ArrowMeaning.Same)]
    [InlineData("□", ArrowMeaning.Lost)]
    [InlineData("\uF0E1", ArrowMeaning.Lost)] // a symbol font's own
    [InlineData("↑↓", ArrowMeaning.Lost)]
    [InlineData(" ", ArrowMeaning.None)]
    [InlineData(null, ArrowMeaning.None)]
    public void Reads_a_cell(string? cell, ArrowMeaning meaning) => Assert.Equal(new SourceArrow(cell?.Trim() ?? "", meaning), SourceArrow.Read(cell));

    [Theory]
    [InlineData("↑", Improvement.Neither, "The source's arrow ↑ says up, but the numbers fell: 1,142, 1,111, 1,071. The arrow may mean “improving”.")]
    [InlineData("↑", Improvement.Down, "The source's arrow ↑ says up, but the numbers fell: 1,142, 1,111, 1,071. The arrow may mean “improving”: lower is better here.")]
    [InlineData("↑", Improvement.Up, "The source's arrow ↑ says up, but the numbers fell: 1,142, 1,111, 1,071. It cannot mean “improving” either, because higher is better here: ask the author.")]
    [InlineData("↓", Improvement.Up, null)]
    [InlineData("□", Improvement.Up, null)]
    [InlineData("", Improvement.Up, null)]
    public void Disagrees_with_the_numbers_in_plain_words(string glyph, Improvement improvement, string? words) =>
        Assert.Equal(words, SourceArrow.Read(glyph).Disagreement([1142, 1111, 1071], improvement));

    [Fact]
    public void No_change_disagrees_with_three_that_fall() =>
        Assert.Equal(
            "The source's arrow → says the same, but the numbers fell: 100, 82, 71. The author may have counted the change as too small to matter.",
            SourceArrow.Read("→").Disagreement([100, 82, 71], Improvement.Up));

    [Fact]
    public void A_falling_arrow_may_mean_getting_worse() =>
        Assert.EndsWith("The arrow may mean “getting worse”: lower is better here.", SourceArrow.Read("↓").Disagreement([1, 2], Improvement.Down), StringComparison.Ordinal);

    [Fact]
    public void Equal_numbers_are_the_same()
    {
        Assert.Null(SourceArrow.Read("➔").Disagreement([5, 5.0m, 5], Improvement.Up));
        Assert.Equal(
            "The source's arrow ↓ says down, but the numbers did not change: 5, 5. Ask the author what the arrow is about.",
            SourceArrow.Read("↓").Disagreement([5, null, 5], Improvement.Down));
    }

    [Theory]
    [InlineData("↑")]
    [InlineData("↓")]
    [InlineData("→")]
    public void Numbers_that_go_to_and_fro_or_stand_alone_disagree_with_no_arrow(string glyph)
    {
        Assert.Null(SourceArrow.Read(glyph).Disagreement([100, 82, 90], Improvement.Up));
        Assert.Null(SourceArrow.Read(glyph).Disagreement([100, 100, 90], Improvement.Up));
        Assert.Null(SourceArrow.Read(glyph).Disagreement([100, null], Improvement.Up));
    }

    [Fact]
    public void Only_the_last_three_values_count() => Assert.Null(SourceArrow.Read("↑").Disagreement([99, 1, 2, 3], Improvement.Up));
}
