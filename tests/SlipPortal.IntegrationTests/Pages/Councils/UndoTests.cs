using System.Net;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Domain.Common;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>Whoever wrote something undoes it, from the banner or the history, for as long as nobody has built on it.</summary>
public sealed class UndoTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/brackenshire";
    private const string Lead = "lead@brackenshire.example", Contributor = "contributor@brackenshire.example";

    [Fact]
    public async Task A_new_update_is_undone_from_the_banner_and_the_history_has_both()
    {
        var contributor = await portal.SignInAsync(Contributor);
        const string Address = $"{Council}/plan/actions/1.1";
        await contributor.GoAsync(Address);
        var rating = contributor.Summary("Rating");
        await ReportAsync(contributor, Address, "Clicked too soon");
        Assert.NotEqual(rating, contributor.Summary("Rating"));
        await contributor.ClickAsync("Undo");
        Assert.Equal(("Undone", Address, rating), (contributor.Notice, contributor.Path, contributor.Summary("Rating")));
        Assert.Contains("by Aldous Greenhalgh: Undone by who wrote it", contributor.Main, StringComparison.Ordinal);
        // It is no longer offered, there or anywhere.
        Assert.DoesNotContain(contributor.Page.QuerySelectorAll("button"), button => button.TextContent == "Undo");
        await contributor.GoAsync($"{Council}/history");
        Assert.StartsWith("Undid: Reported progress on action 1.1", contributor.Table("Changes")[1][2], StringComparison.Ordinal);
        Assert.DoesNotContain(Offers(contributor), offer => offer.Contains("action 1.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_says_again_what_it_said_and_the_words_between_stay_readable()
    {
        var lead = await portal.SignInAsync(Lead);
        const string Address = $"{Council}/plan/actions/2.2";
        await lead.GoAsync(Address);
        var (text, owners) = (lead.Text(".govuk-body-l"), lead.Summary("Owners"));
        await lead.GoAsync($"{Address}/edit");
        await lead.Fill("What will be done", "Words that were a mistake").ClickAsync("Save");
        Assert.Equal("Words that were a mistake", lead.Text(".govuk-body-l"));
        await lead.ClickAsync("Undo");
        Assert.Equal(("Undone", text, owners), (lead.Notice, lead.Text(".govuk-body-l"), lead.Summary("Owners")));
        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.action_wordings where text = 'Words that were a mistake'"));
    }

    [Fact]
    public async Task What_somebody_has_built_on_is_not_undone()
    {
        var lead = await portal.SignInAsync(Lead);
        var contributor = await portal.SignInAsync(Contributor);
        const string Address = $"{Council}/plan/actions/1.3";
        await ReportAsync(contributor, Address, "Reported first");
        await ReportAsync(lead, Address, "Reported after it");
        await contributor.ClickAsync("Undo");
        Assert.StartsWith(
            "Perpetua Stallwood has built on it since, so this cannot be undone: Reported progress on action 1.3", Assert.Single(contributor.Errors),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Withdrawn", (await contributor.GoAsync(Address)).Main, StringComparison.Ordinal);
        // From the history only the last can be.
        await contributor.GoAsync($"{Council}/history");
        Assert.DoesNotContain(Offers(contributor), offer => offer.Contains("action 1.3", StringComparison.Ordinal));
        await lead.GoAsync($"{Council}/history");
        var offer = lead.Page.QuerySelectorAll("a[href*='/undo/']")
            .First(link => link.TextContent.Contains("action 1.3", StringComparison.Ordinal));
        await lead.GoAsync(offer.GetAttribute("href")!);
        await lead.ClickAsync("Undo");
        Assert.Equal("Undone", lead.Notice);
    }

    [Fact]
    public async Task Only_whoever_wrote_it_undoes_it()
    {
        var lead = await portal.SignInAsync(Lead);
        await ReportAsync(lead, $"{Council}/plan/actions/1.4", "Reported by the lead alone");
        var write = await portal.ScalarAsync("select write_id from portal.change_log where why = 'Reported by the lead alone'");
        foreach (var (email, status) in new[]
        {
            (Contributor, HttpStatusCode.NotFound), ("adviser@education.example", HttpStatusCode.NotFound), ("lead@ashdale.example", HttpStatusCode.NotFound),
        })
            Assert.Equal((email, status), (email, (await (await portal.SignInAsync(email)).GoAsync($"{Council}/undo/{write}")).Status));
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync($"{Council}/undo/{write}")).Status);
    }

    [Fact]
    public async Task Of_two_undos_at_once_one_wins()
    {
        var lead = await portal.SignInAsync(Lead);
        var other = await portal.SignInAsync(Lead);
        const string Address = $"{Council}/plan/actions/4.2";
        await ReportAsync(lead, Address, "Undone twice");
        var write = await portal.ScalarAsync("select write_id from portal.change_log where why = 'Undone twice'");
        await Task.WhenAll(lead.GoAsync($"{Council}/undo/{write}"), other.GoAsync($"{Council}/undo/{write}"));
        await Task.WhenAll(lead.ClickAsync("Undo"), other.ClickAsync("Undo"));
        Assert.Single(new[] { lead, other }, browser => browser.Notice == "Undone");
        Assert.Single(Assert.Single(new[] { lead, other }, browser => browser.Notice != "Undone").Errors);
        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.change_log where event = 'WriteUndone' and summary like '%action 4.2%'"));
    }

    [Fact]
    public async Task A_reading_that_was_corrected_is_current_again()
    {
        var contributor = await portal.SignInAsync(Contributor);
        const string Current = "select count(*) || ' ' || sum(value)::bigint from portal.readings reading where superseded_at is null and kpi_id = $1";
        var kpi = (Guid)(await portal.ScalarAsync(
            "select kpi.id from portal.kpis kpi join portal.organisations o on o.id = kpi.tenant_id and o.slug = 'brackenshire' and kpi.ref = '1.1a'"))!;
        var before = await portal.ScalarAsync(Current, kpi);
        await contributor.GoAsync($"{Council}/kpis/readings");
        var cell = contributor.Page.QuerySelectorAll("input").First(input =>
            input.GetAttribute("aria-label")?.StartsWith("1.1a", StringComparison.Ordinal) == true && input.GetAttribute("value") is { Length: > 0 });
        await contributor.Fill(cell.GetAttribute("aria-label")!, "4321").ClickAsync("Record the readings");
        Assert.NotEqual(before, await portal.ScalarAsync(Current, kpi));
        await contributor.ClickAsync("Undo");
        Assert.Equal(("Undone", before), (contributor.Notice, await portal.ScalarAsync(Current, kpi)));
    }

    [Fact]
    public async Task What_is_put_right_in_another_way_offers_no_undo()
    {
        var lead = await portal.SignInAsync(Lead);
        await ReportAsync(lead, $"{Council}/plan/actions/3.3", "Delivered", "Blue: complete");
        await lead.GoAsync($"{Council}/plan/actions/3.3/sign-off");
        await lead.Fill("What was delivered?", "All of it").ClickAsync("Record: delivered");
        Assert.NotEqual("", lead.Notice);
        Assert.DoesNotContain(lead.Page.QuerySelectorAll("button"), button => button.TextContent == "Undo");
    }

    [Fact]
    public async Task Most_of_what_the_demo_wrote_and_can_be_undone_says_how()
    {
        await using var db = await portal.OpenAsync("brackenshire", Lead);
        var kinds = await db.Set<ChangeLogEntry>().GroupBy(line => line.Event)
            .Select(group => new { group.Key, With = group.Count(line => line.Reversal != null) }).ToListAsync(TestContext.Current.CancellationToken);
        // Somebody takes a post, or a plan file brings many: not all of a kind can.
        string[] inPart = [nameof(SlipPortal.Domain.Plans.PostTaken)];
        Assert.Equal([], kinds.Where(kind => Undoing.IsUndone(kind.Key) && kind.With == 0 && !inPart.Contains(kind.Key)).Select(kind => kind.Key));
        Assert.Equal([], kinds.Where(kind => !Undoing.IsUndone(kind.Key) && kind.With > 0).Select(kind => kind.Key));
        Assert.True(kinds.Count(kind => Undoing.IsUndone(kind.Key)) > 15);
    }

    private static IEnumerable<string> Offers(PortalBrowser browser) =>
        browser.Page.QuerySelectorAll("a[href*='/undo/']").Select(link => link.TextContent);

    private static async Task ReportAsync(PortalBrowser browser, string address, string reason, string? rating = null)
    {
        await browser.GoAsync(address);
        var choices = browser.Page.QuerySelectorAll("input[name='Input.RatingId']");
        var label = rating ?? browser.Page.QuerySelector($"label[for='{choices[^1].Id}']")!.TextContent.Trim();
        await browser.Choose(label).Fill("Why this rating?", reason).ClickAsync("Report progress");
    }
}
