using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Html.Dom;
using SlipPortal.IntegrationTests.Requests;

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

    private static Task<int> SendAllAsync(PortalBrowser browser, IEnumerable<string> addresses) => browser.SendAllAsync(addresses, _ => Typed, form =>
    {
        Assert.True((int)browser.Status is >= 400 and < 500, $"{form}: {browser.Status}");
        Assert.True(browser.Errors.Count > 0 || browser.Heading is "Your form could not be read", $"{form} says “{browser.Heading}”.");
        return Task.CompletedTask;
    });
}
