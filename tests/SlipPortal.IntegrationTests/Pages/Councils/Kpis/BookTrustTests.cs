using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using SlipPortal.Documents;
using SlipPortal.Documents.Excel;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Commands;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>What a council's own files say is what the portal says: nothing is judged, dropped or rounded that the file does not warrant.</summary>
public sealed class BookTrustTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Kpis = "/councils/coldwater/kpis";
    private const string CannotJudge = "Cannot judge: say whether higher or lower is better";

    [Fact]
    public async Task A_measure_without_a_direction_is_never_called_missed()
    {
        var adviser = await portal.SignInAsync("adviser@education.example");
        var missed = await MissedAsync(adviser);
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.ImportBookAsync("brackenshire", "Plans looked at.csv", "Ref,Measure,Target,Aug 2024,Sep 2024\n8.1,Plans looked at again,20,19,13\n");

        await lead.GoAsync("/councils/brackenshire/kpis/8.1");
        Assert.StartsWith($"{CannotJudge} 13 is below the target of 20.", lead.Summary("Against the target"), StringComparison.Ordinal);
        var book = await BookAsync(lead, "brackenshire", "Plans looked at");
        Assert.StartsWith(CannotJudge, lead.Table("Without a theme").Single(row => row[0] == "8.1")[4], StringComparison.Ordinal);
        foreach (var format in new[] { "csv", "xlsx", "docx" })
        {
            foreach (var address in new[] { $"{book}&format={format}", $"/councils/brackenshire/kpis/public?{book.Split('?')[1]}&format={format}" })
            {
                var text = await DownloadAsync(lead, address, format);
                Assert.DoesNotContain("Target missed", text, StringComparison.Ordinal);
                // The pack's tables of values have no ratings.
                if (!address.Contains("public", StringComparison.Ordinal) || format == "docx") Assert.Contains(CannotJudge, text, StringComparison.Ordinal);
            }
        }

        Assert.Contains(CannotJudge, (await lead.GoAsync($"/councils/brackenshire/kpis/public?{book.Split('?')[1]}")).Main, StringComparison.Ordinal);
        Assert.Contains("8.1: The target of 20 cannot be judged: say whether higher or lower is better.", await CheckAsync(lead, "brackenshire"), StringComparison.Ordinal);
        Assert.Equal(missed, await MissedAsync(adviser));
    }

    [Fact]
    public async Task An_import_proposes_the_direction_from_the_words_and_says_so()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.UploadBookAsync("coldwater", "Directions.csv",
            """
            Ref,Measure,Polarity,Target,Aug 2024,Sep 2024
            11.1,Vacancies in the front door team,,2,1,0
            11.2,Most children with one worker,,max 25,26,24
            11.3,Visits on the day,,at least 90%,91%,92%
            11.4,Children in care,,,300,301
            11.5,% of agency workers,high,,10%,11%
            """);
        Assert.Equal("Lower is better", Chosen(lead, "11.1: which way is better"));
        Assert.Equal("Lower is better", Chosen(lead, "11.2: which way is better"));
        Assert.Equal("Higher is better", Chosen(lead, "11.3: which way is better"));
        Assert.Equal("Neither way is better", Chosen(lead, "11.4: which way is better"));
        Assert.Equal("Higher is better", Chosen(lead, "11.5: which way is better"));
        var rows = lead.Table("Measures that were found");
        Assert.Contains("Proposed: lower is better, because of “vacancies”.", rows[1][6], StringComparison.Ordinal);
        Assert.Contains("Proposed: lower is better, because its target says “max”.", rows[2][6], StringComparison.Ordinal);
        Assert.Contains("Proposed: higher is better, because its target says “at least”.", rows[3][6], StringComparison.Ordinal);
        Assert.Contains("It does not say which way is better.", rows[4][6], StringComparison.Ordinal);
        Assert.DoesNotContain("Proposed", rows[5][6], StringComparison.Ordinal);
        await lead.ConfirmBookAsync("Directions");
        await lead.GoAsync($"{Kpis}/11.2");
        Assert.StartsWith("Target met 24 is below the target of 25 (lower is better).", lead.Summary("Against the target"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_kept_where_the_first_measure_is_known_and_a_post_that_lost_some_is_refused()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportBookAsync("coldwater", "First.csv", "Ref,Measure,Polarity,Aug 2024\n12.1,Visits,high,3\n12.4a,Calls,high,3\n");
        const string Second = """
            Ref,Measure,Polarity,Target,Aug 2024,Sep 2024
            12.1,Visits,high,4,3,4
            12.2,Waiting for a worker,,4,5,6
            12.4,Calls,,4,3,5
            12.3,Letters,,4,7,8
            """;
        await lead.UploadBookAsync("coldwater", "Second.csv", Second);
        lead.Select("12.2: which way is better", "Lower is better").Select("12.2: unit", "Days").Select("12.3: how quarters and years follow", "Parts are added up (new cases)")
            .Select("Row 4: which measure is it?", "12.4a Calls");
        await lead.ConfirmBookAsync("Choices");
        await lead.GoAsync($"{Kpis}/12.2");
        Assert.Equal(("Lower is better", "Days, read every month"), (lead.Summary("Better"), lead.Summary("Unit")));
        Assert.Equal("Added up", (await lead.GoAsync($"{Kpis}/12.3")).Summary("Quarters and years"));
        Assert.StartsWith("5 in Sep 2024", (await lead.GoAsync($"{Kpis}/12.4a")).Summary("Latest"), StringComparison.Ordinal);

        await lead.UploadBookAsync("coldwater", "Third.csv", Second.Replace("12.", "13.", StringComparison.Ordinal));
        lead.Page.QuerySelector("select[aria-label='13.3: which way is better']")!.Remove();
        lead.Page.QuerySelector("select[aria-label='13.3: unit']")!.Remove();
        await lead.ClickAsync("Put these into the book");
        Assert.Equal(["Not all of your choices arrived, so nothing was stored. Check them below and send them again."], lead.Errors);
        await lead.ConfirmBookAsync("Choices");
        Assert.Equal("Receipt of the import", lead.Heading);
    }

    [Fact]
    public async Task A_choice_that_is_none_is_refused_and_the_page_stays()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.UploadBookAsync("coldwater", "Bogus.csv", "Ref,Measure,Polarity,Aug 2024\n21.1,Visits,high,3\n");
        var unit = (IHtmlSelectElement)lead.Page.QuerySelector("select[aria-label='21.1: unit']")!;
        unit.Options[0].Value = "Quokkas";
        unit.Value = "Quokkas";
        await lead.ClickAsync("Put these into the book");
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.NotEmpty(lead.Errors);
        Assert.Contains("21.1", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrections_to_a_plan_that_did_not_all_arrive_are_refused()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync("/councils/coldwater/plan/import");
        var plan = "Ref,Action,Owner,Due\n1.1,Write a plan,Head of Service,Monthly\n1.2,Read the plan,Head of Service,Monthly\n"u8.ToArray();
        await lead.Attach("Plan file", "Plan.csv", plan).ClickAsync("Read the file");
        var field = lead.Page.QuerySelector("select[name='Input.Columns[1].Meaning']")!;
        foreach (var lost in lead.Page.QuerySelectorAll("input[name^='Input.Columns[1].']").Append(field)) lost.Remove();
        await lead.ClickAsync("Keep corrections and read again");
        Assert.Equal(["Not all of your choices arrived, so nothing was kept. Check them below and send them again."], lead.Errors);
        await lead.ClickAsync("Keep corrections and read again");
        Assert.Empty(lead.Errors);
    }

    [Fact]
    public async Task A_grid_that_did_not_arrive_whole_is_refused()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/kpis/readings");
        lead.Page.QuerySelector("input[aria-label^='5.2, ']")!.Remove();
        await lead.ClickAsync("Record the readings");
        Assert.Equal(["Not all cells of the table arrived, so nothing was saved. Check them below and send them again."], lead.Errors);
    }

    [Fact]
    public async Task A_quarterly_measure_shows_charts_and_is_entered_by_quarter_beside_monthly_ones()
    {
        var now = portal.Clock.GetUtcNow();
        var today = new DateOnly(now.Year, now.Month, 1);
        var month = Period.Of(PeriodKind.Month, today.AddMonths(-1));
        var last = Period.Of(PeriodKind.Quarter, today.AddMonths(-3));
        var before = Period.Of(PeriodKind.Quarter, last.Start.AddMonths(-3));
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportBookAsync("coldwater", "Quarters.csv",
            $"""
            Ref,Measure,Polarity,{month.Label},{before.Label},{last.Label}
            14.1,Number of contacts,high,10,,
            14.2,% of contacts closed without work,low,,8%,
            14.3,% of calls answered in time,high,,,71%
            """);
        await lead.GoAsync($"{Kpis}/14.2");
        Assert.StartsWith($"8% in {before.Label}", lead.Summary("Latest"), StringComparison.Ordinal);
        Assert.Equal("Percent, read every quarter", lead.Summary("Unit"));
        Assert.Equal([before.Label, "8%"], lead.Table("14.2 % of contacts")[1].Take(2));
        await BookAsync(lead, "coldwater", "Quarters");
        var row = lead.Table("Without a theme").Single(row => row[0] == "14.3");
        Assert.Equal($"71% {last.Label}", row[2]);
        Assert.DoesNotContain("Never read", row[7], StringComparison.Ordinal);
        Assert.DoesNotContain("Stale", row[7], StringComparison.Ordinal);

        // The grid has both: months of the one, quarters of the others.
        await lead.GoAsync($"{Kpis}/readings?until={last.End:yyyy-MM-dd}");
        Assert.NotNull(lead.Page.QuerySelector($"input[aria-label='14.1, {Period.Of(PeriodKind.Month, last.End).Label}']"));
        await lead.Fill($"14.2, {last.Label}", "9%").ClickAsync("Record the readings");
        Assert.StartsWith($"9% in {last.Label}", (await lead.GoAsync($"{Kpis}/14.2")).Summary("Latest"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quarter_that_is_later_than_the_last_month_is_the_latest()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportBookAsync("coldwater", "Months.csv", "Ref,Measure,Polarity,Apr 2024,May 2024\n15.1,% seen,high,40%,50%\n");
        await lead.ImportBookAsync("coldwater", "Quarter.csv", "Ref,Measure,Polarity,Q2 2024/25\n15.1,% seen,high,61%\n");
        Assert.StartsWith("61% in Q2 2024/25", (await lead.GoAsync($"{Kpis}/15.1")).Summary("Latest"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_cell_with_a_value_is_accounted_for()
    {
        const string Book = """
            Board book,,,,,,,,,,,,
            Date:,07/10/2024,,,,,,,,,,,
            Theme,Ref,Measure,Polarity,RAG,yr end Mar 24,Jul 2024,Aug 2024,Sep 2024,Q2 2024/25,SN Av,England Av,Lead officer
            Front door,16.1,Number of contacts,high,,40,12,8,9,29,,,
            ,16.2,% closed in time,high,G,,100%,lots,71%,71%,77.0%,,A name
            ,16.3,% of calls,high,,,,120%,3%,,,50%,
            ,,,,,,,7,,,,,
            """;
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.UploadBookAsync("coldwater", "Whole.csv", Book);
        // Nine columns of three measures and a row of nobody's: 40; 12, 8, 9; 100, 71, 71; 3 are stored, 29 follows from its months.
        Assert.Equal(
            ("36", "8", "1", "3", "4", "20"),
            (lead.Summary("All cells"), lead.Summary("Stored"), lead.Summary("Follow from others"), lead.Summary("Kept as the source says"),
                lead.Summary("Not taken"), lead.Summary("Blank")));
        var refused = lead.Table("Values that could not be taken").Skip(1).ToList();
        Assert.Equal(["lots", "A name", "120%", "7"], refused.Select(row => row[3]));
        Assert.Equal("“lots” is not a number. Write 71, 12/40, missing, suppressed or n/a.", refused[0][4]);
        Assert.Equal("The column “Lead officer” is not known: rename it if it holds values.", refused[1][4]);
        Assert.Equal("A percentage is not over 100.", refused[2][4]);
        Assert.Equal("There is no reference and no measure in this row.", refused[3][4]);

        var json = await JsonAsync("coldwater", "Whole.csv", Encoding.UTF8.GetBytes(Book));
        Assert.Equal(["measures", "cells", "findings"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["ref", "name", "polarity", "polarityFrom", "unit", "frequency", "readings", "stated", "target"],
            json.GetProperty("measures")[0].EnumerateObject().Select(property => property.Name));
        AssertSums(json.GetProperty("cells"), 36, stored: 8);
        await lead.ConfirmBookAsync("Whole");
        Assert.Equal("8", lead.Summary("Stored"));
    }

    [Fact]
    public async Task Measures_in_long_form_come_in_as_books_do()
    {
        const string Csv = """
            Reference,Name,Direction,Unit,Period,Value,Status
            17.1,Contacts decided in a day,Higher is better,%,Apr 2024,71%,Final
            17.1,Contacts decided in a day,Higher is better,%,2024-05,72,Provisional
            17.1,Contacts decided in a day,Higher is better,%,Jun 2024,,Suppressed
            17.2,Children who came again,Lower is better,Number,Q1 2024/25,40,Final
            17.2,Children who came again,Lower is better,Number,Q2 2024/25,,Missing
            17.3,Care leavers in work,Higher is better,%,2023/24,55,Final
            17.3,Care leavers in work,Higher is better,%,2022/23,,Not applicable
            17.3,Care leavers in work,Higher is better,%,2023/24,56,Final
            17.4,Homes,Higher is better,Number,soon,3,Final
            """;
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.UploadBookAsync("coldwater", "Export.csv", Csv);
        Assert.Contains("3 measures.", lead.Main, StringComparison.Ordinal);
        Assert.Equal(
            ("9", "7", "2"), (lead.Summary("All cells"), lead.Summary("Stored"), lead.Summary("Not taken")));
        var refused = lead.Table("Values that could not be taken").Skip(1).ToList();
        Assert.Equal("2023/24 stands in row 7 already.", refused[0][4]);
        Assert.Equal("“soon” is not a period. Write it like “Apr 2024”, “2024-04”, “Q1 2024/25” or “2023/24”.", refused[1][4]);
        await lead.ConfirmBookAsync("Export");
        Assert.StartsWith("72% in May 2024, provisional", (await lead.GoAsync($"{Kpis}/17.1")).Summary("Latest"), StringComparison.Ordinal);
        Assert.Equal("Percent, read every month", lead.Summary("Unit"));
        await lead.GoAsync($"{Kpis}/readings?until=2024-06-30");
        Assert.Equal("suppressed", ((IHtmlInputElement)lead.Page.QuerySelector("input[aria-label='17.1, Jun 2024']")!).Value);
        Assert.Equal(("Number, read every quarter", "Lower is better"), ((await lead.GoAsync($"{Kpis}/17.2")).Summary("Unit"), lead.Summary("Better")));
        Assert.StartsWith("40 in Q1 2024/25", lead.Summary("Latest"), StringComparison.Ordinal);
        Assert.Equal("Percent, read every financial year", (await lead.GoAsync($"{Kpis}/17.3")).Summary("Unit"));

        // The same as a workbook, with the columns in another order and under other names.
        var sheet = ExcelWriter.Write(new(
            "Data", [new("Month"), new("Actual"), new("Indicator"), new("KPI ref"), new("Polarity")],
            [["2024-04", 71m, "Contacts decided in a day", "18.1", "High"], ["2024-05", "72%", "Contacts decided in a day", "18.1", "High"]]));
        await lead.UploadBookAsync("coldwater", "Export.xlsx", sheet);
        await lead.ConfirmBookAsync("Export");
        Assert.StartsWith("72% in May 2024", (await lead.GoAsync($"{Kpis}/18.1")).Summary("Latest"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Averages_of_the_book_are_kept_shown_as_stated_and_held_against_the_national_figure()
    {
        const string Book = """
            Board book,,,,,,
            Date:,07/10/2024,,,,,
            Ref,Measure,Polarity,Aug 2024,Sep 2024,SN Av,England Av
            19.1,% of children who came again,low,20%,22%,25,26%
            """;
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.ImportBookAsync("ashdale", "Averages.csv", Book);
        await lead.GoAsync("/councils/ashdale/kpis/19.1");
        Assert.Equal("25%, as stated in the book of 7 Oct 2024", lead.Summary("Neighbours’ average"));
        Assert.Equal("26%, as stated in the book of 7 Oct 2024", lead.Summary("England average"));
        var history = lead.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Everything that was changed of this measure").GetAttribute("href")!;
        Assert.Contains("Measure 19.1 from row 4 of “Averages.csv”: 2 readings, 2 averages.", (await lead.GoAsync(history)).Main, StringComparison.Ordinal);
        var book = await BookAsync(lead, "ashdale", "Averages");
        Assert.Equal("25%, as stated in the book of 7 Oct 2024 England 26%, as stated in the book of 7 Oct 2024", lead.Table("Without a theme")[1][5]);
        foreach (var format in new[] { "csv", "xlsx", "docx" })
            Assert.Contains("as stated in the book of 7 Oct 2024", await DownloadAsync(lead, $"{book}&format={format}", format), StringComparison.Ordinal);

        await lead.GoAsync("/councils/ashdale/kpis/19.1/comparator");
        var choice = (IHtmlSelectElement)lead.Page.QuerySelector("main select")!;
        choice.Value = choice.Options.Single(option => option.Value == "DEMO_REREFERRALS").Value;
        await lead.ClickAsync("Compare by this");
        Assert.DoesNotContain(lead.Page.QuerySelectorAll(".govuk-summary-list__key"), key => key.TextContent.Trim() == "Neighbours’ average");
        Assert.Matches(
            "19.1: The book of 7 Oct 2024 states the neighbours’ average as 25%; the national figure of .* is [0-9.]+%", await CheckAsync(lead, "ashdale"));
    }

    [Fact]
    public async Task Limits_need_their_points_and_few_cases_have_no_trend_anywhere()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var last = Period.Of(PeriodKind.Month, DateOnly.FromDateTime(portal.Clock.GetUtcNow().Date).AddMonths(-3));
        await lead.GoAsync("/councils/brackenshire/kpis/2.2/rebase");
        var action = (IHtmlSelectElement)lead.Page.QuerySelector("main select")!;
        action.Value = action.Options[1].Value;
        await lead.Fill("First period with new limits", last.Label).Fill("What changed?", "A new team.").ClickAsync("Begin the limits anew");
        Assert.Equal([$"Limits need 12 values. From {last.Label} on there are 3: 9 more are needed."], lead.Errors);

        Assert.Equal("Too few cases to judge", (await lead.GoAsync("/councils/brackenshire/kpis/2.5")).Summary("Variation"));
        Assert.DoesNotContain("limit", string.Join(' ', lead.Table("2.5 Children on a plan").Skip(1).Select(row => row[4])), StringComparison.Ordinal);

        await lead.ImportBookAsync("brackenshire", "Few.csv", "Ref,Measure,Polarity,Direction of travel,Jul 2024,Aug 2024,Sep 2024\n8.7,% of plans a second time,low,↓,10.0%,0.0%,33.0%\n8.8,Visits,high,,1,2,3\n");
        await lead.GoAsync("/councils/brackenshire/kpis/8.7");
        Assert.StartsWith("Too few to judge10.0%, 0.0% and 33.0%", lead.Summary("Trend"), StringComparison.Ordinal);
        Assert.Equal("Too few cases to judge", lead.Summary("Variation"));
        Assert.Equal("Too few points to judge: limits need 12 values, and there are 3: 9 more are needed", (await lead.GoAsync("/councils/brackenshire/kpis/8.8")).Summary("Variation"));
    }

    [Fact]
    public async Task Baselines_and_means_keep_the_decimals_of_their_measure()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportBookAsync("coldwater", "Decimals.csv", "Ref,Measure,Polarity,yr end Mar 24,Jul 2024,Aug 2024,Sep 2024\n20.1,% closed,low,2.7,8,7,9\n20.2,% of calls,high,,71.5%,72%,73%\n");
        Assert.Equal("2.7% on 31 March 2024", (await lead.GoAsync($"{Kpis}/20.1")).Summary("Baseline"));
        Assert.Equal("8.0%", lead.Table("20.1 % closed")[1][2]);
        Assert.Equal("72.2%", (await lead.GoAsync($"{Kpis}/20.2")).Table("20.2 % of calls")[1][2]);
    }

    private static string Chosen(PortalBrowser lead, string label) =>
        ((IHtmlSelectElement)lead.Page.QuerySelector($"select[aria-label='{label}']")!).SelectedOptions[0].TextContent.Trim();

    private static async Task<string> MissedAsync(PortalBrowser adviser)
    {
        await adviser.GoAsync("/oversight?format=csv");
        var content = await adviser.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var rows = DocumentReader.Read(content, "portfolio.csv").Blocks.OfType<DocumentTable>().Single().Rows;
        var at = rows[0].Cells.Select(cell => cell.Text).ToList().IndexOf("Below target");
        return rows.Single(row => row.Cells[0].Text.Contains("Brackenshire", StringComparison.Ordinal)).Cells[at].Text;
    }

    private static async Task<string> CheckAsync(PortalBrowser lead, string council)
    {
        await lead.GoAsync($"/councils/{council}/kpis/checks");
        return string.Join('\n', lead.Table("Without an answer").Skip(1).Select(row => $"{row[0].Split(' ')[0]}: {row[1]}"));
    }

    private static void AssertSums(JsonElement cells, int total, int stored)
    {
        int Of(string name) => cells.GetProperty(name).GetInt32();
        Assert.Equal(["total", "stored", "derived", "stated", "refused", "blank"], cells.EnumerateObject().Select(property => property.Name));
        Assert.Equal((total, stored), (Of("total"), Of("stored")));
        Assert.Equal(total, Of("stored") + Of("derived") + Of("stated") + Of("refused") + Of("blank"));
    }

    private async Task<JsonElement> JsonAsync(string council, string name, byte[] content)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("slipportal-trust-").FullName, name);
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
        var (screen, written) = (Console.Out, new StringWriter());
        Console.SetOut(written);
        try
        {
            Assert.Equal(0, await CommandLine.RunAsync(["import-kpis", council, file, "--dry-run", "--json", .. portal.Options]));
        }
        finally
        {
            Console.SetOut(screen);
        }

        return JsonDocument.Parse(written.ToString()).RootElement.Clone();
    }

    // The address of a book by its name, which is then on the screen.
    private static async Task<string> BookAsync(PortalBrowser lead, string council, string name)
    {
        await lead.GoAsync($"/councils/{council}/kpis");
        var address = lead.Heading == name
            ? lead.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(link => link.Contains("format=csv", StringComparison.Ordinal)).Split('&')[0]
            : lead.Page.QuerySelectorAll("main a").Single(link => link.TextContent == name).GetAttribute("href")!;
        await lead.GoAsync(address);
        return address;
    }

    private static async Task<string> DownloadAsync(PortalBrowser lead, string address, string format)
    {
        await lead.GoAsync(address);
        if (format == "csv") return lead.Body;
        var content = await lead.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var tables = DocumentReader.Read(content, "file." + format).Blocks.OfType<DocumentTable>();
        return string.Join('\n', tables.SelectMany(table => table.Rows).Select(row => string.Join(' ', row.Cells.Select(cell => cell.Text.Replace('\n', ' ')))));
    }
}
