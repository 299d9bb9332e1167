using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SlipPortal.IntegrationTests.Requests;

/// <summary>Every form that somebody finds on some pages, each sent once with something of ours typed into it.</summary>
internal static class Forms
{
    /// <summary>Sends each form that has a text.</summary>
    /// <param name="browser">Whose.</param>
    /// <param name="addresses">The pages to look on.</param>
    /// <param name="typed">What to type into a text; null leaves it as it is.</param>
    /// <param name="answered">What has to be true of the answer, for this address.</param>
    /// <returns>How many were sent.</returns>
    public static async Task<int> SendAllAsync(
        this PortalBrowser browser, IEnumerable<string> addresses, Func<IHtmlElement, string?> typed, Func<string, Task> answered)
    {
        var sent = new HashSet<string>();
        foreach (var address in addresses)
        {
            await browser.GoAsync(address);
            if (browser.Status != HttpStatusCode.OK || browser.Page.QuerySelector("main") is null) continue;
            var path = browser.Path;
            foreach (var form in browser.Page.QuerySelectorAll<IHtmlFormElement>("main form").Where(form => form.Method == "post").ToList())
            {
                var hasText = false;
                Choose(form);
                var fields = form.Elements.SelectMany(element => Fields(element, typed, ref hasText)).ToList();
                var action = form.GetAttribute("action") is { Length: > 0 } named ? named : path;
                if (!hasText || !sent.Add($"{action} {string.Join(' ', fields.Select(field => field.Key))}")) continue;
                await browser.AskAsync(HttpMethod.Post, action, request => request.Content = ContentOf(form, fields));
                await answered(action);
            }
        }

        return sent.Count;
    }

    // The first of what nobody has chosen yet, so that what is typed is what counts.
    private static void Choose(IHtmlFormElement form)
    {
        foreach (var radios in form.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").GroupBy(radio => radio.Name))
            if (!radios.Any(radio => radio.IsChecked)) radios.First().IsChecked = true;
        foreach (var select in form.QuerySelectorAll<IHtmlSelectElement>("select").Where(select => string.IsNullOrEmpty(select.Value)))
            select.Value = select.Options.Select(option => option.Value).FirstOrDefault(value => value.Length > 0, "");
    }

    private static KeyValuePair<string, string>[] Fields(IElement element, Func<IHtmlElement, string?> typed, ref bool hasText)
    {
        switch (element)
        {
            case IHtmlInputElement { Type: "text" or "email" or "search" or "password", Name.Length: > 0 } or IHtmlTextAreaElement { Name.Length: > 0 }:
                var text = typed((IHtmlElement)element);
                hasText |= text is not null;
                return [new(element.GetAttribute("name")!, text ?? (element as IHtmlInputElement)?.Value ?? element.TextContent)];
            case IHtmlInputElement { Type: "hidden", Name.Length: > 0 } hidden:
                return [new(hidden.Name!, hidden.Value)];
            case IHtmlInputElement { Type: "checkbox" or "radio", Name.Length: > 0, IsChecked: true } box:
                return [new(box.Name!, box.Value)];
            case IHtmlSelectElement { Name.Length: > 0 } select:
                return [new(select.Name!, select.Value ?? "")];
            default:
                return [];
        }
    }

    private static HttpContent ContentOf(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        if (form.Enctype != "multipart/form-data") return new FormUrlEncodedContent(fields);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        return content;
    }
}
