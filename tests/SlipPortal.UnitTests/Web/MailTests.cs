using Microsoft.Extensions.Configuration;
using MimeKit;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Messaging;

namespace SlipPortal.UnitTests.Web;

/// <summary>What an e-mail is made of, whatever its makers put into it.</summary>
public sealed class MailTests
{
    private static readonly EmailAddresses OnAServer = new(MayBeLocal: false);

    [Theory]
    [InlineData("Hello\r\nBcc: everybody@example.org")]
    [InlineData("Hello\nBcc: everybody@example.org")]
    [InlineData("Hello\rBcc: everybody@example.org")]
    public async Task A_subject_adds_no_line_to_the_head(string subject)
    {
        using var message = new MailSettings().Write(new("somebody@example.org", subject, "Text", Guid.Empty));
        using var written = new MemoryStream();
        await message.WriteToAsync(written, TestContext.Current.CancellationToken);
        written.Position = 0;
        using var read = await MimeMessage.LoadAsync(written, TestContext.Current.CancellationToken);
        Assert.Equal("Hello Bcc: everybody@example.org", read.Subject);
        Assert.Empty(read.Bcc);
        Assert.Equal("00000000000000000000000000000000@localhost", read.MessageId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("somebody")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("Somebody <a@example.org>")]
    [InlineData("a@example.org (comment)")]
    [InlineData("friends: a@example.org;")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@example.org\0")]
    [InlineData("@example.org")]
    [InlineData("a@@example.org")]
    public void Anything_but_one_address_is_refused(string address)
    {
        Assert.Throws<UndeliverableException>(() => new MailSettings().Write(new(address, "Subject", "Text", Guid.Empty)));
        if (address.Length == 0) return;
        var refused = Assert.Throws<RefusedException>(() => OnAServer.Check(address, "Email"));
        Assert.Equal(("Enter one email address, like name@example.gov.uk.", "Email"), (refused.Message, refused.Field));
    }

    [Fact]
    public void A_host_has_a_dot_but_in_development()
    {
        Assert.Throws<RefusedException>(() => OnAServer.Check("a@localhost", "Email"));
        Assert.Equal("a@localhost", new EmailAddresses(MayBeLocal: true).Check("a@localhost", "Email"));
        Assert.Equal("o'neil+work@example.gov.uk", OnAServer.Check(" o'neil+work@example.gov.uk ", "Email"));
        Assert.Null(OnAServer.Check("  ", "Email"));
    }

    [Fact]
    public void A_sender_that_is_no_address_is_said_at_once()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Mail:From", "the portal")]).Build();
        Assert.Contains("Mail__From", Assert.Throws<OperatorException>(() => MailSettings.Of(configuration)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_message_is_tried_for_a_day_more_and_more_seldom()
    {
        var waits = Enumerable.Range(1, 11).Select(failed => Retries.WaitAfter(failed, 0.5)!.Value).ToList();
        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait), TimeSpan.FromHours(24), TimeSpan.FromHours(25));
        Assert.Null(Retries.WaitAfter(12, 0.5));
        Assert.Equal((TimeSpan.FromSeconds(48), TimeSpan.FromSeconds(72)), (Retries.WaitAfter(1, 0), Retries.WaitAfter(1, 1)));
    }

    [Fact]
    public void An_error_is_kept_as_one_line()
    {
        Assert.Equal("Not sent. Look here.", Retries.InWords("Not sent.\r\n\0 Look\there.\n"));
        Assert.Equal(501, Retries.InWords(new('x', 600)).Length);
    }
}
