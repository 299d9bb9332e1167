
namespace SlipPortal.IntegrationTests.Messaging;

/// <summary>A message is stored with the change that causes it, and delivered after it, whatever dies on the way.</summary>
public sealed class OutboxTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Count = "select count(*) from portal.outbox_messages where ";

    [Fact]
    public async Task Giving_access_sends_one_e_mail_and_a_refusal_none()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await PortalHost.UntilAsync(async () => await portal.ScalarAsync(Count + "done_at is null and parked_at is null") is 0L, "the demo's messages are delivered");
        var before = portal.Mails.Count;
        var stored = await portal.ScalarAsync(Count + "true");

        await lead.GoAsync("/councils/brackenshire/partners/give");
        lead.Fill("Their e-mail address", "adviser2@education.example").Choose("Leadership").Fill("Why do they need it?", "Cover for a colleague");
        await lead.ClickAsync("Continue");
        Assert.Single(lead.Errors);
        Assert.Equal(stored, await portal.ScalarAsync(Count + "true"));

        var last = DateTime.UtcNow.AddDays(7);
        await lead.Fill("Day", $"{last.Day}").Fill("Month", $"{last.Month}").Fill("Year", $"{last.Year}").ClickAsync("Continue");
        Assert.Equal(stored, await portal.ScalarAsync(Count + "true"));
        await lead.ClickAsync("Give access");
        Assert.Contains("Access is given", lead.Notice, StringComparison.Ordinal);
        await PortalHost.UntilAsync(() => Task.FromResult(portal.Mails.Count == before + 1), "the e-mail is there");
        var mail = await File.ReadAllTextAsync(portal.Mails.OrderBy(File.GetLastWriteTimeUtc).Last());
        Assert.Contains("To: adviser2@education.example", mail, StringComparison.Ordinal);

        // A worker that died after the delivery and before the note: the message comes round again, and once noted it does not.
        await portal.ScalarAsync("update portal.outbox_messages set done_at = null, due_at = now() where created_at = (select max(created_at) from portal.outbox_messages)");
        await portal.ScalarAsync("select pg_notify('outbox', '')");
        await PortalHost.UntilAsync(() => Task.FromResult(portal.Mails.Count == before + 2), "the e-mail is sent once more");
        await PortalHost.UntilAsync(async () => await portal.ScalarAsync(Count + "done_at is null and parked_at is null") is 0L, "it is noted as done");
        await portal.ScalarAsync("update portal.outbox_messages set due_at = now()");
        await portal.ScalarAsync("select pg_notify('outbox', '')");
        Assert.Equal(before + 2, portal.Mails.Count);
    }

    [Fact]
    public async Task A_message_that_nobody_can_read_is_put_aside_and_holds_up_nothing()
    {
        await portal.SignInAsync("lead@ashdale.example");
        await portal.ScalarAsync("""
            insert into portal.outbox_messages (id, type, payload, user_id, person, attempts)
            values ('00000000-0000-0000-0000-000000000001', 'Of.A.Later.Version', '{}', gen_random_uuid(), 'x', 0)
            """);
        await PortalHost.UntilAsync(async () => await portal.ScalarAsync(Count + "parked_at is not null and type = 'Of.A.Later.Version'") is 1L, "it is put aside");
        await PortalHost.UntilAsync(async () => await portal.ScalarAsync(Count + "done_at is null and parked_at is null") is 0L, "the others are delivered");
        Assert.Equal("Your councils", (await portal.SignInAsync("lead@ashdale.example")).Heading);
    }
}
