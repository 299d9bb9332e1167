using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MimeKit;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Commands;

namespace SlipPortal.Web.Messaging;

/// <summary>A plain-text e-mail.</summary>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body.</param>
/// <param name="Id">The same mail has the same id each time it is sent, so that a receiver can tell a second copy.</param>
internal sealed record Mail(string To, string Subject, string Text, Guid Id);

/// <summary>Sends e-mail, by whatever way this portal is set up for.</summary>
internal interface IMailer
{
    /// <summary>Sends it, or throws: <see cref="UndeliverableException"/> where another try would not help.</summary>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>No further try mends this: the message is put aside at once.</summary>
/// <param name="message">Why, in the words of whoever refused it.</param>
internal sealed class UndeliverableException(string message) : Exception(message);

/// <summary>Puts each mail as an .eml file into a folder, which any mail program opens. For laptops and tests.</summary>
internal sealed class FolderMailer(MailSettings settings) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(settings.Folder!).FullName;
        using var message = settings.Write(mail);
        message.Prepare(EncodingConstraint.SevenBit);
        var path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.eml");
        // Complete or not at all.
        await message.WriteToAsync($"{path}.new", cancellationToken);
        File.Move($"{path}.new", path);
    }
}

/// <summary>How mail is sent: configuration section <c>Mail</c>.</summary>
internal sealed record MailSettings
{
    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "slipportal@localhost";

    /// <summary>The folder for .eml files; used when there is no mail server.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether people are told of a sign-in on a device that is new. Not where browsers forget their cookies each day.</summary>
    public bool NewDevice { get; init; } = true;

    /// <summary>The mail server, or null.</summary>
    public string? SmtpHost { get; init; }

    /// <summary>Its port.</summary>
    public int SmtpPort { get; init; } = 587;

    /// <summary>Whether the connection must be encrypted (STARTTLS; on port 465 from its first byte).</summary>
    public bool SmtpTls { get; init; } = true;

    /// <summary>Who signs in there, or null.</summary>
    public string? SmtpUser { get; init; }

    /// <summary>With which password.</summary>
    public string? SmtpPassword { get; init; }

    /// <summary>The settings of a program.</summary>
    /// <exception cref="OperatorException">The sender is no address.</exception>
    public static MailSettings Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Mail").Get<MailSettings>() ?? new();
        return MailboxAddress.TryParse(settings.From, out _)
            ? settings
            : throw new OperatorException($"Mail__From: “{settings.From}” is no email address.");
    }

    /// <summary>
    /// The one place where a message is made. Its head holds one address and one line of subject, whatever its makers put there.
    /// </summary>
    /// <exception cref="UndeliverableException">What it is to be sent to is not one address.</exception>
    internal MimeMessage Write(Mail mail)
    {
        var from = MailboxAddress.Parse(From);
        var to = EmailAddresses.Read(mail.To) ?? throw new UndeliverableException($"“{Text.OnOneLine(mail.To)}” is no email address.");
        var text = new TextPart("plain") { Text = mail.Text };
        return new([from], [to], Text.OnOneLine(mail.Subject), text) { MessageId = $"{mail.Id:N}@{from.Domain}" };
    }
}

/// <summary>The address that people reach this portal at, for links in e-mails: the setting Portal:Url, else where it listens.</summary>
internal sealed class PortalAddress(IConfiguration configuration, IServer server)
{
    /// <summary>Without a slash at its end.</summary>
    public string Url => (configuration["Portal:Url"] ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "").TrimEnd('/');
}
