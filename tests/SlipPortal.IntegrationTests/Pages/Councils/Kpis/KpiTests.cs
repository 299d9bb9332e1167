using System.Net;
using AngleSharp.Html.Dom;
using SlipPortal.Documents;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>The performance book, its measures, and entering readings.</summary>
public sealed class KpiTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Kpis = "/councils/brackenshire/kpis";
    private const string Coldwater = "/councils/coldwater/kpis";

    [Fact]
    public async Task The_book_says_how_each_measure_stands_where_it_goes_and_how_old_it_is()
    {
        var reader = await portal.SignInAsync("lead@brackenshire.example");
        await reader.GoAsync(Kpis);
        var quality = reader.Table("Quality of practice").Skip(1).ToDictionary(row => row[0]);
        Assert.EndsWith("is below the target of 85% (higher is better).", quality["2.3"][4], StringComparison.Ordinal);
        Assert.Equal("Decreasing and getting worse", quality["2.3"][6]);
        Assert.Matches(@"^\d+% \(\d{4}(-\d\d)?\)$", quality["2.3"][5]);
        Assert.Equal("Not compared", quality["2.5"][5]);
        Assert.Equal("Too few to judge", quality["2.5"][6]);
        var workforce = reader.Table("Workforce").Skip(1).ToDictionary(row => row[0]);
        Assert.EndsWith("days Stale", workforce["5.1"][7], StringComparison.Ordinal);
        Assert.Equal("Target missed By hand: One team stands for all of it; it gets two more workers next month.", workforce["5.2"][4]);

        await reader.GoAsync($"{Kpis}?show=attention");
        var shown = reader.Page.QuerySelectorAll("th[data-label=Ref]").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Contains("2.3", shown);
        Assert.Contains("5.1", shown);
        Assert.DoesNotContain("1.2", shown);
        Assert.StartsWith($"{shown.Count} measures of 14", reader.Text(".app-actions span"), StringComparison.Ordinal);

        await reader.GoAsync($"{Kpis}?show=attention&format=csv");
        Assert.Equal(shown.Count + 1, reader.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        await reader.GoAsync($"{Kpis}?format=docx");
        var document = DocumentReader.Read(await reader.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "book.docx");
        var tables = document.Blocks.OfType<DocumentTable>().ToList();
        Assert.Equal(["Ref", "Measure", "Latest", "Against the target", "Neighbours", "Trend"], tables[0].Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(14, tables.Sum(table => table.Rows.Count - 1));
    }

    [Fact]
    public async Task A_measure_moves_to_another_practice_area_with_everything_said_of_it()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/kpis/2.1");
        var (before, chart) = (lead.Summary("Against the target"), lead.Table("2.1 Referrals with a decision").Count);
        Assert.Contains("Measure 2.1, Front door", lead.Text("h1"), StringComparison.Ordinal);

        await lead.GoAsync("/councils/ashdale/kpis/2.1/edit");
        await lead.Select("Practice area", "Help and protection").ClickAsync("Save");
        Assert.Equal(HttpStatusCode.OK, lead.Status);
        Assert.Contains("Measure 2.1, Help and protection", lead.Text("h1"), StringComparison.Ordinal);
        Assert.Equal((before, chart), (lead.Summary("Against the target"), lead.Table("2.1 Referrals with a decision").Count));
        Assert.Contains("A manager reads every contact on the day it comes.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/ashdale/history");
        Assert.Contains("Changed measure 2.1: practice area to Help and protection.", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_tells_everything_that_was_said_of_it()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/2.1");
        Assert.Matches(@"^(Target met|Near target) \d+% is (above|at|below) the target of 80% \(higher is better\)\.", lead.Summary("Against the target"));
        Assert.StartsWith("Common cause: no significant change", lead.Summary("Variation"), StringComparison.Ordinal);
        Assert.Contains("A manager reads every contact on the day it comes.", lead.Main, StringComparison.Ordinal);
        var action = lead.Page.QuerySelector("main a[href*='/plan/actions/']")!;
        Assert.StartsWith("Action ", action.TextContent, StringComparison.Ordinal);
        var chart = lead.Table("2.1 Referrals with a decision");
        Assert.Equal(30, chart.Count - 1);
        Assert.NotEqual(chart[1][2], chart[^1][2]);

        // What was found, what is done about it and what the measure shows of it are one click apart; and so is everything that was changed.
        Assert.Contains("ILACS inspection", lead.Main, StringComparison.Ordinal);
        Assert.Matches(@"^From \w{3} \d{4} to \w{3} \d{4}$", lead.Summary("Readings"));
        var changed = lead.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Everything that was changed of this measure").GetAttribute("href")!;
        await lead.GoAsync(changed);
        Assert.Contains("measure 2.1", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("measure 2.2", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/2.1");

        // A value with its counts, and a quarter that follows from them.
        Assert.Matches(@"^\d+% in \w{3} \d{4}, \d+ days? old \d+ of \d+$", lead.Summary("Latest"));
        Assert.Matches(@"^\d+ of \d+\.$", lead.Table("Quarters and years")[1][2]);

        await lead.GoAsync($"{Kpis}/1.3");
        Assert.Equal("371", lead.Table("1.3 Children cared for")[2][1]);
        Assert.Single(lead.Table("Values that were corrected").Skip(1));
        Assert.Equal("1.3a Of which unaccompanied", lead.Summary("Of which"));
    }

    [Fact]
    public async Task A_lead_defines_a_measure_and_a_contributor_enters_what_was_read()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync(Coldwater);
        Assert.Contains("There is no performance book yet.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Coldwater}/books");
        await lead.Fill("Name", "Improvement board").ClickAsync("Begin the book");
        await lead.GoAsync($"{Coldwater}/new");
        await lead.Fill("Reference", "3.4").Fill("What is measured", "Consultations").Select("Practice area", "Front door").Choose("Number").Choose("Higher is better")
            .Choose("Every month").ClickAsync("Save");
        Assert.Equal(["Choose how quarters and years follow from their parts."], lead.Errors);
        await lead.Choose("Parts are added up (new cases)").Fill("Theme (optional)", "Front door").ClickAsync("Save");
        Assert.StartsWith("Measure 3.4 is defined.", lead.Notice, StringComparison.Ordinal);
        Assert.Contains("No value yet", lead.Summary("Latest"), StringComparison.Ordinal);

        // All or nothing, with what was typed kept and each refusal beside its cell.
        await lead.GoAsync($"{Coldwater}/readings?until=2013-09-01");
        Assert.Equal(["Measure", "Apr 2013", "May 2013", "Jun 2013", "Jul 2013", "Aug 2013", "Sep 2013"], lead.Table("Readings")[0]);
        lead.Fill("3.4, Jul 2013", "557");
        lead.Fill("3.4, Aug 2013", "46.4");
        await lead.ClickAsync("Record the readings");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal(["3.4, Aug 2013: This measure counts in whole numbers."], lead.Errors);
        Assert.Equal("557", Cell(lead, "3.4, Jul 2013").Value);
        lead.Fill("3.4, Aug 2013", "464");
        lead.Fill("3.4, Sep 2013", "681 p");
        await lead.ClickAsync("Record the readings");
        Assert.Equal("3 values saved", lead.Notice);
        Assert.Equal("681 p", Cell(lead, "3.4, Sep 2013").Value);

        // What somebody else has entered meanwhile is not written over.
        var other = await portal.SignInAsync("lead@coldwater.example");
        await other.GoAsync($"{Coldwater}/readings?until=2013-09-01");
        other.Fill("3.4, Sep 2013", "682");
        await other.ClickAsync("Record the readings");
        lead.Fill("3.4, Sep 2013", "690");
        await lead.ClickAsync("Record the readings");
        Assert.Equal(["3.4, Sep 2013: Somebody has entered 682 meanwhile."], lead.Errors);

        // A blank cell takes the reading back; both stay readable.
        await other.GoAsync($"{Coldwater}/readings?until=2013-09-01");
        other.Fill("3.4, Sep 2013", "");
        await other.ClickAsync("Record the readings");
        await other.GoAsync($"{Coldwater}/3.4");
        Assert.StartsWith("464 in Aug 2013", other.Summary("Latest"), StringComparison.Ordinal);
        Assert.Equal(["682", "681 p"], other.Table("Values that were corrected").Skip(1).Select(row => row[1]));
        await other.GoAsync("/councils/coldwater/history");
        Assert.Contains("Measure 3.4, Sep 2013: took back 682.", other.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_a_break_and_a_judgement_are_set_with_their_reasons_and_taken_back()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/4.1/target");
        await lead.Fill("Target", "101").Fill("Day", "1").Fill("Month", "4").Fill("Year", "2026").Fill("Why this target?", "As our neighbours.").ClickAsync("Set the target");
        Assert.Equal(["A percentage is not over 100."], lead.Errors);
        await lead.Fill("Target", "95").ClickAsync("Set the target");
        Assert.Equal("The target is set.", lead.Notice);
        Assert.StartsWith("Target missed", lead.Summary("Against the target"), StringComparison.Ordinal);

        await lead.GoAsync($"{Kpis}/4.1/rating");
        await lead.Choose("Near target").Fill("Why?", "Three moved away.").ClickAsync("Record the judgement");
        Assert.StartsWith("Near target by hand: Three moved away. By the target: target missed.", lead.Summary("Against the target"), StringComparison.Ordinal);

        await lead.GoAsync($"{Kpis}/4.1/break");
        await lead.Fill("First period after the break", "soon").Fill("Why are values not comparable?", "Another age group.").ClickAsync("Mark the break");
        Assert.Equal(["Write the period like “September 2026”, “Q2 2026/27” or “2026/27”."], lead.Errors);
        await lead.Fill("First period after the break", DateTime.UtcNow.AddMonths(-2).ToString("MMMM yyyy")).ClickAsync("Mark the break");
        Assert.StartsWith("Too few to judge", lead.Summary("Trend"), StringComparison.Ordinal);
        var button = lead.Page.QuerySelectorAll("button").Select(button => button.TextContent.Trim()).First(text => text.StartsWith("Take it back: Break", StringComparison.Ordinal));
        await lead.ClickAsync(button);
        Assert.StartsWith("It is taken back", lead.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain("Another age group.", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_shows_each_count_with_its_parts_at_the_end_of_a_period()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        await reader.GoAsync("/councils/ashdale/kpis/snapshot");
        var rows = reader.Table("At the end of").Skip(1).ToList();
        var whole = rows.FindIndex(row => row[0].StartsWith("1.3 ", StringComparison.Ordinal));
        Assert.Equal("1.3a Of which unaccompanied", rows[whole + 1][0]);
        Assert.Equal("", rows[whole][2]);
        var share = decimal.Parse(rows[whole + 1][1]) / decimal.Parse(rows[whole][1]);
        Assert.Equal(share.ToString("0%"), rows[whole + 1][2]);

        await reader.GoAsync("/councils/ashdale/kpis/snapshot?period=Q1 1999/00");
        Assert.All(reader.Table("At the end of Q1 1999/00").Skip(1), row => Assert.Equal("Not known", row[1]));
        await reader.GoAsync("/councils/ashdale/kpis/snapshot?period=lately");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reader.Status);
        Assert.StartsWith("Write the period like", Assert.Single(reader.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_reads_and_a_contributor_does_not_define()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        Assert.Equal(HttpStatusCode.OK, (await reader.GoAsync("/councils/ashdale/kpis/2.1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GoAsync("/councils/ashdale/kpis/readings")).Status);
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        Assert.Equal(HttpStatusCode.OK, (await contributor.GoAsync("/councils/ashdale/kpis/readings")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync("/councils/ashdale/kpis/2.1/target")).Status);
        // Somebody from outside reads what their grant opens, and enters nothing.
        var adviser = await portal.SignInAsync("adviser@education.example");
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync("/councils/ashdale/kpis")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync("/councils/ashdale/kpis/readings")).Status);
    }

    private static IHtmlInputElement Cell(PortalBrowser browser, string label) =>
        (IHtmlInputElement)browser.Page.QuerySelector($"input[aria-label='{label}']")!;
}
