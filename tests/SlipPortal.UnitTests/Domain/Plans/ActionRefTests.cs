using SlipPortal.Domain.Plans;

namespace SlipPortal.UnitTests.Domain.Plans;

public sealed class ActionRefTests
{
    [Fact]
    public void Sorts_naturally_also_by_the_plain_text_of_its_key()
    {
        string[] sorted = ["1.1", "1.1a", "1.2", "1.10", "2.1", "3.9", "3.10", "10.1"];
        var refs = sorted.Reverse().Select(Ref).ToList();

        Assert.Equal(sorted, refs.Order().Select(reference => reference.Text));
        Assert.Equal(sorted, refs.OrderBy(reference => reference.SortKey, StringComparer.Ordinal).Select(reference => reference.Text));
        Assert.Equal("0003.0010", Ref("3.10").SortKey);
    }

    [Theory]
    [InlineData("1.2.", "1.2")]
    [InlineData("Action 1.2", "1.2")]
    [InlineData("(4)", "4")]
    [InlineData("EH-01", "EH-01")]
    public void Reads_what_people_write(string text, string reference) => Assert.Equal(reference, Ref(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("Ref")]
    [InlineData("2. Help and protection")]
    [InlineData("1.23456")]
    [InlineData("1.1.1.1.1.1.1.1.1.1.1.1")]
    public void Refuses_what_is_no_reference(string text) => Assert.False(ActionRef.TryParse(text, out _));

    [Theory]
    [InlineData("2.9", "2.10")]
    [InlineData("1.1a", "1.1b")]
    [InlineData("7", "8")]
    [InlineData("1.09", "1.10")]
    public void Knows_the_next(string reference, string next) => Assert.Equal(next, Ref(reference).Next()?.Text);

    [Fact]
    public void Has_no_next_after_the_last() => Assert.Null(Ref("1.9999").Next());

    [Fact]
    public void Keeps_its_key_within_the_column()
    {
        var longest = Ref("1.1.1.1.1.1.1.1.1.11");

        Assert.Equal(ActionRef.MaxLength, longest.Text.Length);
        Assert.InRange(longest.SortKey.Length, 1, ActionRef.SortKeyMaxLength);
    }

    private static ActionRef Ref(string text) => ActionRef.TryParse(text, out var reference) ? reference!
        : throw new ArgumentException(text);
}
