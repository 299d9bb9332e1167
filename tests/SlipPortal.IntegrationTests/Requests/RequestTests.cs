using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SlipPortal.IntegrationTests.Requests;

/// <summary>Requests that no page of the portal sends: each is refused in words, and nothing is stored of it.</summary>
public sealed class RequestTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Lead = "lead@brackenshire.example";
    private const string Council = "/councils/brackenshire";

    [Fact]
    public async Task A_form_that_cannot_be_read_is_a_page_that_says_so()
    {
        var cookies = new CookieContainer();
        await portal.SignInAsync(Lead, cookies);
        using var client = portal.NewClient(cookies);
        foreach (var (type, body) in new[]
        {
            // More than a field's name may hold; no parts; letters of no encoding; a name that is none.
            ("application/x-www-form-urlencoded", new string('x', 3_000_000)), ("multipart/form-data; boundary=x", "nothing"),
            ("application/x-www-form-urlencoded; charset=utf-7", "a=b"), ("application/x-www-form-urlencoded", "a%00b=c"),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Council}/plan/actions/5.2/progress") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((type, HttpStatusCode.BadRequest), (type, response.StatusCode));
            Assert.Contains("Your form could not be read", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_is_signed_out_is_told_so_also_where_their_form_cannot_be_read()
    {
        using var client = portal.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Council}/plan/actions/5.2/progress")
        {
            Content = new StringContent(new string('x', 3_000_000), Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("You have been signed out", page, StringComparison.Ordinal);
        Assert.DoesNotContain("is kept", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/plan/changes?to=0001-01-01")]
    [InlineData("/plan/changes?from=9999-12-31&to=9999-12-31")]
    [InlineData("/plan?at=0001-01-01")]
    [InlineData("/timeline?from=9999-12-31")]
    [InlineData("/visits/published?on=9999-12-31")]
    public async Task A_date_of_another_age_in_an_address_is_no_fault_of_the_portals(string address)
    {
        var lead = await portal.SignInAsync(Lead);
        Assert.True((int)(await lead.GoAsync(Council + address)).Status < 500);
    }

    [Fact]
    public async Task A_date_is_held_to_what_a_council_can_mean_and_the_field_says_so()
    {
        var lead = await portal.SignInAsync(Lead);
        await lead.GoAsync($"{Council}/kpis/keys");
        await lead.Fill("What uses it?", "A test").Fill("Day", "1").Fill("Month", "6").Fill("Year", "9999").ClickAsync("Make the key");
        Assert.Equal(["Last day must be between 1900 and 2200"], lead.Errors);
    }

    [Fact]
    public async Task An_address_with_control_characters_is_refused_and_an_unknown_handler_is_its_page()
    {
        var lead = await portal.SignInAsync(Lead);
        Assert.Equal(HttpStatusCode.BadRequest, (await lead.GoAsync($"{Council}/plan?q=a%00b")).Status);
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync($"{Council}/plan?handler=Nothing&q=referral")).Status);
        foreach (var method in new[] { "TRACE", "PUT", "PATCH", "DELETE" })
            Assert.Contains((await lead.AskAsync(new(method), $"{Council}/plan")).Status, (HttpStatusCode[])[HttpStatusCode.MethodNotAllowed, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden]);
    }

    [Theory]
    [InlineData("{\"readings\":[null]}")]
    [InlineData("{\"readings\":[{\"period\":\"2026-09\",\"value\":1e28}]}")]
    [InlineData("{\"readings\":[{\"period\":\"2026-09\",\"value\":1000000000000}]}")]
    [InlineData("{\"readings\":[{\"period\":\"9999-12\",\"value\":1}]}")]
    public async Task The_interface_says_which_reading_it_does_not_take(string body)
    {
        var lead = await portal.SignInAsync(Lead);
        await lead.GoAsync($"{Council}/kpis/keys");
        await lead.Fill("What uses it?", "A test").Fill("Day", "1").Fill("Month", "6").Fill("Year", "2027").ClickAsync("Make the key");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1{Council}/kpis/1.2/readings") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", lead.Text(".app-fingerprint"));
        using var client = portal.NewClient();
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("\"row\":1", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_outsider_was_refused_is_stored_neither_then_nor_with_the_look_that_is_noted()
    {
        const string Said = "select count(*) from portal.comments";
        var adviser = await portal.SignInAsync("adviser@education.example");
        await adviser.GoAsync($"{Council}/plan/actions/1.2");
        var (before, looks) = (await portal.ScalarAsync(Said), (long)(await portal.ScalarAsync("select count(*) from portal.ledger_entries"))!);
        await adviser.Fill("What do you want to say?", "The child with 943 476 5919").Choose("Everybody who may see this item").ClickAsync("Start the conversation");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, adviser.Status);
        Assert.Contains(adviser.Errors, error => error.Contains("looks like an NHS number", StringComparison.Ordinal));
        Assert.Equal(before, await portal.ScalarAsync(Said));
        Assert.Equal(looks + 1, await portal.ScalarAsync("select count(*) from portal.ledger_entries"));
        await adviser.Fill("What do you want to say?", "The child").ClickAsync("Start the conversation");
        Assert.Equal(HttpStatusCode.OK, adviser.Status);
    }

    [Fact]
    public async Task What_was_typed_after_the_sign_in_ran_out_is_offered_again()
    {
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync($"{Council}/plan/actions/5.3/progress");
        contributor.Choose("Green: on track").Fill("Why this rating?", "Typed before the session ran out");
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await contributor.ClickAsync("Report progress");
        Assert.Equal((HttpStatusCode.Unauthorized, "You have been signed out"), (contributor.Status, contributor.Heading));
        await contributor.ClickAsync("Sign in");
        await contributor.Fill("E-mail address", "contributor@brackenshire.example").Fill("Password", Web.Demo.DemoData.Password).ClickAsync("Sign in");
        Assert.Contains("Typed before the session ran out", contributor.Main, StringComparison.Ordinal);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.progress_updates where reason = 'Typed before the session ran out'"));
        await contributor.ClickAsync("Send it now");
        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.progress_updates where reason = 'Typed before the session ran out'"));
    }

    [Fact]
    public async Task A_kept_form_that_is_not_the_portals_is_not_offered()
    {
        var browser = await portal.Anonymous().GoAsync("/account/sign-in");
        ((AngleSharp.Html.Dom.IHtmlInputElement)browser.Page.QuerySelector("input[name=Kept]")!).Value = "forged";
        await browser.Fill("E-mail address", Lead).Fill("Password", Web.Demo.DemoData.Password).ClickAsync("Sign in");
        Assert.Equal("Your councils", browser.Heading);
    }

    [Fact]
    public async Task Of_two_windows_on_one_comment_the_second_sees_what_the_first_said()
    {
        var cookies = new CookieContainer();
        var one = await portal.SignInAsync(Lead, cookies);
        await one.GoAsync($"{Council}/plan/actions/1.2");
        await one.Fill("What do you want to say?", "As it was").Choose("Everybody who may see this item").ClickAsync("Start the conversation");
        var edit = await portal.ScalarAsync("select id from portal.comments where text = 'As it was'");
        var other = portal.Anonymous(cookies);
        foreach (var window in new[] { one, other }) await window.GoAsync($"{Council}/discussion/comments/{edit}/edit");
        await one.Fill("What do you want to say?", "As the first says").ClickAsync("Save");
        await other.Fill("What do you want to say?", "As the second says").ClickAsync("Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("As the first says", other.Main, StringComparison.Ordinal);
        Assert.Equal("As the second says", other.Page.QuerySelector("textarea")!.TextContent.Trim());
        await other.ClickAsync("Save");
        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.comments where text = 'As the second says'"));
    }
}
