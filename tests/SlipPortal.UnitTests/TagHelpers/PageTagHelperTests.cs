using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.TagHelpers;

namespace SlipPortal.UnitTests.TagHelpers;

public sealed partial class PageTagHelperTests
{
    private readonly TagHelperRun _run = new();

    [Fact]
    public async Task Keeps_the_query_in_the_links_to_other_pages()
    {
        var request = _run.ViewContext.HttpContext.Request;
        request.PathBase = "/base";
        request.Path = "/councils/ashdale/plan";
        request.QueryString = new QueryString("?area=a%26b&area=c&page=3&q=%22%3E");
        var html = await _run.RenderAsync(new GovukPaginationTagHelper { ViewContext = _run.ViewContext, Page = 3, Pages = 9 });
        Assert.Contains(
            "href=\"/base/councils/ashdale/plan?area=a%26b&amp;area=c&amp;q=%22%3E&amp;page=4\" rel=\"next\"",
            html, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4", "⋯", "9"], Numbers(html));
    }

    [Fact]
    public async Task Gives_htmx_attributes_to_every_link()
    {
        _run.ViewContext.HttpContext.Request.Path = "/list";
        var html = await _run.RenderAsync(
            new GovukPaginationTagHelper { ViewContext = _run.ViewContext, Page = 1, Pages = 2 },
            attributes: [new("hx-target", "#list"), new("hx-nonce", "n")]);
        Assert.Equal(3, html.Split("hx-nonce=\"n\"").Length - 1);
        Assert.Contains("hx-get=\"/list?page=2\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<nav hx-", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_no_pagination_for_one_page() =>
        Assert.Empty(await _run.RenderAsync(new GovukPaginationTagHelper { ViewContext = _run.ViewContext, Page = 1, Pages = 1 }));

    [Theory]
    [InlineData("/councils/ashdale/plan", "page")]
    [InlineData("/councils/ashdale/plan/actions/1", "true")]
    [InlineData("/councils/ashdale/planning", null)]
    public async Task Marks_the_current_part_in_the_navigation(string path, string? current)
    {
        _run.ViewContext.HttpContext.Request.Path = path;
        var html = await _run.RenderAsync(
            new GovukServiceNavigationItemTagHelper { ViewContext = _run.ViewContext, Href = "/councils/ashdale/plan" },
            inner: () => Task.FromResult("Plan"));
        Assert.Equal(current is not null, html.Contains($"aria-current=\"{current}\"", StringComparison.Ordinal));
        Assert.Equal(current is not null, html.Contains("__item--active", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_a_tag_without_words() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _run.RenderAsync(new GovukTagTagHelper { Colour = "red" }));

    [Fact]
    public async Task Writes_no_banner_without_a_message()
    {
        var banner = new GovukNotificationBannerTagHelper { ViewContext = _run.ViewContext, Type = "success", Text = " " };
        Assert.Empty(await _run.RenderAsync(banner));
    }

    [Fact]
    public async Task Stamps_htmx_elements_and_scripts_with_the_nonce_of_the_response()
    {
        var helper = new CspNonceTagHelper { ViewContext = _run.ViewContext };
        var nonce = _run.ViewContext.HttpContext.GetCspNonce();
        Assert.Equal($"<a hx-nonce=\"{nonce}\"></a>", await _run.RenderAsync(helper, "a"));
        Assert.Equal($"<script nonce=\"{nonce}\"></script>", await _run.RenderAsync(helper, "script"));
        // hx-csp compares nonces in raw text: an encoded character would never match.
        Assert.Matches("^[0-9a-f]{32}$", nonce);
        Assert.NotEqual(nonce, new DefaultHttpContext().GetCspNonce());
    }

    [Fact]
    public async Task Makes_a_table_a_region_named_by_its_caption()
    {
        var html = await TableAsync();
        Assert.Equal(
            "<div class=\"app-table-region\" role=\"region\" aria-labelledby=\"caption-01234567\" tabindex=\"0\">" +
            "<table class=\"govuk-table app-table\" id=\"list\">" +
            "<caption class=\"govuk-table__caption govuk-table__caption--m\" id=\"caption-01234567\">A &amp; B</caption>" +
            "<tbody></tbody></table></div>",
            html);
    }

    [Fact]
    public async Task Gives_tables_in_a_loop_different_ids()
    {
        await TableAsync();
        Assert.Contains("id=\"caption-01234567-2\"", await TableAsync(), StringComparison.Ordinal);
    }

    private Task<string> TableAsync() => _run.RenderAsync(
        new GovukTableTagHelper { ViewContext = _run.ViewContext, Caption = "A & B" },
        attributes: [new TagHelperAttribute("id", "list")],
        inner: () => Task.FromResult("<tbody></tbody>"));

    private static List<string> Numbers(string html) =>
        [.. Item().Matches(html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))];

    [GeneratedRegex("<li[^>]*>(?:<a[^>]*>)?([^<]*)<")]
    private static partial Regex Item();
}
