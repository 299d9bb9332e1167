using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Fields = System.Collections.Generic.List<System.Collections.Generic.KeyValuePair<string, string>>;

namespace SlipPortal.Benchmarks;

/// <summary>Somebody who is signed in, with a connection and cookies of their own. Redirects are followed, as a browser does.</summary>
internal sealed class Session : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClient _client;
    private readonly Dictionary<string, (string Action, Fields Fields)> _forms = [];

    private Session(Uri portal) => _client = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(30) })
    {
        BaseAddress = portal,
        Timeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>Signs in by the form.</summary>
    public static async Task<Session> SignInAsync(Uri portal, string email)
    {
        var session = new Session(portal);
        var answer = await session.SubmitAsync("/account/sign-in", "input[type=password]", field => field.Split('.')[^1] switch
        {
            "Password" => NationalData.Password,
            "Email" => email,
            _ => null,
        });
        session._forms.Clear();
        return answer.Path == "/" ? session : throw new InvalidOperationException($"{email} cannot sign in.");
    }

    /// <summary>Opens an address and reads it to its end.</summary>
    public Task<Answer> GetAsync(string path, bool countQuestions = false) => SendAsync(new(HttpMethod.Get, path), countQuestions);

    /// <summary>Sends nothing to an address that asks for no form.</summary>
    public Task<Answer> PostAsync(string path) => SendAsync(new(HttpMethod.Post, path), false);

    /// <summary>Reports progress by an action's page, and follows to the page that comes then.</summary>
    public Task<Answer> ReportAsync(string path, string reason, bool countQuestions = false) =>
        SubmitAsync(path, "textarea[name='Input.Reason']", field => field == "Input.Reason" ? reason : null, countQuestions: countQuestions);

    /// <summary>Begins a conversation by an action's page.</summary>
    public Task<Answer> CommentAsync(string path, string text) =>
        SubmitAsync(path, "textarea[name='Talk.Text']", field => field == "Talk.Text" ? text : null);

    /// <summary>Fills in a form and sends it. The page with the form is asked for once; what it holds is sent each time.</summary>
    /// <param name="path">The page with the form.</param>
    /// <param name="marker">A selector of something in the form, or of the button that sends it.</param>
    /// <param name="fill">What stands in a field; null for what stands there already.</param>
    /// <param name="page">The page, where it has come already.</param>
    /// <param name="file">A file and its field, for a form with one.</param>
    /// <param name="countQuestions">Has the questions of the request counted.</param>
    public async Task<Answer> SubmitAsync(
        string path, string marker, Func<string, string?> fill, (string Field, string Name, byte[] Content)? file = null, bool countQuestions = false,
        Answer? page = null)
    {
        if (!_forms.TryGetValue(path + marker, out var form)) _forms[path + marker] = form = Form((page ?? await GetAsync(path)).Text, marker, path);
        var fields = form.Fields.Select(field => KeyValuePair.Create(field.Key, fill(field.Key) ?? field.Value));
        HttpContent content;
        if (file is { } sent)
        {
            var parts = new MultipartFormDataContent();
            foreach (var (name, value) in fields) parts.Add(new StringContent(value), name);
            parts.Add(new ByteArrayContent(sent.Content), sent.Field, sent.Name);
            content = parts;
        }
        else
        {
            content = new FormUrlEncodedContent(fields);
        }

        return await SendAsync(new(HttpMethod.Post, form.Action) { Content = content }, countQuestions);
    }

    public void Dispose() => _client.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request, bool countQuestions)
    {
        using var asked = request;
        if (countQuestions) request.Headers.Add("X-Count-Questions", "1");
        using var response = await _client.SendAsync(request);
        var content = await response.Content.ReadAsByteArrayAsync();
        var rows = response.Headers.TryGetValues("X-Rows", out var values) ? int.Parse(values.First()) : (int?)null;
        return new((int)response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath, content, rows);
    }

    // Its address and its fields as they stand; where nothing is chosen of several, the second.
    private static (string Action, Fields Fields) Form(string html, string marker, string path)
    {
        var marked = Parser.ParseDocument(html).QuerySelector(marker);
        var form = marked?.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"{path} has no form with {marker}.");
        var action = marked!.GetAttribute("formaction") ?? form.GetAttribute("action");
        var inputs = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name is { Length: > 0 }).ToList();
        var chosen = inputs.Where(input => input.Type == "radio").GroupBy(input => input.Name)
            .Select(choices => choices.FirstOrDefault(choice => choice.IsChecked) ?? choices.Skip(1).FirstOrDefault() ?? choices.First());
        return (
            string.IsNullOrEmpty(action) ? path : action,
            [
                .. chosen.Concat(inputs.Where(input => input.Type == "checkbox" ? input.IsChecked : input.Type is not ("radio" or "file" or "submit" or "button")))
                    .Select(input => KeyValuePair.Create(input.Name!, input.Value)),
                .. form.Elements.OfType<IHtmlTextAreaElement>().Where(area => area.Name is not null).Select(area => KeyValuePair.Create(area.Name!, area.Value.Trim())),
                .. form.Elements.OfType<IHtmlSelectElement>().Where(select => select.Name is not null)
                    .Select(select => KeyValuePair.Create(select.Name!, select.Value ?? "")),
            ]);
    }
}

/// <summary>An answer, read to its end.</summary>
/// <param name="Status">200 when all is well.</param>
/// <param name="Path">Where it came from in the end.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Rows">How many rows a floor says that it has.</param>
internal sealed record Answer(int Status, string Path, byte[] Content, int? Rows)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Content);

    /// <summary>False also where somebody was sent to sign in.</summary>
    public bool IsGood => Status == 200 && !Path.StartsWith("/account/sign-in", StringComparison.Ordinal);
}
