using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SlipPortal.IntegrationTests.Pages;

/// <summary>
/// The null character, which PostgreSQL takes in no text: refused by every form and address with words, and never an error of ours.
/// </summary>
public sealed class HiddenCharacterTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Typed = "a\0b";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_form_refuses_it_with_words()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var admin = await portal.SignInAsync("admin@slipportal.example");
        var sent = await SendAllAsync(
            lead, [.. await CouncilRoutes.AddressesAsync(portal, "brackenshire"), "/account/password", "/practice"]);
        sent += await SendAllAsync(
            admin, ["/platform/organisations/new?other=Quokka", "/platform/organisations/department/invite", "/account/password"]);
        sent += await SendAllAsync(portal.Anonymous(), ["/account/sign-in"]);
        Assert.True(sent > 60, $"Only {sent} forms with a text were found.");
    }

    [Fact]
    public async Task Every_address_refuses_it()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        foreach (var address in await CouncilRoutes.AddressesAsync(portal, "brackenshire"))
        {
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, (await lead.GoAsync($"{address}?search=a%00b")).Status));
            Assert.Equal("This could not be done", lead.Heading);
        }
    }

    [Fact]
    public async Task The_interface_refuses_it()
    {
        using var tool = portal.NewClient();
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire/kpis/keys");
        var day = DateTime.UtcNow.AddDays(30);
        await lead.Fill("What uses it?", "Data mart").Fill("Day", $"{day.Day}").Fill("Month", $"{day.Month}").Fill("Year", $"{day.Year}")
            .ClickAsync("Make the key");
        tool.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", lead.Text(".govuk-panel code"));
        const string Readings = "/api/v1/councils/brackenshire/kpis/1.2/readings";
        object[] refused =
        [
            new { period = "2026-09\0", value = 1 },
            new { period = "2026-09", absence = "missing\0" },
            new { period = Typed },
        ];
        foreach (var reading in refused)
        {
            var response = await tool.PutAsJsonAsync(Readings, new { readings = new[] { reading } }, Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest,
            (await tool.PutAsJsonAsync(Readings + "?a=%00", new { readings = Array.Empty<object>() }, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_files_name_loses_it()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync("/councils/coldwater/plan/import");
        var form = (IHtmlFormElement)lead.Page.QuerySelector("main form[enctype]")!;
        var token = ((IHtmlInputElement)form.Elements["__RequestVerificationToken"]!).Value;
        const string Boundary = "quokka";
        var body = $"--{Boundary}\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n"
            + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"File\"; filename=\"pl\0an\u202e.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + $"Ref,Action,Owner,Due\r\n1.1,Hire people,Head of Service,March 2027\r\n\r\n--{Boundary}--\r\n";
        await lead.AskAsync(HttpMethod.Post, "/councils/coldwater/plan/import", request =>
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
        });
        Assert.InRange((int)lead.Status, 200, 499);
        var names = (string)(await portal.ScalarAsync("select coalesce(string_agg(file_name, ','), '') from portal.plan_imports"))!;
        Assert.Contains("plan.csv", names, StringComparison.Ordinal);
        Assert.DoesNotContain(names, c => char.IsControl(c) || c == '\u202e');
    }

    // Each form that has a text on these pages, sent with it in every text.
    private static async Task<int> SendAllAsync(PortalBrowser browser, IEnumerable<string> addresses)
    {
        var sent = new HashSet<string>();
        foreach (var address in addresses)
        {
            await browser.GoAsync(address);
            if (browser.Status != HttpStatusCode.OK || browser.Page.QuerySelector("main") is null) continue;
            var path = browser.Path;
            foreach (var form in browser.Page.QuerySelectorAll<IHtmlFormElement>("main form").Where(form => form.Method == "post").ToList())
            {
                var fields = form.Elements.SelectMany(Fields).ToList();
                var action = form.GetAttribute("action") is { Length: > 0 } named ? named : path;
                if (!fields.Exists(field => field.Value == Typed)
                    || !sent.Add($"{action} {string.Join(' ', fields.Select(field => field.Key))}")) continue;
                await browser.AskAsync(HttpMethod.Post, action, request => request.Content = ContentOf(form, fields));
                Assert.True((int)browser.Status is >= 400 and < 500, $"{action}: {browser.Status}");
                Assert.True(browser.Errors.Count > 0 || browser.Heading is "Your form could not be read", $"{action} says “{browser.Heading}”.");
            }
        }

        return sent.Count;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IElement element) => element switch
    {
        IHtmlInputElement { Type: "hidden", Name.Length: > 0 } hidden => [new(hidden.Name!, hidden.Value)],
        IHtmlInputElement { Type: "checkbox" or "radio", Name.Length: > 0, IsChecked: true } box => [new(box.Name!, box.Value)],
        IHtmlInputElement { Type: "text" or "email" or "search" or "password", Name.Length: > 0 } text => [new(text.Name!, Typed)],
        IHtmlTextAreaElement { Name.Length: > 0 } area => [new(area.Name!, Typed)],
        IHtmlSelectElement { Name.Length: > 0 } select => [new(select.Name!, select.Value ?? "")],
        _ => [],
    };

    private static HttpContent ContentOf(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        if (form.Enctype != "multipart/form-data") return new FormUrlEncodedContent(fields);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        return content;
    }
}
