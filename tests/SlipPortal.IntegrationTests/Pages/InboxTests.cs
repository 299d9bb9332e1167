using System.Net;

namespace SlipPortal.IntegrationTests.Pages;

/// <summary>What waits for somebody, across the councils that are open to them.</summary>
public sealed class InboxTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/brackenshire";

    [Fact]
    public async Task Mentions_wait_for_an_answer_replies_for_a_look_and_what_is_given_for_its_end()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        Assert.Contains("Cordelia Marchbanks named you in a conversation about Action 1.2", (await lead.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        Assert.Contains("Brackenshire County Council", lead.Main, StringComparison.Ordinal);
        // Who, where and when; not what was said.
        Assert.DoesNotContain("I would begin with the training", lead.Main, StringComparison.Ordinal);

        var adviser = await portal.SignInAsync("adviser@education.example");
        Assert.DoesNotContain("answered", (await adviser.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        var thread = await portal.ScalarAsync(
            "select thread_id from portal.comment_mentions m join portal.users u on u.id = m.author_id where u.email = 'adviser@education.example'");
        await lead.GoAsync($"{Council}/discussion/{thread}");
        await lead.Fill("Your answer", "Then we begin there.").ClickAsync("Reply");
        Assert.DoesNotContain("Cordelia Marchbanks named you", (await lead.GoAsync("/inbox")).Main, StringComparison.Ordinal);

        Assert.Contains("Perpetua Stallwood answered in a conversation about Action 1.2", (await adviser.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync($"{Council}/discussion/{thread}")).Status);
        Assert.DoesNotContain("Perpetua Stallwood answered", (await adviser.GoAsync("/inbox")).Main, StringComparison.Ordinal);

        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        Assert.Contains("You see to a conversation about Action 1.2", (await contributor.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        var given = await portal.ScalarAsync("select id from portal.comment_threads where assigned_to_id = (select id from portal.users where email = 'contributor@brackenshire.example')");
        await contributor.GoAsync($"{Council}/discussion/{given}");
        await contributor.ClickAsync("Resolve it");
        Assert.DoesNotContain("You see to a conversation", (await contributor.GoAsync("/inbox")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reviews_wait_for_the_side_whose_step_it_is_and_requests_for_who_may_give_access()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        Assert.Contains("Read the summary and sign it.", (await lead.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        Assert.Contains("Piers Hollingworth asks for access", lead.Main, StringComparison.Ordinal);
        var adviser = await portal.SignInAsync("adviser@education.example");
        Assert.Contains("Judge ", (await adviser.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("asks for access", adviser.Main, StringComparison.Ordinal);
        // Whoever only reads has nothing to do; nor has anybody once access has ended.
        Assert.Contains("Nothing waits for you.", (await (await portal.SignInAsync("reader@ashdale.example")).GoAsync("/inbox")).Main, StringComparison.Ordinal);
        await portal.ScalarAsync("update portal.engagements set state = 'Paused' where state = 'Active'");
        Assert.DoesNotContain("Judge ", (await adviser.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        await portal.ScalarAsync("update portal.engagements set state = 'Active' where state = 'Paused'");
    }

    [Fact]
    public async Task What_ended_waits_for_nobody()
    {
        var adviser = await portal.SignInAsync("adviser@education.example");
        await portal.ScalarAsync(
            "update portal.comment_threads set assigned_to_id = (select id from portal.users where email = 'adviser@education.example') where audience not in ('Internal', 'Everyone') and tenant_id = (select id from portal.organisations where slug = 'ashdale')");
        Assert.Contains("You see to a conversation about Action 1.2", (await adviser.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        await portal.ScalarAsync("update portal.grants set ends_at = now() where tenant_id = (select id from portal.organisations where slug = 'ashdale')");
        Assert.DoesNotContain("You see to a conversation", (await adviser.GoAsync("/inbox")).Main, StringComparison.Ordinal);
    }
}
