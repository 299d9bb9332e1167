using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SlipPortal.IntegrationTests;

/// <summary>
/// A browser without JavaScript: keeps cookies, follows redirects, fills in the forms that are on the page by their labels, and tells
/// what a person would see.
/// </summary>
public sealed class PortalBrowser(HttpClient client)
{
    private static readonly HtmlParser Parser = new();
    private readonly List<(string Field, byte[] Content, string Name)> _files = [];

    /// <summary>Send the requests as htmx does.</summary>
    public bool AsHtmx { get; set; }

    /// <summary>The page on the screen.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>The status of the last response.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>The last response.</summary>
    public HttpResponseMessage Response { get; private set; } = null!;

    /// <summary>The address of the page.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Text of the page's heading.</summary>
    public string Heading => Text(Page.QuerySelector("h1"));

    /// <summary>The success banner's text, or empty.</summary>
    public string Notice => Text(Page.QuerySelector(".govuk-notification-banner__content"));

    /// <summary>Lines of the error summary.</summary>
    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".govuk-error-summary__list li").Select(Text)];

    /// <summary>All text of the main part.</summary>
    public string Main => Text(Page.QuerySelector("main"));

    /// <summary>The response as text: for downloads.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Opens an address.</summary>
    public Task<PortalBrowser> GoAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Asks for an address in another way than a link does.</summary>
    public Task<PortalBrowser> AskAsync(HttpMethod method, string path, Action<HttpRequestMessage>? with = null)
    {
        var request = new HttpRequestMessage(method, path);
        with?.Invoke(request);
        return SendAsync(request);
    }

    /// <summary>Sends an empty form to an address, as no page of the portal would: without an antiforgery token.</summary>
    public Task<PortalBrowser> SendFormAsync(string path) => SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) });

    /// <summary>Types into a field.</summary>
    public PortalBrowser Fill(string label, string value)
    {
        switch (Field(label))
        {
            case IHtmlTextAreaElement area: area.Value = value; break;
            case IHtmlInputElement input: input.Value = value; break;
            case var other: Assert.Fail($"“{label}” is a {other.TagName}, not something to type into."); break;
        }

        return this;
    }

    /// <summary>Ticks a box or a radio button.</summary>
    public PortalBrowser Choose(string label)
    {
        var chosen = Assert.IsAssignableFrom<IHtmlInputElement>(Field(label));
        if (chosen.Type == "radio")
            foreach (var other in Page.QuerySelectorAll<IHtmlInputElement>($"input[name='{chosen.Name}']")) other.IsChecked = false;
        chosen.IsChecked = true;
        return this;
    }

    /// <summary>Takes an option of a list.</summary>
    public PortalBrowser Select(string label, string option)
    {
        var select = Assert.IsAssignableFrom<IHtmlSelectElement>(Field(label));
        select.Value = Assert.Single(select.Options, candidate => Text(candidate) == option).Value;
        return this;
    }

    /// <summary>Takes a file; another one where the field takes several.</summary>
    public PortalBrowser Attach(string label, string name, byte[] content)
    {
        var field = (IHtmlInputElement)Field(label);
        if (!field.IsMultiple) _files.RemoveAll(file => file.Field == field.Name);
        _files.Add((field.Name!, content, name));
        return this;
    }

    /// <summary>Presses a button: sends its form.</summary>
    public Task<PortalBrowser> ClickAsync(string button) => SendAsync(Press(button));

    /// <summary>Presses a button again and again before the first answer comes, and sees the answer to the last.</summary>
    public async Task<PortalBrowser> ClickAtOnceAsync(string button, int times)
    {
        var presses = Enumerable.Range(0, times).Select(_ => Press(button)).ToList();
        foreach (var press in presses) press.Headers.Add("Accept", "text/html");
        var answers = await Task.WhenAll(presses.Select(press => client.SendAsync(press, TestContext.Current.CancellationToken)));
        Answers = [.. answers.Select(answer => answer.StatusCode)];
        return answers[^1].Headers.Location is { } onward ? await GoAsync(onward.OriginalString) : this;
    }

    /// <summary>Goes back to a page that was on the screen before, as it was left.</summary>
    public void GoBack(IHtmlDocument page, string path) => (Page, Path) = (page, path);

    /// <summary>What each press was answered that was made at once with others.</summary>
    public IReadOnlyList<HttpStatusCode> Answers { get; private set; } = [];

    private HttpRequestMessage Press(string button)
    {
        var pressed = Assert.Single(Page.QuerySelectorAll<IHtmlButtonElement>("button"), candidate => Text(candidate) == button);
        var form = pressed.Form ?? throw new InvalidOperationException($"“{button}” stands in no form.");
        var fields = form.Elements.SelectMany(Sent).ToList();
        if (pressed.Name is { Length: > 0 } name) fields.Add(new(name, pressed.Value));
        HttpContent content = form.Enctype == "multipart/form-data" ? Multipart(fields) : new FormUrlEncodedContent(fields);
        var address = pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Path;
        return new(HttpMethod.Post, address.Length == 0 ? Path : address) { Content = content };
    }

    /// <summary>The rows of the table with this caption, each as its cells' texts, the headings first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table(string caption)
    {
        var table = Assert.Single(Page.QuerySelectorAll<IHtmlTableElement>("table"), table => Text(table.Caption).StartsWith(caption, StringComparison.Ordinal));
        return [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(Text)])];
    }

    /// <summary>A value of a summary list.</summary>
    public string Summary(string key) =>
        Text(Assert.Single(Page.QuerySelectorAll(".govuk-summary-list__key"), candidate => Text(candidate) == key).NextElementSibling);

    /// <summary>The text of the first element that a selector finds, or empty.</summary>
    public string Text(string selector) => Text(Page.QuerySelector(selector));

    private static string Text(INode? node) =>
        string.Join(' ', (node?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IElement Field(string label)
    {
        // In a table a field is labelled by its attribute.
        if (Page.QuerySelectorAll("input, select").SingleOrDefault(field => field.GetAttribute("aria-label") == label) is { } named) return named;
        var found = Assert.Single(Page.QuerySelectorAll<IHtmlLabelElement>("label"), candidate => Text(candidate) == label);
        return Page.GetElementById(found.HtmlFor!)!;
    }

    private static IEnumerable<KeyValuePair<string, string>> Sent(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } or IHtmlButtonElement => [],
        IHtmlInputElement { Name.Length: > 0 } input => [new(input.Name!, input.Value)],
        IHtmlTextAreaElement { Name.Length: > 0 } area => [new(area.Name!, area.Value)],
        // Where nothing is chosen a browser takes the first.
        IHtmlSelectElement { Name.Length: > 0 } select => [new(select.Name!, select.Value ?? (select.Options.Length == 0 ? "" : select.Options[0].Value))],
        _ => [],
    };

    private MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var file in _files) content.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        _files.Clear();
        return content;
    }

    private async Task<PortalBrowser> SendAsync(HttpRequestMessage request)
    {
        while (true)
        {
            request.Headers.Add("Accept", "text/html");
            if (AsHtmx) request.Headers.Add("HX-Request", "true");
            Response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Path = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.OriginalString;
            if (Response.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther)) break;
            var onward = Response.Headers.Location!;
            request = new(HttpMethod.Get, onward.IsAbsoluteUri ? onward.PathAndQuery : onward.OriginalString);
        }

        Status = Response.StatusCode;
        Body = await Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Page = Parser.ParseDocument(Body);
        return this;
    }
}
