using System.IO.Compression;
using System.Net;
using System.Text;

namespace SlipPortal.IntegrationTests.Pages.Platform;

/// <summary>National data are seen and sent in by the platform administrator, and by nobody else.</summary>
public sealed class NationalDataTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Page = "/platform/national-data";
    private const string Areas = "la_code,gss_code,name,lait_region,ofsted_urn\n990,,The Vales,,\n9101,Z9101,Ashdale,The Vales,\n9301,Z9301,Mosswick,The Vales,\n";
    private const string Measures = "measure_short,topic,measure,polarity,unit,year_type,no_quartile,last_update,next_update,source_link\nLIT,Lighting,Lanterns lit,High,%,Financial Year,NA,NA,NA,\n";
    private const string Values = "measure_short,period,la_number,value\nLIT,2041,9301,17\nLIT,2041,9999,5\nDARK,2041,9301,5\n";

    [Theory]
    [InlineData("lead@ashdale.example")]
    [InlineData("adviser@education.example")]
    public async Task It_is_not_there_for_anybody_else(string email)
    {
        var browser = await portal.SignInAsync(email);
        Assert.DoesNotContain("National data", browser.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GoAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendFormAsync(Page)).Status);
        Assert.Equal("Sign in", (await portal.Anonymous().GoAsync(Page)).Heading);
    }

    [Fact]
    public async Task The_administrator_sees_what_is_loaded_and_loads_several_files_at_once()
    {
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync(admin.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "National data").GetAttribute("href")!);
        Assert.Contains(admin.Table("Files, as they were last read"), row => row is ["lait_measures.csv", var when, "4", "4", "None"] && when.EndsWith(", command line", StringComparison.Ordinal));
        Assert.Equal([["Model", "Authorities"], ["2021-04", "12"], ["2025-05", "12"]], admin.Table("Models of statistical neighbours"));
        Assert.Equal([["Source", "Latest period", "Indicators"], ["LAIT", $"{DateTime.UtcNow.Year - 1}", "4"]], admin.Table("Indicators"));

        await SendAsync(admin, ("lait_csc_indicators_long.csv.gz", Packed(Values)), ("local_authorities.csv", Text(Areas)), ("lait_measures.csv", Text(Measures)));
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        Assert.Equal(
            [
                ["File", "What became of it", "Refused"],
                ["local_authorities.csv", "3 rows read, 3 taken: 1 new, 0 changed", "None"],
                ["lait_measures.csv", "1 row read, 1 taken: 1 new, 0 changed", "None"],
                ["lait_csc_indicators_long.csv.gz", "3 rows read, 1 taken: 1 new, 0 changed", "2 unknown area code “9999”: 1 unknown measure “DARK”: 1"],
            ],
            admin.Table("What became of the files"));
        Assert.Contains(["LAIT", "2041", "1"], admin.Table("Indicators"));
        Assert.Contains(
            admin.Table("Files, as they were last read"),
            row => row is ["lait_csc_indicators_long.csv.gz", var when, "3", "1", "2 unknown area code “9999”: 1 unknown measure “DARK”: 1"]
                && when.EndsWith(", Platform Administrator", StringComparison.Ordinal));

        await SendAsync(admin, ("lait_measures.csv", Text(Measures)));
        Assert.StartsWith("Unchanged since ", admin.Table("What became of the files")[1][1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_national_data_is_refused_by_name_and_nothing_is_loaded()
    {
        var admin = await portal.SignInAsync("admin@slipportal.example");
        var area = Text(Areas.Replace("9301", "9302", StringComparison.Ordinal));
        await SendAsync(admin, ("local_authorities.csv", area), ("holiday.csv", Text("a,b\n")), ("plan.docx", Text("x")));
        await RefusedAsync("“holiday.csv”, “plan.docx” are no files of national data by name. Nothing was loaded.");
        await SendAsync(admin, ("local_authorities.csv", area), ("lait_csc_indicators_long.csv.gz", [1, 2, 3]));
        await RefusedAsync("lait_csc_indicators_long.csv.gz cannot be read after line");
        await SendAsync(admin, ("local_authorities.csv", area), ("local_authorities.csv", area));
        await RefusedAsync("“local_authorities.csv” is there twice. Nothing was loaded.");
        await SendAsync(admin, ("local_authorities.csv", new byte[(20 * 1024 * 1024) + 1]));
        await RefusedAsync("Send 20 MB or less at once");
        // Small, and without an end when it is unpacked.
        await SendAsync(admin, ("local_authorities.csv", area), ("lait_csc_indicators_long.csv.gz", Packed("measure_short,period,la_number,value\n" + new string(',', 50_000_000))));
        await RefusedAsync("lait_csc_indicators_long.csv.gz cannot be read after line 2: a row has more than 1,000,000 characters");
        await SendAsync(admin);
        await RefusedAsync("Choose one file or several.");

        async Task RefusedAsync(string why)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
            Assert.StartsWith(why, Assert.Single(admin.Errors), StringComparison.Ordinal);
            Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.statistical_areas where code = 9302"));
        }
    }

    private static async Task SendAsync(PortalBrowser admin, params (string Name, byte[] Content)[] files)
    {
        await admin.GoAsync(Page);
        foreach (var (name, content) in files) admin.Attach("Files", name, content);
        await admin.ClickAsync("Load them");
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest)) stream.Write(Text(text));
        return packed.ToArray();
    }
}
