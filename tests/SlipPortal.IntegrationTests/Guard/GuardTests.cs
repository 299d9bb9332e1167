using System.IO.Compression;
using System.Net;
using System.Text;
using SlipPortal.UnitTests.Documents.Samples;

namespace SlipPortal.IntegrationTests.Guard;

/// <summary>What looks like child-level data is refused where it is typed and where it is uploaded, and a lead can release what is none.</summary>
public sealed class GuardTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Planted = "943 476 5919";
    private const string Progress = "/councils/ashdale/plan/actions/1.2/progress";

    [Fact]
    public async Task A_text_is_held_a_lead_releases_it_with_a_reason_and_it_passes_in_this_council_alone()
    {
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        await ReportAsync(contributor, Progress, $"Agreed under contract {Planted}.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contributor.Status);
        Assert.Equal(
            "Narrative: this looks like an NHS number (943 ••• ••••). Remove it: no child, family or case may be named here. If it is something else, ask an improvement lead to release it.",
            Assert.Single(contributor.Errors));
        // What was typed is still there; nothing was stored.
        Assert.Contains(Planted, contributor.Page.QuerySelector("textarea[name='Input.Narrative']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0L, await CountAsync("progress_updates", "narrative"));
        var ask = contributor.Page.QuerySelector("a[href*='/held/new']")!.GetAttribute("href")!;
        Assert.DoesNotContain("4765919", Uri.UnescapeDataString(ask), StringComparison.Ordinal);

        await contributor.GoAsync(ask);
        await contributor.Fill("What is it?", $"It is {Planted}, a contract").ClickAsync("Ask a lead to release it");
        Assert.Contains("Note: this looks like an NHS number", Assert.Single(contributor.Errors), StringComparison.Ordinal);
        await contributor.Fill("What is it?", "The number of a contract").ClickAsync("Ask a lead to release it");
        Assert.Equal("The lead is asked. You see here what becomes of it.", contributor.Notice);
        Assert.Equal(["an NHS number (943 ••• ••••)", "narrative", "The number of a contract"], contributor.Table("Asked for")[1].Take(3));
        await ReportAsync(contributor, Progress, $"Agreed under contract {Planted}.");
        Assert.EndsWith("A lead has been asked to release it, and has not decided yet.", Assert.Single(contributor.Errors), StringComparison.Ordinal);

        // Somebody who only contributes cannot release it, and somebody of another council cannot see it.
        await contributor.GoAsync("/councils/ashdale/held");
        var address = contributor.Page.QuerySelector("main table a")!.GetAttribute("href")!;
        await contributor.GoAsync(address);
        Assert.Empty(contributor.Page.QuerySelectorAll("input[type=radio]"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignInAsync("lead@brackenshire.example")).GoAsync(address.Replace("ashdale", "brackenshire", StringComparison.Ordinal))).Status);

        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale");
        Assert.Contains("2 held texts that you are asked to release", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync(address);
        await lead.Choose("Release it: it names no child, family or case").ClickAsync("Record the decision");
        Assert.Equal(["Enter why."], lead.Errors);
        await lead.Fill("Why?", "Checked with procurement.").ClickAsync("Record the decision");
        Assert.Equal("It is released. Its author can send their text again.", lead.Notice);
        await lead.GoAsync("/councils/ashdale/history");
        Assert.Equal(["Released what looks like an NHS number (943 ••• ••••).", "Checked with procurement."], lead.Table("Changes")[1].Skip(2));

        await ReportAsync(contributor, Progress, $"Agreed under contract {Planted.Replace(' ', '-')}.");
        Assert.Equal(HttpStatusCode.OK, contributor.Status);
        Assert.Empty(contributor.Errors);
        Assert.Equal(1L, await CountAsync("progress_updates", "narrative", Planted.Replace(' ', '-')));
        // Another number is held as before, and so is this one in another council.
        await ReportAsync(contributor, Progress, "And 401 023 2137.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contributor.Status);
        var other = await portal.SignInAsync("contributor@brackenshire.example");
        await ReportAsync(other, "/councils/brackenshire/plan/actions/1.2/progress", $"Agreed under contract {Planted}.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);

        // A ticket of one council is no good in another, and the value is nowhere in what was kept of it.
        await other.GoAsync(ask.Replace("ashdale", "brackenshire", StringComparison.Ordinal));
        Assert.StartsWith("This link is no longer good.", Assert.Single(other.Errors), StringComparison.Ordinal);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.held_texts h where h::text ~ '476.?5919'"));
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.change_log c where c.event like 'HeldText%' and c::text ~ '476.?5919'"));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("pdf")]
    [InlineData("locked pdf")]
    public async Task A_file_with_a_planted_number_is_refused_and_a_clean_one_is_kept(string type)
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        const string Address = "/councils/brackenshire/plan/actions/2.1/evidence";
        await lead.GoAsync(Address);
        await lead.Fill("What does the file show?", $"A planted {type}").Attach("File", $"file.{type.Split(' ')[^1]}", FileOf(type, Planted)).ClickAsync("Add the file");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        var error = Assert.Single(lead.Errors);
        Assert.StartsWith("The file", error, StringComparison.Ordinal);
        Assert.Contains("this looks like an NHS number (943 ••• ••••)", error, StringComparison.Ordinal);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.evidence where title = $1", $"A planted {type}"));

        await lead.Fill("What does the file show?", $"A clean {type}").Attach("File", $"file.{type.Split(' ')[^1]}", FileOf(type, "576 cared for children")).ClickAsync("Add the file");
        Assert.Equal("The evidence is added.", lead.Notice);
        Assert.DoesNotContain("could not be checked", Kind(lead, $"A clean {type} (download)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_text_cannot_be_read_is_kept_with_a_mark_that_everybody_sees()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire/plan/actions/2.2/evidence");
        await lead.Fill("What does the file show?", "A scan").Attach("File", "scan.pdf", "%PDF-1.7 nothing"u8.ToArray()).ClickAsync("Add the file");
        Assert.EndsWith("its text could not be checked", Kind(lead, "A scan (download)"), StringComparison.Ordinal);
        await lead.GoAsync("/councils/brackenshire/plan/evidence?search=A scan");
        Assert.Contains("its text could not be checked", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_in_an_address_is_held_though_its_spaces_are_written_otherwise()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire/plan/actions/2.2/evidence");
        await lead.Fill("What does the page show?", "A record").Fill("Its address", $"https://records.example/{Planted}").ClickAsync("Add the link");
        Assert.Contains("Address: this looks like an NHS number (943 ••• ••••)", Assert.Single(lead.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan/import", "Plan file", "plan_imports", "Ref,Action,Owner,Due by\n1. First,,,\n1.1,Visit 943 476 5919,Head,March 2027\n")]
    [InlineData("kpis/import", "Performance book", "book_imports", "PI Ref,Measure,Polarity,July,Aug\n1.1,Conferences for 943 476 5919,high,12,13\n")]
    public async Task An_import_with_a_planted_number_is_refused_and_nothing_is_stored(string page, string field, string table, string csv)
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync($"/councils/coldwater/{page}");
        var before = await portal.ScalarAsync($"select count(*) from portal.{table}");
        await lead.Attach(field, "file.csv", Encoding.UTF8.GetBytes(csv)).ClickAsync("Read the file");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Contains("this looks like an NHS number (943 ••• ••••)", Assert.Single(lead.Errors), StringComparison.Ordinal);
        Assert.Equal(before, await portal.ScalarAsync($"select count(*) from portal.{table}"));
    }

    private static async Task ReportAsync(PortalBrowser browser, string address, string narrative)
    {
        await browser.GoAsync(address);
        await browser.Choose("Green: on track").Fill("Why this rating?", "The first step is done.")
            .Fill("What has happened since the last update? (optional)", narrative).ClickAsync("Report progress");
    }

    private static string Kind(PortalBrowser browser, string title) => browser.Table("Evidence").Single(row => row[0] == title)[1];

    private async Task<long> CountAsync(string table, string column, string what = Planted) =>
        (long)(await portal.ScalarAsync($"select count(*) from portal.{table} where {column} like $1", $"%{what}%"))!;

    private static byte[] FileOf(string type, string text) => type switch
    {
        "csv" => Encoding.UTF8.GetBytes($"A,B\n1,{text}\n"),
        "pdf" => PdfSample.Of($"BT /F1 12 Tf ({text}) Tj ET"),
        // Everybody can open it; it is encrypted all the same.
        "locked pdf" => PdfSample.Locked($"BT /F1 12 Tf ({text}) Tj ET"),
        "docx" => Package(
            "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"),
        _ => Documents.Excel.ExcelWriter.Write(new("A", [new("B")], [new object?[] { text }])),
    };

    private static byte[] Package(string name, string type, string xml)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string part, string content)
            {
                using var entry = archive.CreateEntry(part).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }

            Add("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/{name}\" ContentType=\"{type}\"/></Types>");
            Add("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                + $"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"{name}\"/></Relationships>");
            Add(name, xml);
        }

        return stream.ToArray();
    }
}
