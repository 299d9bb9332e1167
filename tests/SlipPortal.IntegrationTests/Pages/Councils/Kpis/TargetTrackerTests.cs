using System.Text;
using SlipPortal.Web.Commands;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>
/// A target tracker comes in beside the book: which measure a row means is asked, targets are set, a value that differs is said before
/// it is stored, and a year to date that does not follow from its parts is found.
/// </summary>
public sealed class TargetTrackerTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Kpis = "/councils/coldwater/kpis";

    private const string Book = """
        Theme,Ref,Measure,Polarity,Jul 2024,Aug 2024,Sep 2024,Q1 2024/25,Q2 2024/25
        Quality,2.4a,% visits in ten days,high,100%,82%,71%,,
        Quality,2.4b,% visits in fifteen days,high,100%,97%,89%,,
        Partners,3.2,% of contacts that repeat,low,10%,12%,18%,10%,18%
        Partners,4.2,Number of new plans,high,44,15,29,116,88
        """;

    private const string Tracker = """
        Theme,Ref,Measure,Target,Aug 2024,Sep 2024,YTD
        Quality,2.4,% visits in ten days,75,82,72,72
        Quality,2.9,% of posts without a worker,2,0,0,0
        Partners,3.2,% of contacts that repeat,10,12,18,14
        Partners,4.2,Number of new plans,700,15,29,204
        ,,,ANNUAL TARGET,,,
        """;

    [Fact]
    public async Task A_tracker_is_held_against_the_book_before_it_is_stored_and_after()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await UploadAsync(lead, "Book.csv", Book);
        await lead.Fill("Which book does it go into?", "Board book").ClickAsync("Put these into the book");
        Assert.Equal("Receipt of the import", lead.Heading);

        var file = Path.Combine(Directory.CreateTempSubdirectory("slipportal-tracker-").FullName, "Tracker.csv");
        await File.WriteAllTextAsync(file, Tracker, TestContext.Current.CancellationToken);
        Assert.Contains("2.4: 2.4 is in no book; the book has 2.4a and 2.4b: which is meant?", await DryRunAsync(file), StringComparison.Ordinal);

        await UploadAsync(lead, "Tracker.csv", Tracker);
        Assert.Contains("2.4 is in no book; the book has 2.4a and 2.4b: which is meant?", lead.Main, StringComparison.Ordinal);
        Assert.Contains("2.9: 2.9 is in no book.", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Documents give different values", lead.Main, StringComparison.Ordinal);
        await lead.Select("Row 2: which measure is it?", "2.4a % visits in ten days").Select("Row 3: which measure is it?", "2.4a % visits in ten days")
            .ClickAsync("Check again");
        Assert.Equal(["Two rows of the file would go into measure 2.4a: choose another for one of them."], lead.Errors);
        await lead.Select("Row 3: which measure is it?", "A new measure").ClickAsync("Check again");
        Assert.Empty(lead.Errors);
        Assert.Contains(
            "2.4a: Documents give different values: 71 (Book.csv, Sep 2024); 72 (Tracker.csv, Sep 2024). The last one takes the place of the others.",
            lead.Main, StringComparison.Ordinal);
        await lead.Fill("Which book does it go into?", "Board book").ClickAsync("Put these into the book");
        Assert.Equal("Receipt of the import", lead.Heading);
        Assert.Equal(("4 rows", "1 row"), (lead.Summary("Imported"), lead.Summary("Joined to the row above")));
        Assert.Contains("Imported. 2.4 in the file.", lead.Main, StringComparison.Ordinal);

        await lead.GoAsync($"{Kpis}/2.4a");
        Assert.StartsWith("72% in Sep 2024", lead.Summary("Latest"), StringComparison.Ordinal);
        Assert.Contains("72% is below the target of 75% (higher is better).", lead.Main, StringComparison.Ordinal);
        Assert.Contains("As in Tracker.csv.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/4.2");
        Assert.Contains("204 since April is 29% of the target of 700 for the year", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/coldwater/history");
        Assert.Contains("Imported “Tracker.csv” into the book “Board book”: 4 measures, 3 readings, 4 targets.", lead.Main, StringComparison.Ordinal);

        // The year to date of 4.2 agrees with its quarters; that of 3.2 cannot, and can be answered.
        await lead.GoAsync($"{Kpis}/checks");
        var found = lead.Table("Without an answer").Where(row => row[1].Contains("in “Tracker.csv” says", StringComparison.Ordinal)).ToList();
        var stated = Assert.Single(found);
        Assert.Equal("3.2 % of contacts that repeat", stated[0]);
        Assert.StartsWith("The year to 30 September 2024 in “Tracker.csv” says 14% beside Q1 10% and Q2 18%", stated[1], StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/3.2/answer?rule=YearToDateDisagrees");
        Assert.Contains(stated[1], lead.Main, StringComparison.Ordinal);
        await lead.Fill("Why does it stand?", "The counts come next month.").ClickAsync("It stands");
        Assert.DoesNotContain(stated[1], lead.Table("Without an answer").Select(row => row[1]));

        // The same again changes nothing; another year to date takes the place of the one before.
        var next = Tracker.Replace("2.4,", "2.4a,", StringComparison.Ordinal).Replace("29,204", "29,207", StringComparison.Ordinal);
        await UploadAsync(lead, "Tracker 2.csv", next);
        Assert.Contains("4.2: The year to date says 207; its parts give 204 (116 + 88).", lead.Main, StringComparison.Ordinal);
        await lead.Fill("Which book does it go into?", "Board book").ClickAsync("Put these into the book");
        await lead.GoAsync("/councils/coldwater/history");
        Assert.Contains("Imported “Tracker 2.csv” into the book “Board book”: 4 measures, 0 readings.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/checks");
        Assert.Contains("The year to 30 September 2024 in “Tracker 2.csv” says 207; its parts give 204 (116 + 88).", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_without_a_period_is_held_against_the_latest_and_not_stored()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/kpis/5.2");
        var latest = lead.Summary("Latest");
        await lead.GoAsync("/councils/ashdale/kpis/import");
        var report = "Ref,Measure,Latest\n5.2,Most children with one social worker,99\n"u8.ToArray();
        await lead.Attach("Performance book", "Peer report.csv", report).ClickAsync("Read the file");
        Assert.Contains("99 (Peer report.csv, no date). Values need dates.", lead.Main, StringComparison.Ordinal);
        await lead.Fill("Which book does it go into?", "Operational").ClickAsync("Put these into the book");
        await lead.GoAsync("/councils/ashdale/kpis/5.2");
        Assert.Equal(latest, lead.Summary("Latest"));
    }

    private async Task<string> DryRunAsync(string file)
    {
        var (screen, written) = (Console.Out, new StringWriter());
        Console.SetOut(written);
        try
        {
            Assert.Equal(0, await CommandLine.RunAsync(
                ["import-kpis", "coldwater", file, "--dry-run", .. portal.Options]));
        }
        finally
        {
            Console.SetOut(screen);
        }

        return written.ToString();
    }

    private static async Task UploadAsync(PortalBrowser lead, string name, string content)
    {
        await lead.GoAsync($"{Kpis}/import");
        await lead.Attach("Performance book", name, Encoding.UTF8.GetBytes(content)).ClickAsync("Read the file");
        Assert.EndsWith("Check what was found", lead.Heading, StringComparison.Ordinal);
    }
}
