using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.IntegrationTests.Isolation;
using SlipPortal.UnitTests.Documents.Samples;
using SlipPortal.Web.Uploads;

namespace SlipPortal.IntegrationTests.Guard;

/// <summary>
/// Files are read in a process of their own, with little time and memory. Whatever a file does there, the portal goes on; the file is refused,
/// or kept for a lead where the council has chosen that.
/// </summary>
public sealed class UncheckedFileTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Refused = "This file takes too long or too much memory to check. Copy what is needed into a new, smaller file, then choose that one.";
    private const string TooMuch = "The file takes too long or too much memory to read: copy what is needed into a new, smaller document, then choose the new file.";

    [Theory]
    [InlineData("repeated.docx")]
    [InlineData("nested.docx")]
    [InlineData("page.pdf")]
    public async Task A_file_that_breaks_its_reader_is_refused_and_the_portal_goes_on(string name)
    {
        await using var node = portal.Beside(("Reading:Megabytes", "40"));
        await node.InitializeAsync();
        var lead = await node.SignInAsync("lead@brackenshire.example");
        await AddAsync(lead, "2.1", $"Bomb {name}", name, Bombs.Of(name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal([Refused], lead.Errors);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.evidence where title = $1", $"Bomb {name}"));
        await AddAsync(lead, "2.1", $"Clean beside {name}", "clean.pdf", PdfSample.Of("BT /F1 12 Tf (A plan) Tj ET"));
        Assert.Equal("The evidence is added.", lead.Notice);
    }

    [Fact]
    public async Task A_file_that_its_reader_gives_up_in_part_is_kept_with_a_mark()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await AddAsync(lead, "2.3", "Nested", "deep.pdf", Bombs.Deep());
        Assert.EndsWith("its text could not be checked", lead.Table("Evidence").Single(row => row[0] == "Nested (download)")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan/import", "Plan file", "repeated.docx")]
    [InlineData("kpis/import", "Performance book", "nested.docx")]
    public async Task An_import_that_breaks_its_reader_is_refused(string page, string field, string name)
    {
        await using var node = portal.Beside(("Reading:Megabytes", "40"));
        await node.InitializeAsync();
        var lead = await node.SignInAsync("lead@coldwater.example");
        await lead.GoAsync($"/councils/coldwater/{page}");
        await lead.Attach(field, name, Bombs.Of(name)).ClickAsync("Read the file");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal([TooMuch], lead.Errors);
    }

    [Fact]
    public async Task What_the_readers_say_of_a_file_comes_through_from_their_process()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        foreach (var (name, content, says) in new[]
        {
            ("plan.docx", "PK\u0003\u0004 damaged"u8.ToArray(), "The file is damaged and cannot be read: open it in Word or Excel, save it again under a new name, then choose the new file."),
            ("plan.csv", WordSample.Of("<w:p/>"), "The file is named .csv, but its content is a Word document (.docx): choose the right file, or give this one the ending .docx."),
            ("plan", "a,b\n1,2\n"u8.ToArray(), "Only files whose names end in .docx, .xlsx or .csv can be read, and this one looks like plain text: if that is right, give its name the ending .csv and choose it again."),
            ("plan.csv", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", 5_001))), "The tables have more than 5,000 rows together: keep only the tables to import, or split the file."),
        })
        {
            await lead.GoAsync("/councils/coldwater/plan/import");
            await lead.Attach("Plan file", name, content).ClickAsync("Read the file");
            Assert.Equal([says], lead.Errors);
        }
    }

    [Fact]
    public async Task A_file_that_is_out_of_time_is_held_for_a_lead_where_the_council_chose_that()
    {
        await using var node = portal.Beside(("Reading:Seconds", "0.001"));
        await node.InitializeAsync();
        var lead = await node.SignInAsync("lead@brackenshire.example");
        var contributor = await node.SignInAsync("contributor@brackenshire.example");
        await AddAsync(contributor, "2.2", "Too slow", "slow.txt", "A plan\n"u8.ToArray());
        Assert.Equal([Refused], contributor.Errors);

        await lead.GoAsync("/councils/brackenshire/held");
        await lead.Choose("Keep it, held for a lead").ClickAsync("Save");
        Assert.Equal("Choice saved", lead.Notice);
        await AddAsync(contributor, "2.2", "Too slow", "slow.txt", "A plan\n"u8.ToArray());
        Assert.Equal("The evidence is added.", contributor.Notice);
        // Its line says so, and has no download for whoever is no lead.
        Assert.EndsWith("could not be checked, held for a lead", contributor.Table("Evidence").Single(row => row[0] == "Too slow")[1], StringComparison.Ordinal);
        var id = (Guid)(await portal.ScalarAsync("select id from portal.evidence where title = 'Too slow'"))!;
        var file = $"/councils/brackenshire/plan/evidence/{id}";
        await lead.GoAsync("/councils/brackenshire/plan/actions/2.2/evidence");
        Assert.Contains(file, lead.Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain(file, contributor.Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.GoAsync(file)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync(file)).Status);
        Assert.Equal("A plan\n", lead.Body);

        // Only a lead removes it, or releases it, with a reason.
        await contributor.GoAsync($"/councils/brackenshire/withdraw/Evidence/{id}");
        await contributor.Fill("Why is it withdrawn?", "Wrong file").ClickAsync("Withdraw");
        Assert.Equal(["This file is held. Ask an improvement lead to withdraw it."], contributor.Errors);
        await lead.GoAsync("/councils/brackenshire/held");
        Assert.Contains("Too slow, evidence of action 2.2", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/brackenshire/plan/actions/2.2/evidence");
        await lead.ClickAsync("Release “Too slow”");
        Assert.Equal(["Enter why it can be released."], lead.Errors);
        await lead.Fill("Why can “Too slow” be released?", "Read from end to end.").ClickAsync("Release “Too slow”");
        Assert.Equal("File released", lead.Notice);
        Assert.Equal(HttpStatusCode.OK, (await contributor.GoAsync(file)).Status);
        await lead.GoAsync("/councils/brackenshire/history");
        Assert.Equal(["Released a file that could not be checked, evidence of action 2.2: Too slow.", "Read from end to end."], lead.Table("Changes")[1].Skip(2));
        await lead.GoAsync("/councils/brackenshire/held");
        await lead.Choose("Refuse the file").ClickAsync("Save");
    }

    [Fact]
    public async Task What_is_said_about_a_held_file_stays_inside_until_it_is_released()
    {
        const string Discussion = "/councils/brackenshire/discussion";
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var adviser = await portal.SignInAsync("adviser@education.example");
        // One that the adviser sees.
        var held = (Guid)(await AskAsync(
            "adviser@education.example",
            """
            select line.id from portal.evidence line join portal.actions action on action.lineage_id = line.lineage_id
            join portal.plans plan on plan.id = action.plan_id and plan.in_force_at is not null and plan.superseded_at is null
            where line.withdrawn_at is null limit 1
            """))!;
        await portal.ScalarAsync("update portal.evidence set title = 'Talked about', is_held = true where id = $1", held);
        await lead.GoAsync($"{Discussion}/about/Document/{held}");
        await lead.Fill("What do you want to say?", "Nobody could read this one").Choose("Everybody who may see this item").ClickAsync("Start the conversation");
        Assert.Equal(HttpStatusCode.OK, lead.Status);
        var thread = $"{Discussion}/{await portal.ScalarAsync("select id from portal.comment_threads where subject_id = $1", held)}";
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync(thread)).Status);

        var action = await portal.ScalarAsync(
            """
            select action.ref from portal.evidence line join portal.actions action on action.lineage_id = line.lineage_id
            join portal.plans plan on plan.id = action.plan_id and plan.in_force_at is not null and plan.superseded_at is null where line.id = $1
            """, held);
        await lead.GoAsync($"/councils/brackenshire/plan/actions/{action}/evidence");
        await lead.Fill("Why can “Talked about” be released?", "Read from end to end.").ClickAsync("Release “Talked about”");
        Assert.Equal("File released", lead.Notice);
        await adviser.GoAsync(thread);
        Assert.Contains("Nobody could read this one", adviser.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_and_notices_have_no_place_to_say_it_and_are_refused()
    {
        await using var node = portal.Beside(("Reading:Seconds", "0.001"));
        await node.InitializeAsync();
        var lead = await node.SignInAsync("lead@brackenshire.example");
        var letter = PdfSample.Of("BT /F1 12 Tf (A letter) Tj ET");
        var visit = (Guid)(await portal.ScalarAsync("select id from portal.visits v where v.tenant_id = (select id from portal.organisations where slug = 'brackenshire') limit 1"))!;
        await lead.GoAsync($"/councils/brackenshire/visits/{visit}");
        await lead.Fill("What is it?", "A letter").Attach("File", "letter.pdf", letter).ClickAsync("Keep the file");
        Assert.Equal([Refused], lead.Errors);
    }

    [Fact]
    public async Task The_database_itself_keeps_a_held_file_for_leads_and_its_line_inside()
    {
        const string Titles = "select string_agg(title, ',') from portal.evidence where title = 'Held by SQL'";
        const string Contents = "select count(*) from portal.evidence_files file join portal.evidence line on line.id = file.evidence_id where line.title = 'Held by SQL'";
        await portal.ScalarAsync(
            """
            update portal.evidence set title = 'Held by SQL', is_held = true where id = (
                select line.id from portal.evidence line join portal.evidence_files file on file.evidence_id = line.id
                where not line.is_confidential and line.tenant_id = (select id from portal.organisations where slug = 'brackenshire') limit 1)
            """);
        Assert.Equal(1L, await AskAsync("lead@brackenshire.example", Contents));
        Assert.Equal(0L, await AskAsync("contributor@brackenshire.example", Contents));
        Assert.Equal("Held by SQL", await AskAsync("contributor@brackenshire.example", Titles));
        Assert.Null(await AskAsync("adviser@education.example", Titles));
        await using (var contributor = await SqlSession.OpenAsync(portal, "contributor@brackenshire.example", "brackenshire"))
        {
            Assert.Equal("42501", await contributor.TryAsync("update portal.evidence set is_held = false where title = 'Held by SQL'"));
            Assert.Equal(0, await contributor.RunAsync("delete from portal.evidence_files where evidence_id in (select id from portal.evidence where title = 'Held by SQL')"));
        }

        // Its twin: without the policies' conditions both are there for all who reached them before.
        await portal.ScalarAsync("update portal.evidence set is_held = false where title = 'Held by SQL'");
        Assert.Equal(1L, await AskAsync("contributor@brackenshire.example", Contents));
        Assert.Equal("Held by SQL", await AskAsync("adviser@education.example", Titles));
    }

    [Fact]
    public void The_reader_is_given_nothing_of_the_portal_s_environment()
    {
        var start = portal.Services.GetRequiredService<FileReader>().StartOf([]);
        Assert.Equal([], start.Environment.Keys.Where(name => !name.StartsWith("DOTNET_", StringComparison.Ordinal)).Except(["LD_LIBRARY_PATH", "SystemRoot", "TMPDIR"]));
        Assert.Equal("0xC800000", start.Environment["DOTNET_GCHeapHardLimit"]);
        // The test's own has what the portal's would have: a path at least.
        Assert.NotNull(Environment.GetEnvironmentVariable("PATH"));
    }

    [Fact]
    public async Task A_save_that_waits_reads_files_too()
    {
        await using var db = await portal.OpenAsync("brackenshire", "lead@brackenshire.example");
        var action = await db.Set<PlanAction>().FirstAsync(TestContext.Current.CancellationToken);
        var author = (Guid)(await portal.ScalarAsync("select id from portal.users where email = 'lead@brackenshire.example'"))!;
        var (evidence, file) = Evidence.OfFile(
            action, "Planted", "file.pdf", "application/pdf", PdfSample.Of("BT /F1 12 Tf (943 476 5919) Tj ET"), "", false, null, author, DateTimeOffset.UnixEpoch);
        db.AddRange(evidence, file);
        db.Record(new EvidenceAdded(action.Ref, evidence.Title), action.Id);
        Assert.Contains("this looks like an NHS number", Assert.Throws<RefusedException>(() => db.SaveChanges()).Message, StringComparison.Ordinal);
    }

    private async Task<object?> AskAsync(string email, string sql)
    {
        await using var session = await SqlSession.OpenAsync(portal, email, "brackenshire");
        return await session.AskAsync(sql);
    }

    private static async Task AddAsync(PortalBrowser browser, string action, string title, string name, byte[] content)
    {
        await browser.GoAsync($"/councils/brackenshire/plan/actions/{action}/evidence");
        await browser.Fill("What does the file show?", title).Attach("File", name, content).ClickAsync("Add the file");
    }
}
