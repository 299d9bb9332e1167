using System.Text;
using System.Text.RegularExpressions;

namespace SlipPortal.IntegrationTests;

/// <summary>The e-mails that a portal has sent, as their readers have them.</summary>
internal static partial class SentMails
{
    /// <summary>The text of each e-mail to somebody (or to anybody) that holds all of these words, the oldest first: its head as it is, its body decoded.</summary>
    public static IReadOnlyList<string> SentTo(this PortalHost portal, string? email, params string[] words) =>
    [
        .. portal.Mails.OrderBy(File.GetLastWriteTimeUtc).Select(file => Text(File.ReadAllText(file)))
            .Where(mail => email is null || mail.Contains($"To: {email}", StringComparison.OrdinalIgnoreCase))
            .Where(mail => words.All(word => mail.Contains(word, StringComparison.Ordinal))),
    ];

    private static string Text(string mail)
    {
        if (mail.ReplaceLineEndings("\n").Split("\n\n", 2) is not [var head, var body]) return mail;
        if (head.Contains("base64", StringComparison.OrdinalIgnoreCase)) body = Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "")));
        else if (head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase))
            body = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Quoted().Replace(body.Replace("=\n", ""), sign => $"{(char)Convert.ToByte(sign.Groups[1].Value, 16)}")));
        return $"{head}\n\n{body}";
    }

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex Quoted();
}
