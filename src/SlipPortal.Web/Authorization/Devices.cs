namespace SlipPortal.Web.Authorization;

/// <summary>What somebody signs in with, in words that they recognise: the browser and the system that it says it is, and no
/// more.</summary>
internal static class Devices
{
    // A browser names those that it is like, too: the one that is like fewer stands first.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
            ("Linux", "Linux")];

    /// <summary>“Firefox on Windows”.</summary>
    public static string InWords(string? userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
    {
        (null, null) => "Unknown device",
        ({ } browser, null) => browser,
        (null, { } system) => $"Unknown browser on {system}",
        var (browser, system) => $"{browser} on {system}",
    };

    private static string? Find((string Sign, string Name)[] names, string? userAgent) =>
        names.FirstOrDefault(name => userAgent?.Contains(name.Sign, StringComparison.Ordinal) == true).Name;
}
