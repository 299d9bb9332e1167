namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>What does not fit together in the stored measures is listed until somebody says why it stands, and comes back with other values.</summary>
public sealed class CheckTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Kpis = "/councils/brackenshire/kpis";

    [Fact]
    public async Task A_finding_is_answered_with_a_reason_and_comes_back_when_the_values_change()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/checks");
        Assert.Contains("So few children: the board reads what happened to each instead.", lead.Main, StringComparison.Ordinal);
        var stale = Row(lead, "5.1");
        Assert.StartsWith("No reading since ", stale[1], StringComparison.Ordinal);
        var worse = Row(lead, "2.3");
        Assert.StartsWith("Decreasing and getting worse: ", worse[1], StringComparison.Ordinal);

        await lead.GoAsync($"{Kpis}/2.3/answer?rule=GettingWorse");
        await lead.ClickAsync("It stands");
        Assert.Equal(["Enter why it stands."], lead.Errors);
        await lead.Fill("Why does it stand?", "Two managers left.").ClickAsync("It stands");
        Assert.DoesNotContain(worse[1], lead.Table("Without an answer").Select(row => row[1]));
        Assert.Contains("Two managers left.", lead.Main, StringComparison.Ordinal);

        // Another value is another finding.
        await lead.GoAsync($"{Kpis}/readings");
        var cell = (AngleSharp.Html.Dom.IHtmlInputElement)lead.Page.QuerySelectorAll("input.app-grid__input").Last(input => input.GetAttribute("aria-label")!.StartsWith("2.3, ", StringComparison.Ordinal));
        cell.Value = "50/140";
        await lead.ClickAsync("Record the readings");
        await lead.GoAsync($"{Kpis}/checks");
        Assert.NotEqual(worse[1], Row(lead, "2.3")[1]);
    }

    [Fact]
    public async Task A_reader_reads_the_findings_and_answers_none()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        await reader.GoAsync("/councils/ashdale/kpis/checks");
        Assert.Contains("None yet", reader.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Say why it stands", reader.Main, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await reader.GoAsync("/councils/ashdale/kpis/2.3/answer")).Status);
    }

    private static IReadOnlyList<string> Row(PortalBrowser browser, string reference) =>
        browser.Table("Without an answer").First(row => row[0].StartsWith(reference + " ", StringComparison.Ordinal));
}
