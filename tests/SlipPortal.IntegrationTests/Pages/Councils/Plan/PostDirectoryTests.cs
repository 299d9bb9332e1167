namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>Posts are put right: two names of one are merged, a title is changed, a holder is corrected; the history says so.</summary>
public sealed class PostDirectoryTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/coldwater";
    private const string Posts = $"{Council}/plan/posts";

    [Fact]
    public async Task Posts_that_look_the_same_are_proposed_and_merged_with_what_they_own()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportPlanAsync("""
            Ref,Action,Owner,Due by
            1.1,Answer every referrer,Service Manager CIN/CP,March 2031
            1.2,Hold a weekly clinic,Service Manager CIN/CP,March 2031
            1.3,Train all chairs,Service Manager CIN CP,March 2031
            1.4,Read every plan,Service Manager CINCP; Service Manager CIN/CP,March 2031
            """);
        await lead.GoAsync(Posts);
        Assert.Contains("Posts that may be the same", lead.Main, StringComparison.Ordinal);
        Assert.Contains("“Service Manager CIN CP” and “Service Manager CIN/CP”.", lead.Main, StringComparison.Ordinal);
        await OpenAsync(lead, "Merge “Service Manager CIN CP” into “Service Manager CIN/CP”");
        await HoldAsync(lead, "Ursula Penhallow");
        await lead.GoAsync(Posts);
        await OpenAsync(lead, "Merge “Service Manager CIN CP” into “Service Manager CIN/CP”");
        await lead.ClickAsync("Merge posts");
        Assert.Equal("Posts merged. “Service Manager CIN/CP” has what this post had.", lead.Notice);
        await lead.GoAsync(Posts);
        Assert.DoesNotContain("“Service Manager CIN CP”", lead.Main, StringComparison.Ordinal);
        Assert.Equal(["Service Manager CIN/CP", "Ursula Penhallow", "3", "1"], lead.Table("Posts and their holders").Single(row => row[0] == "Service Manager CIN/CP"));

        // One action had both: it has one of them, once.
        await OpenAsync(lead, "Merge “Service Manager CINCP” into “Service Manager CIN/CP”");
        await lead.ClickAsync("Merge posts");
        Assert.Equal("Service Manager CIN/CP: Ursula Penhallow", (await lead.GoAsync($"{Council}/plan/actions/1.4")).Summary("Owners"));
        Assert.DoesNotContain("Posts that may be the same", (await lead.GoAsync(Posts)).Main, StringComparison.Ordinal);
        Assert.Contains("Merged the post Service Manager CIN CP into Service Manager CIN/CP: 1 action went over.", (await lead.GoAsync($"{Council}/history")).Main, StringComparison.Ordinal);

        // Those that were merged are posts no more: there has to be another to merge into.
        await lead.GoAsync(Posts);
        await lead.Fill("Title of the post", "Head of Elsewhere").ClickAsync("Add the post");
        await lead.Select("Post to merge it into", "Choose a post").ClickAsync("Merge posts");
        Assert.Equal(["Choose the post to merge it into."], lead.Errors);
    }

    [Fact]
    public async Task A_post_is_renamed_and_a_holder_corrected_with_history()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        foreach (var title in (string[])["Head of Echoes", "Head of Halves"])
        {
            await lead.GoAsync(Posts);
            await lead.Fill("Title of the post", title).ClickAsync("Add the post");
        }

        var post = lead.Path;
        await lead.Fill("Post title", "Head of Echoes").ClickAsync("Rename post");
        Assert.Equal(["There is a post called Head of Echoes already: merge this one into it."], lead.Errors);
        await lead.Fill("Post title", "Head of Wholes").ClickAsync("Rename post");
        Assert.Equal(("Post renamed.", "Head of Wholes"), (lead.Notice, lead.Heading));

        await HoldAsync(lead, "Ursla Penhalow");
        await OpenAsync(lead, "Correct Ursla Penhalow");
        Assert.Equal("Correct what is recorded of Ursla Penhalow", lead.Text("#correct"));
        await lead.Fill("Name of the holder", "").ClickAsync("Save holder");
        Assert.Equal(["Enter the name of the person."], lead.Errors);
        await lead.Fill("Name of the holder", "Ursula Penhallow").Fill("First day in the post", "2026-05-01").Fill("Last day in the post (optional)", "2026-04-01").ClickAsync("Save holder");
        Assert.Equal(["The last day comes before the first, 1 May 2026."], lead.Errors);
        await lead.Fill("Last day in the post (optional)", "").ClickAsync("Save holder");
        Assert.Equal("Holder corrected.", lead.Notice);
        Assert.Equal(["Ursula Penhallow", "1 May 2026"], lead.Table("Holders")[1].Take(2));
        await lead.GoAsync($"{Council}/history");
        Assert.Contains("Renamed the post Head of Halves: it is Head of Wholes now.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Corrected Ursula Penhallow as Head of Wholes: name from Ursla Penhalow to Ursula Penhallow, first day from 1 April 2026 to 1 May 2026.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync(post);
    }

    private static async Task HoldAsync(PortalBrowser lead, string name) =>
        await lead.Fill("Name", name).Fill("Day", "1").Fill("Month", "4").Fill("Year", "2026").Choose("No").ClickAsync("Record the holder");

    private static Task<PortalBrowser> OpenAsync(PortalBrowser lead, string link) => lead.GoAsync(
        Assert.Single(lead.Page.QuerySelectorAll("main a"), a => a.TextContent.Trim() == link).GetAttribute("href")!);
}
