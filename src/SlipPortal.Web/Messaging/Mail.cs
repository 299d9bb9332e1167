using System.Net.Mail;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SlipPortal.Web.Messaging;

/// <summary>A plain-text e-mail.</summary>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body.</param>
/// <param name="Id">The same mail has the same id each time it is sent, so that a receiver can tell a second copy.</param>
internal sealed record Mail(string To, string Subject, string Text, Guid Id)
{
    /// <summary>The id of the mail to one person that a message causes, where it causes several.</summary>
    public static Guid IdFor(Guid message, Guid person)
    {
        var (one, other) = (message.ToByteArray(), person.ToByteArray());
        return new([.. one.Zip(other, (left, right) => (byte)(left ^ right))]);
    }
}

/// <summary>Sends e-mail, by whatever way this portal is set up for.</summary>
internal interface IMailer
{
    /// <summary>Sends it, or throws.</summary>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>Puts each mail as an .eml file into a folder, which any mail program opens. For laptops and tests.</summary>
internal sealed class FolderMailer(MailSettings settings) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Folder!);
        using var client = new SmtpClient
        {
            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
            PickupDirectoryLocation = Path.GetFullPath(settings.Folder!),
        };
        using var message = settings.Write(mail);
        await client.SendMailAsync(message, cancellationToken);
    }
}

/// <summary>Sends through a mail server.</summary>
internal sealed class SmtpMailer(MailSettings settings) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(settings.SmtpHost, settings.SmtpPort) { EnableSsl = settings.SmtpTls };
        if (settings.SmtpUser is not null) client.Credentials = new System.Net.NetworkCredential(settings.SmtpUser, settings.SmtpPassword);
        using var message = settings.Write(mail);
        await client.SendMailAsync(message, cancellationToken);
    }
}

/// <summary>How mail is sent: configuration section <c>Mail</c>.</summary>
internal sealed record MailSettings
{
    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "slipportal@localhost";

    /// <summary>The folder for .eml files; used when there is no mail server.</summary>
    public string? Folder { get; init; }

    /// <summary>The mail server, or null.</summary>
    public string? SmtpHost { get; init; }

    /// <summary>Its port.</summary>
    public int SmtpPort { get; init; } = 587;

    /// <summary>Whether the connection is encrypted (STARTTLS).</summary>
    public bool SmtpTls { get; init; } = true;

    /// <summary>Who signs in there, or null.</summary>
    public string? SmtpUser { get; init; }

    /// <summary>With which password.</summary>
    public string? SmtpPassword { get; init; }

    internal MailMessage Write(Mail mail) => new(From, mail.To, mail.Subject, mail.Text)
    {
        BodyEncoding = Encoding.UTF8,
        SubjectEncoding = Encoding.UTF8,
        Headers = { ["Message-ID"] = $"<{mail.Id:N}@{new MailAddress(From).Host}>" },
    };
}

/// <summary>The address that people reach this portal at, for links in e-mails: the setting Portal:Url, else where it listens.</summary>
internal sealed class PortalAddress(IConfiguration configuration, IServer server)
{
    /// <summary>Without a slash at its end.</summary>
    public string Url => (configuration["Portal:Url"] ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "").TrimEnd('/');
}
