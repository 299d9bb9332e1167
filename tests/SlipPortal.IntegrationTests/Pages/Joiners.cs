using System.Net;
using System.Text.RegularExpressions;

namespace SlipPortal.IntegrationTests.Pages;

/// <summary>What people do who are invited: they read their mail and follow the link.</summary>
internal static partial class Joiners
{
    public const string Password = "lantern-meadow-quarry-7";

    /// <summary>The address of the link in the newest of so many e-mails to somebody.</summary>
    public static async Task<string> LinkAsync(this PortalHost portal, string email, int nth = 1)
    {
        IReadOnlyList<string> mails = [];
        await PortalHost.UntilAsync(() => Task.FromResult((mails = portal.SentTo(email)).Count >= nth), $"{email} has {nth} e-mails");
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

    [GeneratedRegex(@"/join\?token=[\w%-]+")]
    private static partial Regex Link();
}
