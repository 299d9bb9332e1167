using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SlipPortal.Benchmarks;

/// <summary>Somebody who is signed in, with a connection and cookies of their own. Redirects are followed, as a browser does.</summary>
internal sealed class Session : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClient _client;
    private readonly Dictionary<string, List<KeyValuePair<string, string>>> _forms = [];

    private Session(Uri portal) => _client = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(30) })
    {
        BaseAddress = portal,
        Timeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>Signs in by the form.</summary>
    public static async Task<Session> SignInAsync(Uri portal, string email)
    {
        var session = new Session(portal);
        var answer = await session.SubmitAsync("/account/sign-in", "input[type=password]", form =>
            [.. form.Select(field => KeyValuePair.Create(field.Key, field.Key.EndsWith("Password", StringComparison.Ordinal) ? NationalData.Password : field.Key.EndsWith("Email", StringComparison.Ordinal) ? email : field.Value))]);
        session._forms.Clear();
        return answer.Path == "/" ? session : throw new InvalidOperationException($"{email} cannot sign in.");
    }

    /// <summary>Opens an address and reads it to its end.</summary>
    public Task<Answer> GetAsync(string path, bool countQuestions = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (countQuestions) request.Headers.Add("X-Count-Questions", "1");
        return SendAsync(request);
    }

    /// <summary>Sends nothing to an address that asks for no form.</summary>
    public Task<Answer> PostAsync(string path) => SendAsync(new(HttpMethod.Post, path));

    /// <summary>Fills in a form and sends it. The page with the form is asked for once; what it holds is sent each time.</summary>
    /// <param name="path">The page with the form.</param>
    /// <param name="marker">A selector of something in the form.</param>
    /// <param name="fill">What is sent, of what stands in the form.</param>
    /// <param name="file">A file and its field, for a form with one.</param>
    /// <param name="countQuestions">Has the questions of the request counted.</param>
    public async Task<Answer> SubmitAsync(
        string path, string marker, Func<List<KeyValuePair<string, string>>, List<KeyValuePair<string, string>>> fill, (string Field, string Name, byte[] Content)? file = null,
        bool countQuestions = false)
    {
        if (!_forms.TryGetValue(path + marker, out var form)) _forms[path + marker] = form = Form((await GetAsync(path)).Text, marker, path);
        var action = form[0].Value;
        var fields = fill([.. form.Skip(1)]);
        HttpContent content = new FormUrlEncodedContent(fields);
        if (file is { } sent)
        {
            var parts = new MultipartFormDataContent();
            foreach (var (name, value) in fields) parts.Add(new StringContent(value), name);
            parts.Add(new ByteArrayContent(sent.Content), sent.Field, sent.Name);
            content = parts;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        if (countQuestions) request.Headers.Add("X-Count-Questions", "1");
        return await SendAsync(request);
    }

    /// <summary>Reports progress by an action's page, and follows to the page that comes then.</summary>
    public Task<Answer> ReportAsync(string path, string reason, bool countQuestions = false) => SubmitAsync(
        path, "textarea[name='Input.Reason']", form => [.. form.Select(field => field.Key == "Input.Reason" ? KeyValuePair.Create(field.Key, reason) : field)],
        countQuestions: countQuestions);

    public void Dispose() => _client.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var asked = request;
        using var response = await _client.SendAsync(request);
        var content = await response.Content.ReadAsByteArrayAsync();
        var rows = response.Headers.TryGetValues("X-Rows", out var values) ? int.Parse(values.First()) : (int?)null;
        return new((int)response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath, content, rows);
    }

    // Its address and its fields: hidden ones and texts as they stand, the second of several choices.
    private static List<KeyValuePair<string, string>> Form(string html, string marker, string path)
    {
        var form = Parser.ParseDocument(html).QuerySelector(marker)?.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"{path} has no form with {marker}.");
        var action = form.GetAttribute("action");
        List<KeyValuePair<string, string>> fields = [new("", string.IsNullOrEmpty(action) ? path : action)];
        foreach (var choices in form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "radio" && input.Name is not null).GroupBy(input => input.Name!))
            fields.Add(new(choices.Key, choices.Skip(1).FirstOrDefault()?.Value ?? choices.First().Value));
        fields.AddRange(form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type is "hidden" or "text" or "email" or "password" && input.Name is not null)
            .Select(input => KeyValuePair.Create(input.Name!, input.Value)));
        fields.AddRange(form.Elements.OfType<IHtmlTextAreaElement>().Where(area => area.Name is not null).Select(area => KeyValuePair.Create(area.Name!, area.Value.Trim())));
        fields.AddRange(form.Elements.OfType<IHtmlSelectElement>().Where(select => select.Name is not null).Select(select => KeyValuePair.Create(select.Name!, select.Value ?? "")));
        return fields;
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
