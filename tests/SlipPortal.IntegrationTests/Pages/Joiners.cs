using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SlipPortal.IntegrationTests.Pages;

/// <summary>What people do who are invited: they read their mail and follow the link.</summary>
internal static partial class Joiners
{
    public const string Password = "lantern-meadow-quarry-7";

    /// <summary>The address of the link in the newest of so many e-mails to somebody.</summary>
    public static async Task<string> LinkAsync(this PortalHost portal, string email, int nth = 1)
    {
        List<string> mails = [];
        await PortalHost.UntilAsync(
            async () =>
            {
                mails.Clear();
                foreach (var file in portal.Mails.OrderBy(File.GetLastWriteTimeUtc))
                {
                    var text = Text(await File.ReadAllTextAsync(file));
                    if (text.Contains($"To: {email}", StringComparison.OrdinalIgnoreCase)) mails.Add(text);
                }

                return mails.Count >= nth;
            },
            $"{email} has {nth} e-mails");
        return Link().Match(mails[^1]).Value;
    }

    /// <summary>Follows a link, and joins with a new account.</summary>
    public static async Task<PortalBrowser> JoinAsync(this PortalHost portal, string link, string name)
    {
        var browser = await portal.Anonymous().GoAsync(link);
        await browser.Fill("Your name", name).Fill("Choose a password", Password).ClickAsync("Join");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return browser;
    }

    // Header and body of an .eml file; the body as its encoding has it.
    private static string Text(string mail)
    {
        var (head, body) = mail.ReplaceLineEndings("\n").Split("\n\n", 2) is [var first, var rest] ? (first, rest) : (mail, "");
        if (head.Contains("base64", StringComparison.OrdinalIgnoreCase)) body = Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "")));
        else if (head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase))
            body = Escape().Replace(body.Replace("=\n", ""), match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());
        return $"{head}\n\n{body}";
    }

    [GeneratedRegex(@"/join\?token=[\w%-]+")]
    private static partial Regex Link();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex Escape();
}
