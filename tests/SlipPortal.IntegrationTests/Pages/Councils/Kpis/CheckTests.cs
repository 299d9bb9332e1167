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

    [Fact]
    public async Task A_year_to_date_that_a_tracker_states_wrongly_is_found_and_one_that_agrees_is_not()
    {
        var ashdale = await portal.SignInAsync("reader@ashdale.example");
        Assert.Single((await ashdale.GoAsync("/councils/ashdale/kpis/checks")).Table("Without an answer"), IsStated);
        var brackenshire = await portal.SignInAsync("lead@brackenshire.example");
        Assert.DoesNotContain((await brackenshire.GoAsync($"{Kpis}/checks")).Table("Without an answer"), IsStated);

        static bool IsStated(IReadOnlyList<string> row) =>
            row[0].StartsWith("3.1 ", StringComparison.Ordinal) && row[1].Contains("in “Target tracker.csv” says ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_that_are_not_the_whole_and_a_target_in_no_book_are_found()
    {
        const string Coldwater = "/councils/coldwater/kpis";
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await DefineAsync("6.1", "Audits", "Number", "Parts are added up (new cases)", null);
        await DefineAsync("6.1a", "Audits that were good", "Percent", "As at the end of the period (children in care)", "6.1 Audits");
        await DefineAsync("6.1b", "Audits that were not", "Percent", "As at the end of the period (children in care)", "6.1 Audits");
        await lead.GoAsync($"{Coldwater}/readings?until=2026-09-01");
        await lead.Fill("6.1, Sep 2026", "25").Fill("6.1a, Sep 2026", "68").Fill("6.1b, Sep 2026", "42").ClickAsync("Record the readings");
        await lead.GoAsync($"{Coldwater}/6.1/target");
        await lead.Choose("Each month").Fill("Target", "20").Fill("Day", "1").Fill("Month", "4").Fill("Year", "2026").Fill("Why this target?", "Five a week.")
            .ClickAsync("Set the target");

        await lead.GoAsync($"{Coldwater}/checks");
        var found = lead.Table("Without an answer").Where(row => row[0] == "6.1 Audits").Select(row => row[1]).ToList();
        Assert.Contains("Its parts in Sep 2026 (6.1a 68%, 6.1b 42%) total 110%, not 100%.", found);
        Assert.Contains("6.1 is in no book.", found);
        await lead.GoAsync($"{Coldwater}/6.1/answer?rule=SharesDoNotTotal");
        Assert.Contains("(6.1a 68%, 6.1b 42%)", lead.Main, StringComparison.Ordinal);

        async Task DefineAsync(string reference, string title, string unit, string rule, string? whole)
        {
            await lead.GoAsync($"{Coldwater}/new");
            lead.Fill("Reference", reference).Fill("What is measured", title).Select("Practice area", "Front door").Choose(unit).Choose("Higher is better");
            if (whole is not null) lead.Select("Part of another measure (optional)", whole);
            await lead.Choose("Every month").Choose(rule).ClickAsync("Save");
            Assert.StartsWith($"Measure {reference} is defined.", lead.Notice, StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<string> Row(PortalBrowser browser, string reference) =>
        browser.Table("Without an answer").First(row => row[0].StartsWith(reference + " ", StringComparison.Ordinal));
}
