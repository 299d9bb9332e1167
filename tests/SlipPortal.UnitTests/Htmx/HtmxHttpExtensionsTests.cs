using Microsoft.AspNetCore.Http;
using SlipPortal.Web.Htmx;

namespace SlipPortal.UnitTests.Htmx;

public sealed class HtmxHttpExtensionsTests
{
    private readonly DefaultHttpContext _context = new();

    [Fact]
    public void Is_htmx_when_the_header_is_there_whatever_it_holds()
    {
        Assert.False(((HttpRequest?)null).IsHtmx());
        Assert.False(_context.Request.IsHtmx());
        _context.Request.Headers["HX-Request"] = "";
        Assert.True(_context.Request.IsHtmx());
    }

    [Fact]
    public void Gives_no_headers_for_a_request_that_is_not_from_htmx()
    {
        Assert.False(_context.Request.IsHtmx(out var values));
        Assert.Null(values);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("junk", false)]
    [InlineData("", false)]
    public void Reads_only_true_as_boosted_and_never_throws(string sent, bool expected)
    {
        _context.Request.Headers["HX-Request"] = "true";
        _context.Request.Headers["HX-Boosted"] = sent;
        Assert.Equal(expected, _context.Request.IsHtmxBoosted());
        Assert.Equal(!expected, _context.Request.IsHtmxNonBoosted());
    }

    [Fact]
    public void Is_neither_boosted_nor_non_boosted_when_not_from_htmx()
    {
        _context.Request.Headers["HX-Boosted"] = "true";
        Assert.False(_context.Request.IsHtmxBoosted());
        Assert.False(_context.Request.IsHtmxNonBoosted());
    }

    [Fact]
    public void Knows_a_request_that_restores_history()
    {
        _context.Request.Headers["HX-Request"] = "true";
        Assert.False(_context.Request.IsHtmxHistoryRestoreRequest());
        _context.Request.Headers["HX-History-Restore-Request"] = "true";
        Assert.True(_context.Request.IsHtmxHistoryRestoreRequest());
    }

    [Fact]
    public void Writes_each_header_under_its_name()
    {
        _context.Response.Htmx(headers => headers
            .PushUrl("/a").Redirect("/b").Refresh().Location("/c").Reswap(HtmxSwap.OuterHtml).Retarget("#d").Reselect("#e").WithVary());
        var sent = _context.Response.Headers;
        Assert.Equal(
            ["/a", "/b", "true", "/c", "outerHTML", "#d", "#e", "HX-Request"],
            new[] { "HX-Push-Url", "HX-Redirect", "HX-Refresh", "HX-Location", "HX-Reswap", "HX-Retarget", "HX-Reselect", "Vary" }
                .Select(name => sent[name].ToString()));
    }

    [Fact]
    public void Keeps_what_already_varies()
    {
        _context.Response.Headers.Vary = "Cookie";
        _context.Response.Htmx(headers => headers.WithVary());
        Assert.Equal("Cookie,HX-Request", _context.Response.Headers.Vary);
    }

    [Fact]
    public void Writes_a_trigger_without_detail_as_its_bare_name()
    {
        _context.Response.Htmx(headers => headers.WithTrigger("saved"));
        Assert.Equal("saved", _context.Response.Headers["HX-Trigger"]);
    }

    [Fact]
    public void Merges_triggers_of_several_calls_and_turns_to_json_for_a_detail()
    {
        _context.Response.Htmx(headers => headers.WithTrigger("first").WithTrigger("second"));
        _context.Response.Htmx(headers => headers.WithTrigger("announce", new { Value = "Sœur" }));
        Assert.Equal("""{"first":null,"second":null,"announce":{"value":"S\u0153ur"}}""", _context.Response.Headers["HX-Trigger"]);
    }

    [Fact]
    public void Leaves_the_trigger_header_alone_when_nothing_is_triggered()
    {
        _context.Response.Headers["HX-Trigger"] = "earlier";
        _context.Response.Htmx(headers => headers.Refresh());
        Assert.Equal("earlier", _context.Response.Headers["HX-Trigger"]);
    }
}
