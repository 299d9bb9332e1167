using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace SlipPortal.Web.Htmx;

/// <summary>The headers by which a response tells htmx what to do. Every method returns the same object.</summary>
internal sealed class HtmxResponseHeaders(IHeaderDictionary headers)
{
    /// <summary>Names of the headers.</summary>
    public static class Keys
    {
        /// <summary>Puts an address into the browser's history.</summary>
        public const string PushUrl = "HX-Push-Url";

        /// <summary>Sends the browser to another page.</summary>
        public const string Redirect = "HX-Redirect";

        /// <summary>Loads the page anew.</summary>
        public const string Refresh = "HX-Refresh";

        /// <summary>Gets another page and swaps it in.</summary>
        public const string Location = "HX-Location";

        /// <summary>How the response is put into the page.</summary>
        public const string Reswap = "HX-Reswap";

        /// <summary>Which element is replaced.</summary>
        public const string Retarget = "HX-Retarget";

        /// <summary>Which part of the response is taken.</summary>
        public const string Reselect = "HX-Reselect";

        /// <summary>Events raised in the browser.</summary>
        public const string Trigger = "HX-Trigger";

        /// <summary>All of them.</summary>
        public static readonly string[] All = [PushUrl, Redirect, Refresh, Location, Reswap, Retarget, Reselect, Trigger];
    }

    private readonly Dictionary<string, object?> _triggers = [];

    /// <summary>Puts this address into the browser's history.</summary>
    public HtmxResponseHeaders PushUrl(string value) => Set(Keys.PushUrl, value);

    /// <summary>Sends the browser to this address, as a whole page.</summary>
    public HtmxResponseHeaders Redirect(string value) => Set(Keys.Redirect, value);

    /// <summary>Loads the page anew.</summary>
    public HtmxResponseHeaders Refresh() => Set(Keys.Refresh, "true");

    /// <summary>Gets this address and swaps it in without loading a whole page.</summary>
    public HtmxResponseHeaders Location(string value) => Set(Keys.Location, value);

    /// <summary>Puts the response into the page in this way (<see cref="HtmxSwap"/>).</summary>
    public HtmxResponseHeaders Reswap(string value) => Set(Keys.Reswap, value);

    /// <summary>Replaces the element that this selector finds.</summary>
    public HtmxResponseHeaders Retarget(string cssSelector) => Set(Keys.Retarget, cssSelector);

    /// <summary>Takes the part of the response that this selector finds.</summary>
    public HtmxResponseHeaders Reselect(string cssSelector) => Set(Keys.Reselect, cssSelector);

    /// <summary>Tells caches that the answer differs for htmx.</summary>
    public HtmxResponseHeaders WithVary()
    {
        headers.Append("Vary", HtmxRequestHeaders.Keys.Request);
        return this;
    }

    /// <summary>
    /// Raises an event in the browser after the swap. Several calls are merged, also with those of an earlier <c>Htmx(...)</c>.
    /// </summary>
    public HtmxResponseHeaders WithTrigger(string eventName, object? detail = null)
    {
        _triggers[eventName] = detail;
        return this;
    }

    /// <summary>Merges the triggers with those already in the header: names alone where none has a detail, JSON otherwise.</summary>
    internal void WriteTriggers()
    {
        if (_triggers.Count == 0) return;
        var all = ReadTriggers(headers[Keys.Trigger]);
        foreach (var (name, detail) in _triggers)
            all[name] = detail is null ? null : JsonSerializer.SerializeToNode(detail, JsonSerializerOptions.Web);
        headers[Keys.Trigger] = all.All(trigger => trigger.Value is null)
            ? string.Join(", ", all.Select(trigger => trigger.Key))
            : all.ToJsonString();
    }

    private static JsonObject ReadTriggers(StringValues header)
    {
        var text = header.ToString().Trim();
        if (text.StartsWith('{') && JsonNode.Parse(text) is JsonObject json) return json;
        return new JsonObject(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct().Select(name => KeyValuePair.Create<string, JsonNode?>(name, null)));
    }

    private HtmxResponseHeaders Set(string key, string value)
    {
        headers[key] = value;
        return this;
    }
}
