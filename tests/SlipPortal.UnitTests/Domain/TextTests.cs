using SlipPortal.Domain.Common;

namespace SlipPortal.UnitTests.Domain;

/// <summary>What people type: one line, or several, and nothing that nobody sees.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("Front\ndoor")]
    [InlineData("Front\r\ndoor")]
    [InlineData("Front\u0085door")]
    [InlineData("Front\u2028door")]
    [InlineData("Front\fdoor")]
    public void A_title_has_no_line_break(string typed)
    {
        var refused = Assert.Throws<RefusedException>(() => Text.RequiredLine(typed, "the title", 100, "Title"));
        Assert.Equal(("Write the title on one line, without line breaks.", "Title"), (refused.Message, refused.Field));
        Assert.Equal("Front\ndoor", Text.Required(typed, "the text", 100));
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\a')]
    [InlineData('\u001b')]
    [InlineData('\u007f')]
    [InlineData('\u009f')]
    [InlineData('\u202a')]
    [InlineData('\u202e')]
    [InlineData('\u2066')]
    [InlineData('\u2069')]
    public void What_nobody_sees_is_refused_with_the_fields_name(char hidden)
    {
        foreach (var check in (Func<string, string?>[])
        [
            typed => Text.Required(typed, "the reason", 100, "Reason"), typed => Text.Optional(typed, "the reason", 100, "Reason"),
            typed => Text.RequiredLine(typed, "the reason", 100, "Reason"), typed => Text.OptionalLine(typed, "the reason", 100, "Reason"),
        ])
        {
            var refused = Assert.Throws<RefusedException>(() => check($"A{hidden}B"));
            Assert.Equal(("Type the reason again: it has hidden characters, which may come from copying.", "Reason"),
                (refused.Message, refused.Field));
        }

        Assert.Equal("A B", Text.OnOneLine($" A\r\n{hidden} \tB"));
    }

    [Fact]
    public void Lines_are_kept_in_one_form_and_counted_once()
    {
        Assert.Equal("One\nTwo\n\n\tThree", Text.Required(" One\r\nTwo\r\n\r\n\tThree\r\n", "the text", 100));
        Assert.Equal("A\nB", Text.Required("A\r\nB", "the text", 3));
        Assert.Throws<RefusedException>(() => Text.RequiredLine("A\tB", "the title", 100));
        // Joiners and marks that letters need stay.
        Assert.Equal("می\u200cخواهم", Text.RequiredLine("می\u200cخواهم", "your name", 100));
    }
}
