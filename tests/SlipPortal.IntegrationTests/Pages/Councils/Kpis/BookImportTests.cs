using System.Net;
using System.Text;
using SlipPortal.Web.Commands;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>A performance book comes in: through the page and by the command line, is checked, and leaves a receipt that adds up.</summary>
public sealed class BookImportTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Kpis = "/councils/coldwater/kpis";

    private const string Book = """
        Board book,,,,,,,,,,
        Theme,PI Ref,Measure,Polarity,yr end Mar 24,2024/25(ytd),,,,Direction of travel,SN Av
        ,,,,,July,Aug,Sep,Q2,,
        Setting the scene,1.1 a,Number of children in need at point in time,in line with average,1600,1142,1111,1071,1071,↑,2711
        ,1.3,Number of conferences,,117,12,8,9,30,,
        Quality,2.4 a,% assessments in time (ytd),high,,100 %,82%,71%,71%,→,
        ,x,No number,high,,1,2,3,,,
        """;

    [Fact]
    public async Task A_book_is_checked_before_it_is_stored_and_leaves_a_receipt_that_adds_up()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync($"{Kpis}/import");
        await lead.ClickAsync("Read the file");
        Assert.Equal(["Choose a file."], lead.Errors);
        await lead.Attach("Performance book", "notes.csv", "Name,Age\nJo,5\n"u8.ToArray()).ClickAsync("Read the file");
        Assert.StartsWith("No table with measures was found in this file.", Assert.Single(lead.Errors), StringComparison.Ordinal);

        await lead.Attach("Performance book", "Board book.csv", Encoding.UTF8.GetBytes(Book)).ClickAsync("Read the file");
        Assert.Contains("3 measures. 9 readings will be recorded; 3 quarters and years follow from them", lead.Main, StringComparison.Ordinal);
        Assert.Contains("1.1a: The source's arrow ↑ says up, but the numbers fell: 1,142, 1,111, 1,071.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("1.3: Q2 2024/25 says 30; its parts give 9 (As in Sep 2024).", lead.Main, StringComparison.Ordinal);
        Assert.Contains("2.4a: Decreasing and getting worse: 100%, 82%, 71%.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Row 7: “x” is not a reference.", lead.Main, StringComparison.Ordinal);
        var review = lead.Path;

        await lead.Fill("Which book does it go into?", "").ClickAsync("Put these into the book");
        Assert.Equal(["Enter the name of the book."], lead.Errors);
        await lead.Fill("Which book does it go into?", "Board book").Select("Practice area of “Quality”", "Front door")
            .Select("1.3: how quarters and years follow", "Numerators over denominators, each added up (percentages with their counts)").ClickAsync("Put these into the book");
        Assert.Equal(["1.3: Only percentages, rates and ratios are weighted by their denominators: choose another way."], lead.Errors);
        await lead.Select("1.3: how quarters and years follow", "Parts are added up (new cases)").Select("1.3: which way is better", "Lower is better").ClickAsync("Put these into the book");
        Assert.Equal("Receipt of the import", lead.Heading);
        Assert.Equal(("3 rows", "1 row", "3 rows"), (lead.Summary("Imported"), lead.Summary("Not taken"), lead.Summary("Heading")));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync(review)).Status);

        await lead.GoAsync($"{Kpis}/2.4a");
        Assert.Equal("Measure 2.4a, Front door", lead.Text(".govuk-caption-l"));
        Assert.StartsWith("71% in Sep 2024", lead.Summary("Latest"), StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/1.3");
        Assert.Equal(("Lower is better", "Added up"), (lead.Summary("Better"), lead.Summary("Quarters and years")));
        await lead.GoAsync($"{Kpis}/1.1a");
        Assert.Equal("1,600 on 31 March 2024", lead.Summary("Baseline"));

        // The next month's book: what is the same is left, what differs is a correction.
        await lead.GoAsync($"{Kpis}/import");
        await lead.Attach("Performance book", "Board book.csv", Encoding.UTF8.GetBytes(Book.Replace("1111", "1121", StringComparison.Ordinal))).ClickAsync("Read the file");
        Assert.Contains("(there already: readings are added, its definition stays)", lead.Main, StringComparison.Ordinal);
        await lead.Fill("Which book does it go into?", "Board book").ClickAsync("Put these into the book");
        await lead.GoAsync("/councils/coldwater/history");
        Assert.Contains("Imported “Board book.csv” into the book “Board book”: 3 measures, 1 reading.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/1.1a");
        Assert.Equal("1111", lead.Table("Values that were corrected")[1][1]);
    }

    [Fact]
    public async Task The_command_line_imports_as_the_page_does_and_a_dry_run_stores_nothing()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("slipportal-book-").FullName, "Book.csv");
        await File.WriteAllTextAsync(file, "Ref,Measure,Polarity,Apr 2026,May 2026\n7.1,Visits,high,10,12\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, await CommandLine.RunAsync(["import-kpis", "dunmere", file, "--dry-run", "--json", .. portal.Options]));
        var lead = await portal.SignInAsync("lead@dunmere.example");
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync("/councils/dunmere/kpis/7.1")).Status);
        Assert.Equal(0, await CommandLine.RunAsync(["import-kpis", "dunmere", file, .. portal.Options]));
        Assert.StartsWith("12 in May 2026", (await lead.GoAsync("/councils/dunmere/kpis/7.1")).Summary("Latest"), StringComparison.Ordinal);
        Assert.Equal(2, await CommandLine.RunAsync(["import-kpis", "dunmere", file, "--as", "lead@ashdale.example", .. portal.Options]));
    }
}
