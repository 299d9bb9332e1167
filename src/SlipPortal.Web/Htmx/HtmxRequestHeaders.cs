namespace SlipPortal.Web.Htmx;

/// <summary>The headers that htmx sends with its requests.</summary>
internal sealed class HtmxRequestHeaders(IHeaderDictionary headers)
{
    /// <summary>Names of the headers.</summary>
    public static class Keys
    {
        /// <summary>On every request that htmx makes.</summary>
        public const string Request = "HX-Request";

        /// <summary>"true" when a boosted link or form made the request.</summary>
        public const string Boosted = "HX-Boosted";

        /// <summary>The address in the browser.</summary>
        public const string CurrentUrl = "HX-Current-URL";

        /// <summary>"true" when the browser went back to an address that htmx had pushed.</summary>
        public const string HistoryRestoreRequest = "HX-History-Restore-Request";

        /// <summary>The element that will be replaced, as <c>tag#id</c>.</summary>
        public const string Target = "HX-Target";

        /// <summary>All of them.</summary>
        public static readonly string[] All = [Request, Boosted, CurrentUrl, HistoryRestoreRequest, Target];
    }

    /// <summary>The address in the browser when the request was made; null when not sent.</summary>
    public string? CurrentUrl { get; } = headers[Keys.CurrentUrl];

    /// <summary>The element that will be replaced, in htmx 4 as <c>tag#id</c>; null when not sent.</summary>
    public string? Target { get; } = headers[Keys.Target];

    /// <summary>True when a boosted link or form made the request. Whatever else a client sends there is false.</summary>
    public bool Boosted { get; } = IsTrue(headers, Keys.Boosted);

    /// <summary>True when the browser goes back to a pushed address: the answer has to be the whole page.</summary>
    public bool HistoryRestoreRequest { get; } = IsTrue(headers, Keys.HistoryRestoreRequest);

    private static bool IsTrue(IHeaderDictionary headers, string key) =>
        string.Equals(headers[key], "true", StringComparison.OrdinalIgnoreCase);
}
