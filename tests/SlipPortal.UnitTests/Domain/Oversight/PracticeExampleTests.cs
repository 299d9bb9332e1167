using SlipPortal.Domain.Common;
using SlipPortal.Domain.Oversight;

namespace SlipPortal.UnitTests.Domain.Oversight;

/// <summary>What a council tells others of what it did: when it may be published, what it keeps, and what it must not say.</summary>
public sealed class PracticeExampleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 13, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Lead = Guid.NewGuid();
    private static readonly string[] Names = ["Cold Water Borough Council", "Cold Water"];
    private static readonly PracticeWords Whole = new("A question", "Oversight, supervision", "No question was asked.", "We ask one.", "It is in 14 of 20 records.");

    [Fact]
    public void A_draft_needs_a_title_and_nothing_else()
    {
        var example = new PracticeExample(null, new(" A question ", null, null, " ", null), Now);
        Assert.Equal(("A question", "", 0), (example.Title, example.Problem, example.Themes.Count));
        var refusal = Assert.Throws<RefusedException>(() => new PracticeExample(null, new(" ", null, null, null, null), Now));
        Assert.Equal(("Enter a title.", "Title"), (refusal.Message, refusal.Field));
        refusal = Assert.Throws<RefusedException>(() => new PracticeExample(null, Whole with { Impact = new('x', 4_001) }, Now));
        Assert.Equal(("Shorten what came of it to 4,000 characters or fewer: it has 4,001.", "Impact"), (refusal.Message, refusal.Field));
    }

    [Fact]
    public void What_is_published_is_whole_and_says_whose_it_is_or_not()
    {
        var refusal = Assert.Throws<RefusedException>(() => Publish(Whole with { Themes = "", Impact = " " }, false));
        Assert.Equal("Others can use an example only when it is whole. Add a theme, what came of it.", refusal.Message);
        refusal = Assert.Throws<RefusedException>(() => Publish(Whole, null));
        Assert.Equal(("Choose whether it says whose it is.", "IsAnonymous"), (refusal.Message, refusal.Field));
        Assert.True(Publish(Whole, true).IsAnonymous);
    }

    [Theory]
    [InlineData("We in Cold Water ask one.", "Cold Water")]
    [InlineData("It is COLD\nWATER’s own.", "COLD\nWATER")]
    [InlineData("Cold water borough council asks one.", "Cold water borough council")]
    public void Without_its_name_nothing_in_it_names_the_council(string text, string named)
    {
        foreach (var words in (PracticeWords[])[Whole with { Title = text }, Whole with { Themes = text }, Whole with { Problem = text }, Whole with { Action = text }, Whole with { Impact = text }])
        {
            // A title and a theme are one line.
            if (text.Contains('\n', StringComparison.Ordinal) && (words.Themes == text || words.Title == text)) continue;
            var refusal = Assert.Throws<RefusedException>(() => Publish(words, true));
            Assert.Contains($" names {named}", refusal.Message, StringComparison.Ordinal);
            Assert.False(Publish(words, false).IsAnonymous);
        }
    }

    [Fact]
    public void Other_words_with_the_same_letters_are_no_name() =>
        Assert.True(Publish(Whole with { Action = "Scold waters, Cold Waterford, cold, water." }, true).IsAnonymous);

    [Fact]
    public void What_was_published_keeps_its_words_and_the_next_takes_its_place()
    {
        var example = new PracticeExample(null, Whole, Now);
        var first = example.Publish(null, false, Names, Lead, Now);
        example.Describe(Whole with { Title = "Another question" }, Now.AddDays(1));
        Assert.Equal(("A question", null), (first.Title, first.WithdrawnAt));
        var second = example.Publish(first, true, Names, Lead, Now.AddDays(2));
        Assert.Equal((Now.AddDays(2), (Guid?)Lead), (first.WithdrawnAt, first.WithdrawnById));
        Assert.Equal(("Another question", true, null), (second.Title, second.IsAnonymous, second.WithdrawnAt));
        // Somebody who knew the address of the first does not learn whose the second is.
        Assert.NotEqual(first.Id, second.Id);
        Assert.NotEqual(example.Id, second.Id);
    }

    [Fact]
    public void What_is_refused_withdraws_nothing()
    {
        var example = new PracticeExample(null, Whole, Now);
        var standing = example.Publish(null, false, Names, Lead, Now);
        Assert.Throws<RefusedException>(() => example.Publish(standing, null, Names, Lead, Now));
        Assert.Null(standing.WithdrawnAt);
    }

    [Fact]
    public void It_is_withdrawn_once()
    {
        var published = Publish(Whole, true);
        published.Withdraw(Lead, Now.AddHours(1));
        Assert.Equal(Now.AddHours(1), published.WithdrawnAt);
        Assert.Throws<RefusedException>(() => published.Withdraw(Lead, Now.AddHours(2)));
        Assert.Equal(Now.AddHours(1), published.WithdrawnAt);
    }

    private static PracticePublication Publish(PracticeWords words, bool? isAnonymous) =>
        new PracticeExample(null, words, Now).Publish(null, isAnonymous, Names, Lead, Now);
}
