using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SlipPortal.IntegrationTests.Api;

/// <summary>A council's reporting tool sends readings with a key that was shown once.</summary>
public sealed class ReadingsApiTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Address = "/api/v1/councils/ashdale/kpis/1.4/readings";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readings_are_recorded_once_corrected_and_refused_by_row()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await DefineAsync(lead);
        var tool = await ToolAsync(lead);
        Assert.Equal((2, 0), await PutAsync(tool, new { readings = new object[] { new { period = "2025-04", value = 44 }, new { period = "2025-05", value = 15, provisional = true } } }));
        Assert.Equal((0, 2), await PutAsync(tool, new { readings = new object[] { new { period = "2025-04", value = 44 }, new { period = "2025-05", value = 15, provisional = true } } }));
        Assert.Equal((1, 1), await PutAsync(tool, new { readings = new object[] { new { period = "2025-04", value = 45 }, new { period = "2025-05", value = 15, provisional = true } } }));
        await lead.GoAsync("/councils/ashdale/kpis/1.4");
        Assert.Equal("44", lead.Table("Values that were corrected")[1][1]);
        await lead.GoAsync("/councils/ashdale/history");
        Assert.Contains("Data mart (key of Rowan Whitlock)", lead.Main, StringComparison.Ordinal);

        // One wrong row, and nothing is recorded.
        var response = await tool.PutAsJsonAsync(Address, new
        {
            readings = new object[]
            {
                new { period = "2025-06", value = 7 }, new { period = "soon", value = 7 }, new { period = "2025-07", value = 1.5 }, new { period = "2025-08", absence = "suppressed", value = 3 },
            },
        }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal([2, 4], errors.Select(error => error.GetProperty("row").GetInt32()));
        Assert.StartsWith("Write the period like", errors[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        response = await tool.PutAsJsonAsync(Address, new { readings = new object[] { new { period = "2025-06", value = 7 }, new { period = "2025-07", value = 1.5 } } }, Stop);
        Assert.Contains("This measure counts in whole numbers.", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        response = await tool.PutAsJsonAsync(Address, new { readings = new object[] { new { period = "Q1 2025/26", value = 100 } } }, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((1, 0), await PutAsync(tool, new { readings = new object[] { new { period = "2025-06", value = 40 } } }));
        response = await tool.PutAsJsonAsync(Address, new { readings = new object[] { new { period = "Q1 2025/26", value = 101 } } }, Stop);
        Assert.Contains("It is worked out from its parts (45 + 15 + 40). Correct those.", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(4L, await portal.ScalarAsync("select count(*) from portal.readings r join portal.kpis k on k.id = r.kpi_id where k.ref = '1.4' and r.superseded_at is null"));
    }

    [Fact]
    public async Task A_key_opens_its_own_council_only_and_only_while_it_lives()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var tool = await ToolAsync(lead, "brackenshire");
        const string Own = "/api/v1/councils/brackenshire/kpis/1.2/readings";
        var body = new { readings = new object[] { new { period = "2020-04", value = 44 } } };
        Assert.Equal(HttpStatusCode.OK, (await tool.PutAsJsonAsync(Own, body, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await tool.PutAsJsonAsync("/api/v1/councils/ashdale/kpis/1.2/readings", body, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tool.PutAsJsonAsync("/api/v1/councils/brackenshire/kpis/99.9/readings", body, Stop)).StatusCode);
        // A key is no way to the pages, and a sign-in is no way to the interface.
        Assert.NotEqual(HttpStatusCode.OK, (await tool.GetAsync("/councils/brackenshire/kpis", Stop)).StatusCode);
        using var stranger = portal.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PutAsJsonAsync(Own, body, Stop)).StatusCode);
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "slip_" + new string('0', 64));
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PutAsJsonAsync(Own, body, Stop)).StatusCode);

        // The key itself is stored nowhere.
        var key = tool.DefaultRequestHeaders.Authorization!.Parameter!;
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.api_keys where hash like '%' || $1 || '%' or name like '%' || $1 || '%'", key));
        await lead.GoAsync("/councils/brackenshire/kpis/keys");
        Assert.DoesNotContain(key, lead.Body, StringComparison.Ordinal);
        await lead.ClickAsync("Revoke it: Data mart");
        Assert.Equal(HttpStatusCode.Unauthorized, (await tool.PutAsJsonAsync(Own, body, Stop)).StatusCode);

        // One whose day has passed, by the database's clock.
        var other = await ToolAsync(lead, "brackenshire");
        await portal.ScalarAsync("update portal.api_keys set expires_at = now() - interval '1 second' where revoked_at is null returning 1");
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.PutAsJsonAsync(Own, body, Stop)).StatusCode);
    }

    [Fact]
    public async Task The_interface_describes_itself()
    {
        const string Here = "/api/v1/openapi.json", ForTools = "/api/v1/councils/ashdale/openapi.json";
        using var anybody = portal.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await anybody.GetAsync(Here, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync(ForTools, Stop)).StatusCode);
        var lead = await portal.SignInAsync("lead@ashdale.example");
        using var tool = await ToolAsync(lead);
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await tool.GetAsync(ForTools.Replace("ashdale", "dunmere", StringComparison.Ordinal), Stop)).StatusCode);
        Assert.Contains("PutReadings", (await lead.GoAsync(Here)).Body, StringComparison.Ordinal);
        var document = await tool.GetFromJsonAsync<JsonElement>(ForTools, Stop);
        var put = document.GetProperty("paths").GetProperty("/api/v1/councils/{council}/kpis/{reference}/readings").GetProperty("put");
        Assert.Equal(["council", "reference"], put.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Equal("PutReadings", put.GetProperty("operationId").GetString());
        Assert.Equal(["200", "401", "404", "422", "429"], put.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["absence", "denominator", "numerator", "period", "provisional", "value"],
            document.GetProperty("components").GetProperty("schemas").GetProperty("ReadingItem").GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Single(document.GetProperty("paths").EnumerateObject());
    }

    private static async Task DefineAsync(PortalBrowser lead)
    {
        await lead.GoAsync("/councils/ashdale/kpis/new");
        await lead.Fill("Reference", "1.4").Fill("What is measured", "Consultations").Select("Practice area", "Front door").Choose("Number").Choose("Higher is better")
            .Choose("Every month").Choose("Parts are added up (new cases)").ClickAsync("Save");
    }

    private static async Task<(int Recorded, int Unchanged)> PutAsync(HttpClient tool, object body)
    {
        var response = await tool.PutAsJsonAsync(Address, body, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        return (answer.GetProperty("recorded").GetInt32(), answer.GetProperty("unchanged").GetInt32());
    }

    private async Task<HttpClient> ToolAsync(PortalBrowser lead, string council = "ashdale")
    {
        await lead.GoAsync($"/councils/{council}/kpis/keys");
        var day = DateTime.UtcNow.AddDays(30);
        await lead.Fill("What uses it?", "Data mart").Fill("Day", $"{day.Day}").Fill("Month", $"{day.Month}").Fill("Year", $"{day.Year}").ClickAsync("Make the key");
        var tool = portal.NewClient();
        tool.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", lead.Text(".govuk-panel code"));
        return tool;
    }
}
