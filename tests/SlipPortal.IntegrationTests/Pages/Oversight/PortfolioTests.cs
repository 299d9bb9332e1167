using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Pages.Oversight;

namespace SlipPortal.IntegrationTests.Pages.Oversight;

/// <summary>The councils that let somebody in, side by side: each as far as it is open, and each look in its ledger.</summary>
public sealed class PortfolioTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Adviser = "adviser@education.example";
    private const string Ashdale = "Ashdale Council";
    private const string Brackenshire = "Brackenshire County Council";
    private const string Coldwater = "Coldwater Borough Council";
    private const string Dunmere = "Dunmere Council";
    private const string NotOpen = "Not open to you";

    private enum Column
    {
        Council,
        Stage,
        Plan,
        Measures,
        Challenges,
        NextVisit,
        Report,
        Age,
    }

    [Fact]
    public async Task An_adviser_sees_each_council_as_far_as_it_is_open()
    {
        var adviser = await portal.SignInAsync(Adviser);
        Assert.Equal("Portfolio", adviser.Text(".app-account a"));
        await adviser.GoAsync("/oversight");
        Assert.Equal("Portfolio", adviser.Heading);
        var rows = Rows(adviser);
        Assert.Equal([Ashdale, Brackenshire, Coldwater, Dunmere], rows.Keys);

        var (ashdale, brackenshire) = (rows[Ashdale], rows[Brackenshire]);
        Assert.EndsWith("Front door, Leadership only", ashdale[(int)Column.Council], StringComparison.Ordinal);
        Assert.DoesNotContain("only", brackenshire[(int)Column.Council], StringComparison.Ordinal);
        Assert.Equal(NotOpen, ashdale[(int)Column.Stage]);
        Assert.Matches("^Stepped down; notice of .*, (22|23) months; .* since$", brackenshire[(int)Column.Stage]);
        Assert.DoesNotContain(NotOpen, string.Join('\n', brackenshire), StringComparison.Ordinal);
        Assert.Equal([NotOpen, "No measures yet", NotOpen], rows[Coldwater].Skip((int)Column.Plan).Take(3));
        Assert.Matches("^Lifted on .*, after 31 months", rows[Dunmere][(int)Column.Stage]);
        // A part of the plan, not all of it: as many actions as the plan's own page shows them.
        foreach (var (council, row) in new[] { ("ashdale", ashdale), ("brackenshire", brackenshire) })
        {
            await adviser.GoAsync($"/councils/{council}/plan");
            Assert.StartsWith($"{Total(row)} actions.", adviser.Text("#found"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_member_sees_their_own_council_as_its_own_pages_judge_it()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        Assert.DoesNotContain("Portfolio", lead.Text(".app-account"), StringComparison.Ordinal);
        var (council, row) = Assert.Single(Rows(await lead.GoAsync("/oversight")));
        Assert.StartsWith(Brackenshire, council, StringComparison.Ordinal);
        await lead.GoAsync("/councils/brackenshire");
        var standings = lead.Page.QuerySelectorAll("main .app-counts li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        int Of(params string[] names) => standings.Where(line => names.Any(name => line.EndsWith(" " + name, StringComparison.Ordinal)))
            .Sum(line => int.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.StartsWith(
            $"{Of("Complete")} delivered, {Of("On track")} on track, {Of("At risk")} at risk, {Of("Overdue", "Off track")} off track, {Of("No date")} undated, {Of("Not started", "Not rated")} not begun",
            row[(int)Column.Plan], StringComparison.Ordinal);
        Assert.NotEqual(0, Of("Complete"));

        // Who is let in to all of it reads the same of plan and measures.
        var adviser = await portal.SignInAsync(Adviser);
        var theirs = Rows(await adviser.GoAsync("/oversight"))[Brackenshire];
        Assert.Equal(row[(int)Column.Plan], theirs[(int)Column.Plan]);
        Assert.Equal(row[(int)Column.Measures], theirs[(int)Column.Measures]);
    }

    [Fact]
    public async Task A_partner_sees_a_part_and_an_administrator_nothing()
    {
        var reviewer = await portal.SignInAsync("reviewer@dunmere.example");
        var (council, row) = Assert.Single(Rows(await reviewer.GoAsync("/oversight")));
        Assert.StartsWith(Brackenshire, council, StringComparison.Ordinal);
        Assert.EndsWith("Care leavers, Quality assurance only", row[(int)Column.Council], StringComparison.Ordinal);
        Assert.Equal([NotOpen, NotOpen, NotOpen], new[] { row[(int)Column.Stage], row[(int)Column.Measures], row[(int)Column.Challenges] });
        var file = (await reviewer.GoAsync("/oversight?format=csv")).Body;
        Assert.Contains($",{NotOpen},,,", file, StringComparison.Ordinal);

        foreach (var nobody in (string[])["admin@slipportal.example", "adviser2@education.example"])
        {
            var browser = await portal.SignInAsync(nobody);
            await browser.GoAsync("/oversight");
            Assert.Contains("No council is open to you at present.", browser.Main, StringComparison.Ordinal);
            Assert.Empty(browser.Page.QuerySelectorAll("table"));
        }

        Assert.Equal("/account/sign-in", new Uri(new("http://x"), (await portal.Anonymous().GoAsync("/oversight")).Path).AbsolutePath);
    }

    [Fact]
    public async Task A_council_that_ends_the_access_is_gone_at_the_next_load()
    {
        var adviser = await portal.SignInAsync(Adviser);
        Assert.Equal([Ashdale, Brackenshire, Coldwater, Dunmere], Rows(await adviser.GoAsync("/oversight")).Keys);
        await RevokeAsync();
        try
        {
            Assert.Equal([Brackenshire, Coldwater, Dunmere], Rows(await adviser.GoAsync("/oversight")).Keys);
            Assert.DoesNotContain("Ashdale", (await adviser.GoAsync("/oversight?format=csv")).Body, StringComparison.Ordinal);
        }
        finally
        {
            await GiveBackAsync();
        }
    }

    [Fact]
    public async Task Each_council_that_was_read_has_one_line_in_its_ledger_and_no_other()
    {
        var adviser = await portal.SignInAsync(Adviser);
        var before = await LooksAsync();
        await adviser.GoAsync("/oversight");
        await adviser.GoAsync("/oversight?format=csv");
        await adviser.GoAsync("/oversight?stage=SteppedDown");
        Assert.Equal([Brackenshire], Rows(adviser).Keys);
        Assert.Equal(["ashdale Page 2", "ashdale Download 1", "brackenshire Page 2", "brackenshire Download 1"], (await LooksAsync()).Zip(before, (now, then) => $"{now.What} {now.Count - then.Count}"));

        // The council's own people leave none.
        var all = await portal.ScalarAsync("select count(*) from portal.ledger_entries");
        await (await portal.SignInAsync("lead@ashdale.example")).GoAsync("/oversight");
        Assert.Equal(all, await portal.ScalarAsync("select count(*) from portal.ledger_entries"));
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_shown()
    {
        var adviser = await portal.SignInAsync(Adviser);
        await portal.ScalarAsync("alter table portal.ledger_entries add constraint full_up check (seen <> 'Portfolio') not valid");
        try
        {
            foreach (var address in (string[])["/oversight", "/oversight?format=csv"])
            {
                Assert.Equal(HttpStatusCode.InternalServerError, (await adviser.GoAsync(address)).Status);
                Assert.DoesNotContain("Brackenshire", adviser.Body, StringComparison.Ordinal);
            }
        }
        finally
        {
            await portal.ScalarAsync("alter table portal.ledger_entries drop constraint full_up");
        }
    }

    [Fact]
    public async Task A_view_is_sorted_and_filtered_by_its_address()
    {
        var adviser = await portal.SignInAsync(Adviser);
        await adviser.GoAsync("/oversight?order=Months");
        // What is not known comes last.
        Assert.Equal([Dunmere, Brackenshire, Ashdale, Coldwater], Rows(adviser).Keys);
        Assert.Contains("Copy this address to come back to this view: /oversight?order=Months", adviser.Main, StringComparison.Ordinal);
        foreach (var order in Enum.GetNames<PortfolioOrder>())
        {
            Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync($"/oversight?order={order}")).Status);
            Assert.Equal(4, Rows(adviser).Count);
        }

        Assert.Contains("No council matches.", (await adviser.GoAsync("/oversight?stage=NoNotice&only=Behind")).Main, StringComparison.Ordinal);
        Assert.All(Rows(await adviser.GoAsync("/oversight?only=Behind")).Values, row => Assert.Contains("Behind", row[(int)Column.Council], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_watch_list_is_ones_own_and_holds_only_councils_that_are_open()
    {
        var adviser = await portal.SignInAsync(Adviser);
        await adviser.GoAsync("/oversight?order=Age");
        await adviser.ClickAsync($"Watch {Brackenshire}");
        Assert.Equal(($"{Brackenshire} is on your watch list.", "/oversight?order=Age"), (adviser.Notice, adviser.Path));
        Assert.Equal([Brackenshire], Rows(await adviser.GoAsync("/oversight?only=Watched")).Keys);
        // Filters go together: Dunmere is watched and not behind.
        await (await adviser.GoAsync("/oversight")).ClickAsync($"Watch {Dunmere}");
        Assert.Equal([Brackenshire, Dunmere], Rows(await adviser.GoAsync("/oversight?only=Watched")).Keys);
        Assert.Equal([Brackenshire], Rows(await adviser.GoAsync("/oversight?only=Behind&only=Watched")).Keys);
        await adviser.ClickAsync($"Stop watching {Brackenshire}");
        Assert.Equal("/oversight?only=Behind&only=Watched", adviser.Path);
        var reviewer = await portal.SignInAsync("reviewer@dunmere.example");
        Assert.Contains("No council matches.", (await reviewer.GoAsync("/oversight?only=Watched")).Main, StringComparison.Ordinal);

        await (await adviser.GoAsync("/oversight?only=Watched")).ClickAsync($"Stop watching {Dunmere}");
        Assert.Contains("No council matches.", adviser.Main, StringComparison.Ordinal);

        await adviser.GoAsync("/oversight");
        adviser.Page.QuerySelector("input[name=council]")!.SetAttribute("value", "elverley");
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.ClickAsync($"Watch {Ashdale}")).Status);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.watched_councils"));
    }

    [Fact]
    public async Task The_number_of_questions_does_not_grow_with_the_councils()
    {
        var all = await QuestionsAsync();
        await RevokeAsync();
        try
        {
            var fewer = await QuestionsAsync();
            Assert.Equal((4, 3), (all.Rows, fewer.Rows));
            Assert.Equal(all.Asked, fewer.Asked);
            Assert.InRange(all.Asked, 1, 16);
        }
        finally
        {
            await GiveBackAsync();
        }
    }

    private static int Total(IReadOnlyList<string> row) => row[(int)Column.Plan].Split(". ")[0].Split(", ").Sum(part => int.Parse(part.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));

    // By the council's name, in the order of the page.
    private static OrderedDictionary<string, IReadOnlyList<string>> Rows(PortalBrowser browser) =>
        new(browser.Table("Councils that let you in").Skip(1).Select(row => KeyValuePair.Create(
            new[] { Ashdale, Brackenshire, Coldwater, Dunmere }.Single(name => row[0].StartsWith(name, StringComparison.Ordinal)), row)));

    private Task<object?> RevokeAsync() => portal.ScalarAsync(
        "update portal.grants set revoked_at = '2001-01-01' where given_at is not null and revoked_at is null and tenant_id = (select id from portal.organisations where slug = 'ashdale')");

    private Task<object?> GiveBackAsync() => portal.ScalarAsync("update portal.grants set revoked_at = null where revoked_at = '2001-01-01'");

    private async Task<List<(string What, long Count)>> LooksAsync()
    {
        var looks = new List<(string, long)>();
        foreach (var (council, channel) in (IEnumerable<(string, string)>)[("ashdale", "Page"), ("ashdale", "Download"), ("brackenshire", "Page"), ("brackenshire", "Download")])
        {
            looks.Add(($"{council} {channel}", (long)(await portal.ScalarAsync(
                "select count(*) from portal.ledger_entries where seen = 'Portfolio' and channel = $2 and tenant_id = (select id from portal.organisations where slug = $1)", council, channel))!));
        }

        return looks;
    }

    private async Task<(int Rows, int Asked)> QuestionsAsync()
    {
        var user = (Guid)(await portal.ScalarAsync("select id from portal.users where email = $1", Adviser))!;
        await using var reader = portal.Services.GetRequiredService<PortalSessions>().OpenAll(new Person(user));
        await using var db = await portal.OpenAsync(null, Adviser);
        var (rows, asked) = await Questions.CountAsync(() => new PortfolioQueries(reader, new CouncilReach(db), db, portal.Clock.TodayInUk()).ReadAsync(TestContext.Current.CancellationToken));
        return (rows.Count, asked);
    }

    private sealed record Person(Guid? UserId) : IActor
    {
        public string Name => "A test";
    }
}
