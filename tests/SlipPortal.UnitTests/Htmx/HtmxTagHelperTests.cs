using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using SlipPortal.UnitTests.TagHelpers;
using SlipPortal.Web.Htmx;

namespace SlipPortal.UnitTests.Htmx;

public sealed class HtmxTagHelperTests
{
    private readonly TagHelperRun _run = new();

    [Fact]
    public async Task Keeps_htmx_to_this_origin_and_out_of_the_browsers_storage()
    {
        var config = await ConfigAsync();
        Assert.Equal("same-origin", config.GetProperty("mode").GetString());
        Assert.Equal("reload", config.GetProperty("history").GetString());
        Assert.Equal("hx-csp", config.GetProperty("extensions").GetString());
        Assert.False(config.TryGetProperty("safeEval", out _));
    }

    [Fact]
    public async Task Swaps_a_refused_form_but_not_a_failure()
    {
        var unswapped = (await ConfigAsync()).GetProperty("noSwap").EnumerateArray().Select(status => status.ToString()).ToList();
        Assert.Contains("5xx", unswapped);
        Assert.Contains("404", unswapped);
        Assert.DoesNotContain("422", unswapped);
        Assert.DoesNotContain("409", unswapped);
        Assert.DoesNotContain("4xx", unswapped);
    }

    [Fact]
    public async Task Carries_the_antiforgery_token_only_when_asked()
    {
        Assert.False((await ConfigAsync()).TryGetProperty("antiForgery", out _));
        var token = (await ConfigAsync(includeToken: true)).GetProperty("antiForgery");
        Assert.Equal("token\"<", token.GetProperty("requestToken").GetString());
        Assert.Equal("header", token.GetProperty("headerName").GetString());
        Assert.Equal("field", token.GetProperty("formFieldName").GetString());
    }

    [Fact]
    public async Task Fills_an_empty_verb_with_the_address_of_a_page()
    {
        var html = await _run.RenderAsync(
            new HtmxUrlTagHelper(new FakeUrls())
            {
                ViewContext = _run.ViewContext,
                Page = "/Councils/Plan",
                PageHandler = "Touch",
                RouteValues = { ["reference"] = "A1" },
            },
            "a", [new("hx-post", "")]);
        Assert.Equal("<a hx-post=\"reference=A1,page=/Councils/Plan,handler=Touch\"></a>", html);
    }

    [Fact]
    public async Task Leaves_a_verb_with_an_address_alone()
    {
        var helper = new HtmxUrlTagHelper(new FakeUrls()) { ViewContext = _run.ViewContext, Page = "/Councils/Plan" };
        Assert.Equal("<a hx-get=\"/x\"></a>", await _run.RenderAsync(helper, "a", [new("hx-get", "/x")]));
    }

    [Fact]
    public async Task Fails_loudly_for_a_page_that_does_not_exist()
    {
        var helper = new HtmxUrlTagHelper(new FakeUrls()) { ViewContext = _run.ViewContext, Page = "/Missing" };
        await Assert.ThrowsAsync<InvalidOperationException>(() => _run.RenderAsync(helper, "a", [new("hx-get", "")]));
    }

    private async Task<JsonElement> ConfigAsync(bool includeToken = false)
    {
        var helper = new HtmxConfigMetaTagHelper(new FakeAntiforgery())
        {
            ViewContext = _run.ViewContext,
            IncludeAspNetAntiforgeryToken = includeToken,
        };
        var html = await _run.RenderAsync(helper, "meta");
        var content = html.Split("content=\"")[1].Split('"')[0];
        return JsonDocument.Parse(System.Net.WebUtility.HtmlDecode(content)).RootElement;
    }

    private sealed class FakeUrls : IUrlHelperFactory
    {
        public IUrlHelper GetUrlHelper(ActionContext context) => new FakeUrl(context);
    }

    private sealed class FakeUrl(ActionContext context) : UrlHelperBase(new(context.HttpContext, new(), new()))
    {
        public override string? Action(UrlActionContext actionContext) => throw new NotSupportedException();

        public override string? RouteUrl(UrlRouteContext routeContext)
        {
            var values = new Microsoft.AspNetCore.Routing.RouteValueDictionary(routeContext.Values);
            return values["page"] is "/Missing" ? null : string.Join(',', values.Select(value => $"{value.Key}={value.Value}").Order().Reverse());
        }
    }

    private sealed class FakeAntiforgery : IAntiforgery
    {
        private readonly AntiforgeryTokenSet _tokens = new("token\"<", "cookie", "field", "header");

        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => _tokens;

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => _tokens;

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public void SetCookieTokenAndHeader(HttpContext httpContext)
        {
        }

        public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;
    }
}
