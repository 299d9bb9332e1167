using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.Web.Messaging;

namespace SlipPortal.IntegrationTests.Messaging;

/// <summary>E-mails about comments: to whom, how often, and nothing that their reader may not see as they are sent.</summary>
public sealed partial class MentionMailTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Action = "/councils/brackenshire/plan/actions/1.2", Everybody = "Everybody who may see this item";
    private const string Adviser = "adviser@education.example", Contributor = "contributor@brackenshire.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_gets_the_text_somebody_from_outside_a_link_and_whoever_lost_access_nothing()
    {
        await SayAsync("@Aldous Greenhalgh and @Cordelia Marchbanks: the board meets on Monday", Everybody);
        Assert.Contains("the board meets on Monday", Assert.Single(portal.SentTo(Contributor, "board meets", "Perpetua Stallwood")), StringComparison.Ordinal);
        var outside = Assert.Single(portal.SentTo(Adviser, "named you", "Perpetua Stallwood"));
        Assert.Contains("Action 1.2", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("the board meets", outside, StringComparison.Ordinal);

        // The same messages once more, after the adviser's access has ended.
        var before = portal.Mails.Count;
        await portal.ScalarAsync("update portal.grants set ends_at = now() where tenant_id = (select id from portal.organisations where slug = 'brackenshire')");
        await portal.ScalarAsync(
            """
            update portal.outbox_messages set done_at = null, due_at = now()
            where type = 'SlipPortal.Web.Messaging.CommentWasMade' and payload ->> 'ReaderId' = (select id::text from portal.users where email = 'adviser@education.example')
            """);
        await DeliveredAsync();
        Assert.Equal(before, portal.Mails.Count);
        await portal.ScalarAsync("update portal.grants set ends_at = now() + interval '10 days' where tenant_id = (select id from portal.organisations where slug = 'brackenshire')");
    }

    [Fact]
    public async Task Whoever_chose_a_digest_gets_one_a_day_and_whoever_chose_none_gets_none()
    {
        var contributor = await portal.SignInAsync(Contributor);
        await contributor.GoAsync("/account/mail");
        await contributor.Select("Comments that name you", "Once a day, all in one").ClickAsync("Save");
        Assert.Equal("Your choices are saved.", contributor.Notice);
        await SayAsync("@Aldous Greenhalgh: for the digest", "Only people of Brackenshire County Council");
        Assert.Empty(portal.SentTo(Contributor, "for the digest"));

        var step = portal.Services.GetRequiredService<DigestStep>();
        await step.RunAsync(Stop);
        var digest = Assert.Single(portal.SentTo(Contributor, "Brackenshire County Council: Perpetua Stallwood named you in a conversation about Action 1.2"));
        Assert.DoesNotContain("for the digest", digest, StringComparison.Ordinal);
        Assert.Contains("No more e-mails about comments that name you:", digest, StringComparison.Ordinal);
        var before = portal.Mails.Count;
        await step.RunAsync(Stop);
        Assert.Equal(before, portal.Mails.Count);

        await contributor.GoAsync("/account/mail");
        await contributor.Select("Comments that name you", "At once").ClickAsync("Save");
    }

    [Fact]
    public async Task A_link_in_each_mail_ends_its_kind_without_signing_in()
    {
        await SayAsync("@Aldous Greenhalgh: with a way out", "Only people of Brackenshire County Council");
        var link = Stopping().Match(Assert.Single(portal.SentTo(Contributor, "with a way out"))).Value;
        var anybody = await portal.Anonymous().GoAsync(link);
        Assert.Contains("comments that name you", anybody.Heading, StringComparison.Ordinal);
        // Opened, and not yet confirmed.
        await SayAsync("@Aldous Greenhalgh: still told", "Only people of Brackenshire County Council");
        Assert.Single(portal.SentTo(Contributor, "still told"));
        await anybody.ClickAsync("Stop these e-mails");
        Assert.Contains("You get no more of these", anybody.Main, StringComparison.Ordinal);
        await SayAsync("@Aldous Greenhalgh: not told", "Only people of Brackenshire County Council");
        Assert.Empty(portal.SentTo(Contributor, "not told"));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().GoAsync(link[..^3] + "AAA")).Status);

        await portal.ScalarAsync("delete from portal.mail_choices");
    }

    private async Task SayAsync(string text, string audience)
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync(Action);
        await lead.Fill("What do you want to say?", text).Choose(audience).ClickAsync("Start the conversation");
        Assert.Equal("The conversation has begun.", lead.Notice);
        await DeliveredAsync();
    }

    private async Task DeliveredAsync()
    {
        await portal.ScalarAsync("select pg_notify('outbox', '')");
        await PortalHost.UntilAsync(async () => await portal.ScalarAsync("select count(*) from portal.outbox_messages where done_at is null and parked_at is null") is 0L, "the messages are delivered");
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.outbox_messages where parked_at is not null"));
    }

    [GeneratedRegex(@"/account/mail/stop\?token=\S+")]
    private static partial Regex Stopping();
}
