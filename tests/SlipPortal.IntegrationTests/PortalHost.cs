using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.IntegrationTests;

/// <summary>The portal as it is, on a clone of the demo database. Tests speak to it over HTTP, as a browser does.</summary>
public sealed class PortalHost(TestDatabases databases) : IAsyncLifetime
{
    private readonly string _mail = Path.Combine(Path.GetTempPath(), $"slipportal-mail-{Guid.NewGuid():N}");
    private Factory? _factory;
    private NpgsqlDataSource? _admin;

    /// <summary>Connection string of the portal's role.</summary>
    public string App { get; private set; } = "";

    /// <summary>Connection string of the role that delivers messages.</summary>
    public string Worker { get; private set; } = "";

    /// <summary>Connection string of the server's administrator: to set a scene that no user could.</summary>
    public string Admin { get; private set; } = "";

    /// <summary>What a command of the portal's needs to work on this database, as its options.</summary>
    public string[] Options =>
    [
        $"--ConnectionStrings:Portal={App}", $"--ConnectionStrings:Migrator={Admin}", $"--DataProtection:Certificate={databases.Certificate}",
        $"--Portal:SessionKey={TestDatabases.SessionKeyText}",
    ];

    /// <summary>Settings that differ from the usual ones.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>Set before the host starts to serve on a real port, for a real browser.</summary>
    public bool OnPort { get; init; }

    /// <summary>Where it listens, when it serves on a port.</summary>
    public Uri Address => _factory!.ClientOptions.BaseAddress;

    /// <summary>The portal's clock: the real one, until a test travels. Sign in again after a journey: the sign-in has run out.</summary>
    public TravellingClock Clock { get; } = new();

    /// <summary>The portal's services.</summary>
    public IServiceProvider Services => _factory!.Services;

    /// <summary>The e-mails sent so far, as files.</summary>
    public IReadOnlyList<string> Mails => Directory.Exists(_mail) ? Directory.GetFiles(_mail, "*.eml") : [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (App is "") (App, Admin) = await databases.CloneAsync();
        Worker = databases.AsWorker(App);
        _factory = new Factory(
            [
                ("ConnectionStrings:Portal", App), ("ConnectionStrings:Worker", Worker), ("Portal:SessionKey", TestDatabases.SessionKeyText),
                ("DataProtection:Certificate", databases.Certificate),
                // A machine that runs tests is busy: what counts there is not how long a reader waits for it.
                ("Mail:Folder", _mail), ("Reading:Seconds", "60"),
                // The same people sign in again and again from new browsers.
                ("Mail:NewDevice", "false"),
                // All tests come from one address, and a few people sign in in all of them.
                ("Limits:SignInByAccount:Count", "100000"), ("Limits:SignInByAddress:Count", "100000"), .. Settings,
            ],
            Clock);
        if (OnPort)
        {
            _factory.UseKestrel(0);
            _factory.StartServer();
        }
    }

    /// <summary>Another node on the same database, with other settings; the caller starts and ends it.</summary>
    public PortalHost Beside(params IReadOnlyList<(string Name, string Value)> settings) => new(databases) { App = App, Admin = Admin, Settings = settings };

    /// <summary>The same, on a real port: what it is told of where a request comes from depends on who sends it.</summary>
    public PortalHost BesideOnPort(params IReadOnlyList<(string Name, string Value)> settings) =>
        new(databases) { App = App, Admin = Admin, Settings = settings, OnPort = true };

    /// <summary>A browser that has not signed in.</summary>
    /// <param name="cookies">Where it keeps its cookies, to carry them to another node.</param>
    public PortalBrowser Anonymous(CookieContainer? cookies = null) => new(cookies is null
        ? _factory!.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = Address })
        : _factory!.CreateDefaultClient(Address, new CookieContainerHandler(cookies)));

    /// <summary>A program that sends requests, and keeps no cookies.</summary>
    /// <param name="address">The address that it thinks the portal has.</param>
    public HttpClient NewClient(Uri? address = null) =>
        _factory!.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = address ?? Address });

    /// <summary>A program that sends requests on behalf of whoever signed in with these cookies.</summary>
    public HttpClient NewClient(CookieContainer cookies) => _factory!.CreateDefaultClient(Address, new CookieContainerHandler(cookies));

    /// <summary>A browser of somebody who is signed in: one of the demo's people.</summary>
    public async Task<PortalBrowser> SignInAsync(string email, CookieContainer? cookies = null)
    {
        var browser = Anonymous(cookies);
        await browser.GoAsync("/account/sign-in");
        browser.Fill("E-mail address", email).Fill("Password", SlipPortal.Web.Demo.DemoData.Password);
        await browser.ClickAsync("Sign in");
        Assert.Equal("Your councils", browser.Heading);
        return browser;
    }

    /// <summary>The database on behalf of a person, for a council (or none), under the portal's own role.</summary>
    public async Task<PortalDbContext> OpenAsync(string? council, string? email)
    {
        var tenant = council is null
            ? null
            : await Services.GetRequiredService<IMultiTenantStore<CouncilTenantInfo>>().GetByIdentifierAsync(council);
        var userId = email is null ? (Guid?)null : (Guid)(await ScalarAsync("select id from portal.users where email = $1", email))!;
        return Services.GetRequiredService<PortalSessions>().Open(tenant, new Person(userId));
    }

    /// <summary>
    /// The statement that the portal puts in front of what it asks on somebody's behalf, for a council, for none, or for all (“*”): for SQL by the
    /// portal's own role.
    /// </summary>
    public async Task<string> SessionAsync(string? email, string? council, Guid? preview = null)
    {
        var user = email is null ? (Guid?)null : (Guid)(await ScalarAsync("select id from portal.users where email = $1", email))!;
        var tenant = council is null or "*" ? council ?? "" : (string)(await ScalarAsync("select id from portal.organisations where slug = $1", council))!;
        // The portal has asked before: its seal knows the database's time.
        await using (await OpenAsync(null, null)) return $"call app.set_session('{Services.GetRequiredService<SessionSeal>().Of(new Person(user, preview), tenant, Clock.GetUtcNow())}');";
    }

    /// <summary>Puts the walls up again that a test took down.</summary>
    public Task MigrateAsync() => Migrator.MigrateAsync(Admin, TestDatabases.Keys, default);

    /// <summary>One value, asked as the server's administrator.</summary>
    public async Task<object?> ScalarAsync(string sql, params object[] values)
    {
        _admin ??= NpgsqlDataSource.Create(Admin);
        await using var command = _admin.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Waits until the portal's worker has done something.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), $"Waited 30 seconds until {what}.");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_factory is not null) await _factory.DisposeAsync();
        if (_admin is not null) await _admin.DisposeAsync();
        if (Directory.Exists(_mail)) Directory.Delete(_mail, recursive: true);
    }

    private sealed record Person(Guid? UserId, Guid? PreviewedGrantId = null) : IActor
    {
        public string Name => "A test";
    }

    private sealed class Factory(IReadOnlyList<(string Name, string Value)> settings, TravellingClock clock) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
            builder.UseSetting("Portal:Reminders", "Off").ConfigureServices(services => services.AddSingleton<TimeProvider>(clock));
        }
    }
}

/// <summary>A clock that a test can set forward or back. It goes on ticking from there.</summary>
public sealed class TravellingClock : TimeProvider
{
    private TimeSpan _offset;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _offset;

    /// <summary>Time passes.</summary>
    public void Advance(TimeSpan time) => _offset += time;

    /// <summary>It is noon of this day.</summary>
    public void TravelTo(DateOnly day) => _offset = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero) - System.GetUtcNow();
}
