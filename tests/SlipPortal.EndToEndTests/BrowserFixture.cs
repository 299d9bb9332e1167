using Microsoft.Playwright;
using SlipPortal.EndToEndTests;
using SlipPortal.IntegrationTests;

[assembly: AssemblyFixture(typeof(TestDatabases))]
[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace SlipPortal.EndToEndTests;

/// <summary>One Chromium for a test run. Without one the tests are skipped, unless SLIPPORTAL_REQUIRE_BROWSER=1.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program is null) return;
        _playwright = await Playwright.CreateAsync();
        // Two cores serve the portal, the database and the browser: what comes late has still come.
        Assertions.SetDefaultExpectTimeout(20_000);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A page in a context of its own, on the portal. What the browser complains of ends up in <see cref="Visit.Complaints"/>.</summary>
    public async Task<Visit> VisitAsync(PortalHost portal, bool javaScript = true, int width = 1280)
    {
        if (_browser is null)
        {
            const string Reason = "There is no Chromium on the path: install one to run the browser tests.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("SLIPPORTAL_REQUIRE_BROWSER") == "1", Reason);
            Assert.Fail(Reason);
        }

        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = portal.Address.ToString(),
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        return new Visit(context, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Somebody at a browser.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // A refused form and a page that is not there are answers, not faults.
            var isAnswer = message.Text.Contains("status of 404", StringComparison.Ordinal) || message.Text.Contains("status of 422", StringComparison.Ordinal)
                || message.Text.Contains("status of 403", StringComparison.Ordinal) || message.Text.Contains("status of 410", StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !isAnswer) _complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of the browser so far: content-security violations among them.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Signs in as one of the demo's people.</summary>
    public async Task SignInAsync(string email)
    {
        await Page.GotoAsync("/account/sign-in");
        await Page.GetByLabel("E-mail address").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Web.Demo.DemoData.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your councils");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}

/// <summary>The portal on a real port.</summary>
public sealed class PortalOnPort(TestDatabases databases) : IAsyncLifetime
{
    /// <summary>The portal.</summary>
    public PortalHost Portal { get; } = new(databases) { OnPort = true };

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => Portal.InitializeAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
