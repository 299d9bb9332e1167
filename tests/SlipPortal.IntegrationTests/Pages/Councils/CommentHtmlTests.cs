using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Pages.Councils.Discussion;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>Comments are plain text: nothing that somebody writes becomes markup.</summary>
public sealed class CommentHtmlTests
{
    [Fact]
    public void Paragraphs_lists_links_and_mentions() => Assert.Equal(
        "<p class=\"govuk-body\">Dear <strong>@Rowan Whitlock</strong>,<br>two things:</p><ul class=\"govuk-list govuk-list--bullet\"><li>one</li><li>two</li></ul>"
        + "<p class=\"govuk-body\">See <a class=\"govuk-link\" href=\"https://www.gov.uk/a?b=1&amp;c=2\" rel=\"nofollow noopener noreferrer\">https://www.gov.uk/a?b=1&amp;c=2</a>.</p>",
        Html("Dear @Rowan Whitlock,\r\ntwo things:\r\n- one\r\n- two\r\n\r\n\r\nSee https://www.gov.uk/a?b=1&c=2.", "Rowan Whitlock"));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("javascript:alert(1) data:text/html,<b>x</b>")]
    [InlineData("https://x.example/\"onmouseover=\"alert(1)")]
    [InlineData("https://x.example/'><script>alert(1)</script>")]
    [InlineData("- <li onclick=alert(1)>")]
    [InlineData("@<b onclick=alert(1)>Rowan</b> Whitlock")]
    [InlineData("https://<svg/onload=alert(1)>")]
    [InlineData("http://plain.example and ftp://x.example")]
    [InlineData("https://[not-an-address")]
    public void Hostile_text_stays_text(string text)
    {
        var page = new HtmlParser().ParseDocument(Html(text, "<b onclick=alert(1)>Rowan</b>"));
        Assert.All(page.Body!.QuerySelectorAll("*"), element =>
        {
            Assert.Contains(element.LocalName, (string[])["p", "ul", "li", "br", "a", "strong"]);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, (string[])["class", "href", "rel"]));
        });
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("https://", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal(text.StartsWith("- ", StringComparison.Ordinal) ? text[2..] : text, page.Body.TextContent);
    }

    [Fact]
    public void Who_is_called_is_found_by_whole_names_the_longer_one_first()
    {
        string[] names = ["Jo Park", "Jo Park Ellis", "Anne O’Neill"];
        Assert.Equal(["Jo Park Ellis", "Anne O’Neill"], Mentions.Called("@Jo Park Ellis and @anne o’neill", names));
        Assert.Empty(Mentions.Called("@Jo Parkinson, jo@park.example", names));
        Assert.Equal(["Sam Vale"], Mentions.Unknown("@Jo Park, @Sam Vale, mail@Big Firm", names));
    }

    private static string Html(string text, params string[] mentioned)
    {
        using var writer = new StringWriter();
        CommentHtml.Render(text, mentioned).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
