using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.IntegrationTests.Requests;

/// <summary>
/// Whatever is sent to any page, in its address, its form, its headers or as JSON, by whomever: the portal answers, and never with a fault of
/// its own. A few hundred requests in the suite; <c>FUZZ_REQUESTS=50000</c> for the run by hand, <c>FUZZ_SEED</c> for another one.
/// </summary>
public sealed class FuzzTests(TestDatabases databases)
{
    // Sooner or later somebody changes their password, or ends their own membership: then another portal, where everything is as it was.
    private const int OnOnePortal = 1_000;

    private const string Council = "ashdale";

    private static readonly string[] Hostile =
    [
        "", " ", "\0", "a\0b", "\r\nSet-Cookie: x=y", "0001-01-01", "9999-12-31", "2027-02-30", "1e28", "-1", "0", "99999999999999999999999999999", "NaN",
        "79228162514264337593543950335", "0.0000000000000000001", "00000000-0000-0000-0000-000000000000", "'; drop table portal.plans; --", "<script>alert(1)</script>",
        "%00", "%", "../../etc/passwd", "\u202eabc", "😀", "null", "[]", "{}", "true", "Q9 2026/27", "12/0", "0/0", "9999/00", "£-1", "cell..", "a,b,c", ":", "Plan:View",
        new('x', 5_000), new('9', 400), "\u0007", "\u2028", "2147483648", "9223372036854775808", "Infinity", "*", "en-GB;q=nonsense",
    ];

    private readonly Random _random = new(int.Parse(Environment.GetEnvironmentVariable("FUZZ_SEED") ?? "20261130", CultureInfo.InvariantCulture));
    private readonly int _requests = int.Parse(Environment.GetEnvironmentVariable("FUZZ_REQUESTS") ?? "600", CultureInfo.InvariantCulture);
    private readonly Dictionary<string, IReadOnlyList<Form>> _forms = [];
    private string _key = "";

    [Fact]
    public async Task No_request_makes_the_portal_fail()
    {
        var failed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var answers = new Dictionary<HttpStatusCode, int>();
        for (var sent = 0; sent < _requests; sent += OnOnePortal)
        {
            await using var portal = new PortalHost(databases);
            await portal.InitializeAsync();
            await SendAsync(portal, Math.Min(OnOnePortal, _requests - sent), answers, failed);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", answers.OrderBy(answer => answer.Key).Select(answer => $"{(int)answer.Key} × {answer.Value}")));
        Assert.True(failed.Count == 0, string.Join('\n', failed.Select(one => $"{one.Key}  {one.Value}")));
        // It got through to pages, and was refused by them.
        Assert.True(answers[HttpStatusCode.OK] > _requests / 10 && answers.ContainsKey(HttpStatusCode.UnprocessableEntity));
    }

    private async Task SendAsync(PortalHost portal, int requests, Dictionary<HttpStatusCode, int> answers, SortedDictionary<string, string> failed)
    {
        _forms.Clear();
        var pages = await PagesAsync(portal);
        HttpClient[] clients =
        [
            await ClientAsync(portal, "lead@ashdale.example"), await ClientAsync(portal, "adviser@education.example"),
            await ClientAsync(portal, "admin@slipportal.example"), portal.NewClient(),
        ];
        _key = await KeyAsync(portal);
        for (var i = 0; i < requests; i++)
        {
            var (address, names) = Any(pages);
            var client = Any(clients);
            var (what, request) = _random.Next(10) switch
            {
                < 4 => Get(address, names),
                < 8 => await PostAsync(client, address),
                8 => Strange(address),
                _ => Json(),
            };
            using (request)
            {
                // Signing out would end the test.
                if (request.RequestUri!.OriginalString.StartsWith("/account/sign-out", StringComparison.Ordinal)) continue;
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                answers[response.StatusCode] = answers.GetValueOrDefault(response.StatusCode) + 1;
                if ((int)response.StatusCode >= 500) failed.TryAdd($"{request.Method} {address.Split('?')[0]}", $"{i}: {what}");
            }
        }
    }

    // Each page there is, with the names of what its address may carry.
    private static async Task<IReadOnlyList<(string Address, string[] Names)>> PagesAsync(PortalHost portal)
    {
        var addresses = await CouncilRoutes.AddressesAsync(portal, Council);
        var councils = CouncilRoutes.Pages(portal).Where(page => page.RoutePattern.RawText!.StartsWith("councils/", StringComparison.Ordinal));
        var others = CouncilRoutes.Pages(portal).Where(page => !page.RoutePattern.RawText!.StartsWith("councils/", StringComparison.Ordinal));
        return
        [
            .. councils.Zip(addresses).Select(pair => (pair.Second, NamesOf(pair.First))),
            .. others.Select(page => ("/" + string.Join('/', page.RoutePattern.PathSegments.Select(segment => segment.IsSimple && segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "department")), NamesOf(page))),
        ];
    }

    private static string[] NamesOf(RouteEndpoint page)
    {
        var descriptor = page.Metadata.GetMetadata<CompiledPageActionDescriptor>();
        return
        [
            "handler", "page", "format", "only", "q", "sort",
            .. descriptor?.BoundProperties.Select(property => property.BindingInfo?.BinderModelName ?? property.Name) ?? [],
            .. descriptor?.HandlerMethods.SelectMany(handler => handler.Parameters).Select(parameter => parameter.Name) ?? [],
        ];
    }

    private (string, HttpRequestMessage) Get(string address, string[] names)
    {
        var query = string.Join('&', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => $"{Uri.EscapeDataString(Any(names))}={Escaped(Any(Hostile))}"));
        // Now and then something in the middle of the address, too.
        if (_random.Next(4) == 0) address = string.Join('/', address.Split('/').Select((part, i) => i > 2 && _random.Next(3) == 0 ? Escaped(WithoutNull(Any(Hostile))) : part));
        return ($"{address}?{query}", new(HttpMethod.Get, $"{address}?{query}"));
    }

    private async Task<(string, HttpRequestMessage)> PostAsync(HttpClient client, string address)
    {
        if (!_forms.TryGetValue($"{client.GetHashCode()} {address}", out var forms))
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            forms = _forms[$"{client.GetHashCode()} {address}"] = FormsOf(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), address);
        }

        if (forms.Count == 0) return Strange(address);
        var form = Any(forms);
        var fields = form.Fields.ToList();
        for (var changes = _random.Next(1, 4); changes > 0 && fields.Count > 0; changes--)
        {
            var i = _random.Next(fields.Count);
            if (fields[i].Key == "__RequestVerificationToken") continue;
            fields[i] = _random.Next(8) switch
            {
                0 => new("", Any(Hostile)),
                1 => new(fields[i].Key + Any(Hostile), fields[i].Value),
                2 => new(fields[i].Key, Any(fields).Value),
                _ => new(fields[i].Key, Any(Hostile)),
            };
            if (_random.Next(10) == 0) fields.Add(fields[i]);
            if (_random.Next(10) == 0) fields.RemoveAt(i);
        }

        // A form that nobody has sent before.
        if (fields.FindIndex(field => field.Key == SubmissionFilter.Field) is >= 0 and var key) fields[key] = new(SubmissionFilter.Field, $"{Guid.NewGuid():N}");
        HttpContent content = form.HasFiles || _random.Next(10) == 0 ? Multipart(fields) : new FormUrlEncodedContent(fields);
        var request = new HttpRequestMessage(HttpMethod.Post, form.Address) { Content = content };
        if (_random.Next(5) == 0) request.Headers.TryAddWithoutValidation("HX-Request", "true");
        return ($"{form.Address} {string.Join('&', fields.Where(field => field.Key != "__RequestVerificationToken").Select(field => $"{field.Key}={(field.Value.Length > 60 ? field.Value[..60] : field.Value)}"))}", request);
    }

    private (string, HttpRequestMessage) Strange(string address)
    {
        var method = Any(["HEAD", "TRACE", "OPTIONS", "PUT", "PATCH", "DELETE", "POST", "FOO", "GET"]);
        var request = new HttpRequestMessage(new(method), address);
        var name = Any(["Accept", "Accept-Language", "Range", "If-Modified-Since", "If-None-Match", "Cookie", "Referer", "X-Forwarded-For", "X-Forwarded-Proto", "HX-Request", "HX-Target", "Content-Type", "Authorization"]);
        request.Headers.TryAddWithoutValidation(name, WithoutNull(Any(Hostile)).Replace("\r\n", " ", StringComparison.Ordinal));
        if (method is "POST" or "PUT" or "PATCH")
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 3).Select(_ => Any(Hostile)))));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Any(["application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "application/json", "text/plain; charset=nonsense", "application/x-www-form-urlencoded; charset=utf-7"]));
        }

        return ($"{method} {address} {name}", request);
    }

    private (string, HttpRequestMessage) Json()
    {
        var value = Any<string>(["null", "1e28", "-1", "1.5", "\"x\"", "true", "[]", "{}", "99999999999999999999999999999999", "1e999", "\"\\u0000\""]);
        var body = Any<string>(
        [
            "{\"readings\":[null]}", "null", "[]", "{}", "{", "{\"readings\":{}}", $"{{\"readings\":[{value}]}}", $"{{\"readings\":[{{\"period\":\"2026-09\",\"value\":{value}}}]}}",
            $"{{\"readings\":[{{\"period\":{value},\"value\":1}}]}}", $"{{\"readings\":[{{\"period\":\"2026-09\",\"numerator\":{value},\"denominator\":{value}}}]}}",
            $"{{\"readings\":[{{\"period\":\"2026-09\",\"absence\":{value}}}]}}", "{\"readings\":[{\"period\":\"9999-12\",\"value\":1},{\"period\":\"0001-01\",\"value\":1}]}",
        ]);
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/councils/{Council}/kpis/{Escaped(_random.Next(2) == 0 ? "1.2" : WithoutNull(Any(Hostile)))}/readings")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        return (body, request);
    }

    private static async Task<HttpClient> ClientAsync(PortalHost portal, string email)
    {
        var cookies = new CookieContainer();
        await portal.SignInAsync(email, cookies);
        return portal.NewClient(cookies);
    }

    private static async Task<string> KeyAsync(PortalHost portal)
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync($"/councils/{Council}/kpis/keys");
        await lead.Fill("What uses it?", "A test").Fill("Day", "1").Fill("Month", "6").Fill("Year", "2027").ClickAsync("Make the key");
        return lead.Text(".app-fingerprint");
    }

    private static IReadOnlyList<Form> FormsOf(string html, string address) =>
    [
        .. new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll<IHtmlFormElement>("main form[method=post]").Select(form => new Form(
            form.GetAttribute("action") is { Length: > 0 } action ? action : address,
            [
                .. form.Elements.OfType<IElement>().Where(element => element.GetAttribute("name") is { Length: > 0 } && element.GetAttribute("type") is not "file").Select(element =>
                    KeyValuePair.Create(element.GetAttribute("name")!, element.GetAttribute("value") ?? element.TextContent)),
            ],
            form.QuerySelector("input[type=file]") is not null)),
    ];

    private MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(field => field.Key.Length > 0 && !field.Key.Any(char.IsControl))) content.Add(new StringContent(value), $"\"{name.Replace('"', '\'')}\"");
        var bytes = new byte[_random.Next(0, 200)];
        _random.NextBytes(bytes);
        content.Add(new ByteArrayContent(bytes), Any(["File", "Upload.File", "x"]), Any(["a.docx", "b.pdf", "c.csv", "..", "x"]));
        return content;
    }

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    // The server itself refuses it in an address, and HTTP knows no such header.
    private static string WithoutNull(string text) => text.Replace("\0", "", StringComparison.Ordinal).Replace("%00", "", StringComparison.Ordinal);

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private sealed record Form(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HasFiles);
}
