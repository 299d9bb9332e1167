using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Messaging;

namespace SlipPortal.IntegrationTests.Messaging;

/// <summary>
/// A mail server that is away, refuses or does not encrypt: nothing is lost, nothing is sent twice, and whoever looks after the portal sees
/// it.
/// </summary>
public sealed class MailServerTests(TestDatabases databases) : IAsyncLifetime
{
    private const string Waiting = "select count(*) from portal.outbox_messages where done_at is null and parked_at is null";
    private const string Failures = "select sum(attempts) from portal.outbox_messages";
    private const string Administrator = "admin@slipportal.example";

    private readonly TestMailServer _server = new();
    private PortalHost _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = Host(("Mail:SmtpTls", "false"));
        await _portal.InitializeAsync();
        // What the demo stored is not asked about here.
        await _portal.ScalarAsync("update portal.outbox_messages set done_at = now() where done_at is null");
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_outage_of_an_hour_loses_nothing_and_each_mail_is_sent_once()
    {
        _server.Answer = _ => "451 4.3.0 Try again later";
        await InviteAsync("one@ashdale.example", "two@ashdale.example");
        await FailedAsync(2);
        for (var minutes = 0; minutes < 60; minutes += 5) await LaterAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(2L, await _portal.ScalarAsync(Waiting));
        Assert.Empty(_server.Taken);
        var admin = await _portal.SignInAsync(Administrator);
        await admin.GoAsync("/platform/messages");
        var row = admin.Table("2 messages")[1];
        Assert.Equal(["Invitation", "Ashdale Council"], row.Take(2));
        Assert.Contains("4.3.0 Try again later", row[5], StringComparison.Ordinal);
        Assert.DoesNotContain("one@ashdale.example", admin.Main, StringComparison.Ordinal);

        _server.Answer = _ => "250 OK";
        _portal.Clock.Advance(TimeSpan.FromHours(1));
        await WakeAsync();
        await PortalHost.UntilAsync(async () => await _portal.ScalarAsync(Waiting) is 0L, "the messages are delivered");
        Assert.Equal(["To: one@ashdale.example", "To: two@ashdale.example"],
            _server.Taken.Select(mail => mail.Split('\n').First(line => line.StartsWith("To:", StringComparison.Ordinal)).Trim())
            .Order(StringComparer.Ordinal));
        admin = await _portal.SignInAsync(Administrator);
        Assert.Equal("No messages are waiting.", (await admin.GoAsync("/platform/messages")).Text(".govuk-inset-text"));
    }

    [Fact]
    public async Task A_message_that_fails_for_a_day_is_put_aside()
    {
        _server.Answer = _ => "421 Closed";
        await InviteAsync("one@ashdale.example");
        var started = _portal.Clock.GetUtcNow();
        await FailedAsync(1);
        while (await _portal.ScalarAsync(Waiting) is not 0L)
        {
            Assert.True(_portal.Clock.GetUtcNow() - started < TimeSpan.FromHours(36),
                "It is put aside after a day, give or take what the waits differ by.");
            await LaterAsync(TimeSpan.FromMinutes(30));
        }

        Assert.True(_portal.Clock.GetUtcNow() - started > TimeSpan.FromHours(19), "It is tried for a day.");
        Assert.Equal(12, await _portal.ScalarAsync("select attempts from portal.outbox_messages where parked_at is not null"));
    }

    [Fact]
    public async Task A_refusal_for_good_stops_at_once_with_the_servers_words_and_send_again_sends_it()
    {
        _server.Answer = _ => "550 5.1.1 No such user here";
        await InviteAsync("nobody@ashdale.example", "gone@ashdale.example");
        await ParkedAsync(2);
        Assert.Equal(2, _server.Refused);

        var admin = await _portal.SignInAsync(Administrator);
        await admin.GoAsync("/platform/messages");
        var row = admin.Table("2 messages")[1];
        Assert.StartsWith("Stopped", row[3], StringComparison.Ordinal);
        Assert.Equal("1", row[4]);
        Assert.Contains("550 5.1.1 No such user here", row[5], StringComparison.Ordinal);

        // Only one, and still refused; then all of them.
        var first = admin.Page.QuerySelectorAll("button")
            .First(button => button.TextContent.StartsWith("Send again", StringComparison.Ordinal));
        first.TextContent = "Send the first again";
        await admin.ClickAsync("Send the first again");
        Assert.Equal("1 message will be sent again", admin.Notice);
        await PortalHost.UntilAsync(() => Task.FromResult(_server.Refused == 3), "it is refused again");
        await ParkedAsync(2);
        _server.Answer = _ => "250 OK";
        await admin.GoAsync("/platform/messages");
        await admin.ClickAsync("Send all again");
        Assert.Equal("2 messages will be sent again", admin.Notice);
        await PortalHost.UntilAsync(() => Task.FromResult(_server.Taken.Count == 2), "both are sent");
    }

    [Fact]
    public async Task The_operators_commands_list_and_retry()
    {
        _server.Answer = _ => "550 No such user";
        await InviteAsync("nobody@ashdale.example");
        await ParkedAsync(1);
        string[] options = [.. _portal.Options, "--environment=Development"];
        var id = (Guid)(await _portal.ScalarAsync("select id from portal.outbox_messages where parked_at is not null"))!;
        Assert.Equal(0, await CommandLine.RunAsync(["messages", "list", .. options]));
        Assert.Equal(2, await CommandLine.RunAsync(["messages", "retry", $"{Guid.NewGuid()}", .. options]));
        Assert.Equal(2, await CommandLine.RunAsync(["messages", "retry", "first", .. options]));
        _server.Answer = _ => "250 OK";
        Assert.Equal(0, await CommandLine.RunAsync(["messages", "retry", $"{id}", .. options]));
        await PortalHost.UntilAsync(() => Task.FromResult(_server.Taken.Count == 1), "it is sent");
        Assert.Equal(0, await CommandLine.RunAsync(["messages", "retry", "--all", .. options]));
    }

    [Fact]
    public async Task A_worker_that_dies_counts_as_no_failure_and_its_message_comes_round()
    {
        await InviteAsync("one@ashdale.example");
        await PortalHost.UntilAsync(async () => await _portal.ScalarAsync(Waiting) is 0L, "it is sent");
        var message = (Guid)(await _portal.ScalarAsync("select id from portal.outbox_messages order by created_at desc limit 1"))!;
        // As a worker leaves it that took the message and died.
        await _portal.ScalarAsync(
            "update portal.outbox_messages set done_at = null, due_at = $1 where id = $2",
            _portal.Clock.GetUtcNow() + OutboxDispatcher.Lease, message);
        await WakeAsync();
        await PortalHost.UntilAsync(async () => await _portal.ScalarAsync(Waiting) is 1L, "it waits");
        Assert.Single(_server.Taken);
        _portal.Clock.Advance(OutboxDispatcher.Lease);
        await WakeAsync();
        await PortalHost.UntilAsync(() => Task.FromResult(_server.Taken.Count == 2), "it is sent again");
        await PortalHost.UntilAsync(async () => await _portal.ScalarAsync(Waiting) is 0L, "it is noted");
        Assert.Equal(0, await _portal.ScalarAsync("select attempts from portal.outbox_messages where id = $1", message));
        Assert.Single(_server.Taken.Select(
            mail => mail.Split('\n').First(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))).Distinct());
    }

    [Fact]
    public async Task Without_encryption_nothing_is_sent_where_it_is_asked_for()
    {
        await using var portal = Host();
        await portal.InitializeAsync();
        var mailer = portal.Services.GetRequiredService<IMailer>();
        await Assert.ThrowsAsync<NotSupportedException>(
            () => mailer.SendAsync(new("a@ashdale.example", "x", "x", Guid.NewGuid()), default));
        Assert.Empty(_server.Taken);
    }

    [Theory]
    [InlineData("lead@ashdale.example", HttpStatusCode.NotFound)]
    [InlineData("adviser@education.example", HttpStatusCode.NotFound)]
    [InlineData(Administrator, HttpStatusCode.OK)]
    public async Task Only_administrators_see_the_page(string email, HttpStatusCode status)
    {
        var browser = await _portal.SignInAsync(email);
        Assert.Equal(status, (await browser.GoAsync("/platform/messages")).Status);
        Assert.Empty(browser.Errors);
    }

    private PortalHost Host(params IReadOnlyList<(string Name, string Value)> settings) => new(databases)
    {
        Settings = [("Mail:SmtpHost", "127.0.0.1"), ("Mail:SmtpPort", $"{_server.Port}"), .. settings],
    };

    private async Task InviteAsync(params string[] emails)
    {
        var lead = await _portal.SignInAsync("lead@ashdale.example");
        foreach (var email in emails)
        {
            await lead.GoAsync("/councils/ashdale/people/invite");
            await lead.Fill("Their e-mail address", email).Choose("Contributor: keeps the plan, the figures and the visits up to date")
                .ClickAsync("Invite them");
            Assert.Empty(lead.Errors);
        }
    }

    // Time passes, and each message that is due then fails once more.
    private async Task LaterAsync(TimeSpan time)
    {
        var due = (long)(await _portal.ScalarAsync($"{Waiting} and due_at <= $1", _portal.Clock.GetUtcNow() + time))!;
        var failed = (long)(await _portal.ScalarAsync(Failures))!;
        _portal.Clock.Advance(time);
        await WakeAsync();
        await FailedAsync(failed + due);
    }

    private Task FailedAsync(long times) =>
        PortalHost.UntilAsync(
            async () => await _portal.ScalarAsync(Failures) is long failed && failed >= times, $"messages have failed {times} times");

    private Task ParkedAsync(long count) => PortalHost.UntilAsync(
        async () => await _portal.ScalarAsync("select count(parked_at) from portal.outbox_messages") is long parked && parked == count,
        "they are put aside");

    private async Task WakeAsync() => await _portal.ScalarAsync("select pg_notify('outbox', '')");
}
