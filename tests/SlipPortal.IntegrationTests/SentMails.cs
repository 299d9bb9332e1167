using MimeKit;

namespace SlipPortal.IntegrationTests;

/// <summary>The e-mails that a portal has sent, as their readers have them.</summary>
internal static class SentMails
{
    /// <summary>
    /// The text of each e-mail to somebody (or to anybody) that holds all of these words, the oldest first: its head and its body, decoded.
    /// </summary>
    public static IReadOnlyList<string> SentTo(this PortalHost portal, string? email, params string[] words) =>
    [
        .. portal.Mails.OrderBy(File.GetLastWriteTimeUtc).Select(file => Text(MimeMessage.Load(file)))
            .Where(mail => email is null || mail.Contains($"To: {email}", StringComparison.OrdinalIgnoreCase))
            .Where(mail => words.All(word => mail.Contains(word, StringComparison.Ordinal))),
    ];

    private static string Text(MimeMessage mail) =>
        $"From: {mail.From}\nTo: {mail.To}\nSubject: {mail.Subject}\nMessage-Id: {mail.MessageId}\n\n"
        + mail.TextBody?.ReplaceLineEndings("\n");
}
