using MailKit.Net.Smtp;
using MailKit.Security;

namespace SlipPortal.Web.Messaging;

/// <summary>Sends through a mail server, whose certificate must be good where the connection is encrypted.</summary>
internal sealed class SmtpMailer(MailSettings settings) : IMailer
{
    private const int ImplicitTlsPort = 465;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private SecureSocketOptions Security =>
        !settings.SmtpTls ? SecureSocketOptions.None
        : settings.SmtpPort == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var message = settings.Write(mail);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(Longest);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(settings.SmtpHost!, settings.SmtpPort, Security, stop.Token);
            if (settings.SmtpUser is { } user) await client.AuthenticateAsync(user, settings.SmtpPassword ?? "", stop.Token);
            await client.SendAsync(message, stop.Token);
        }
        catch (SmtpCommandException refused) when (IsForGood(refused))
        {
            throw new UndeliverableException($"{(int)refused.StatusCode} {refused.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not answer within {Longest.TotalSeconds:0} seconds.");
        }

        // It is sent, whatever becomes of the good-bye.
        await client.DisconnectAsync(quit: true, CancellationToken.None);
    }

    // What the server says of this mail. That it does not know us, or has no room now, may be mended.
    private static bool IsForGood(SmtpCommandException refused) =>
        refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)refused.StatusCode >= 500;
}
