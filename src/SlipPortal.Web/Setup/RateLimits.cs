using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Setup;

/// <summary>How often something may be done: as often at once, and from then on as often again over the minutes.</summary>
/// <param name="Count">How often.</param>
/// <param name="Minutes">In how many minutes.</param>
internal sealed record Limit(int Count, int Minutes)
{
    /// <summary>A bucket of so many that fills one by one: whoever has emptied it goes on slowly, and meets no wall.</summary>
    public TokenBucketRateLimiterOptions Bucket => new()
    {
        TokenLimit = Count,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(Minutes) / Count,
        QueueLimit = 0,
    };
}

/// <summary>
/// How often people and tools may do what is dear or can be abused: configuration section <c>Limits</c>. By account, by person, by address
/// (behind known proxies the browser's own) and by key; a council's whole office may share one address.
/// </summary>
internal sealed record RateLimitSettings
{
    /// <summary>Tries to sign in to one account, from all devices that it was never used on; from each other device as many.</summary>
    public Limit SignInByAccount { get; init; } = new(20, 10);

    /// <summary>Tries to sign in from one address.</summary>
    public Limit SignInByAddress { get; init; } = new(200, 10);

    /// <summary>Links for a new password to one account.</summary>
    public Limit ResetByAccount { get; init; } = new(5, 60);

    /// <summary>Links for a new password asked for from one address, and tries to use one.</summary>
    public Limit ResetByAddress { get; init; } = new(60, 60);

    /// <summary>Tries to join from one address.</summary>
    public Limit Join { get; init; } = new(60, 10);

    /// <summary>Invitations by one person.</summary>
    public Limit Invite { get; init; } = new(100, 60);

    /// <summary>Comments, and what else is done in discussions, by one person.</summary>
    public Limit Comment { get; init; } = new(120, 10);

    /// <summary>Files sent by one person.</summary>
    public Limit Upload { get; init; } = new(200, 10);

    /// <summary>Imports by one person: the file, and each step of its check.</summary>
    public Limit Import { get; init; } = new(300, 10);

    /// <summary>Downloads of lists and reports by one person.</summary>
    public Limit Export { get; init; } = new(200, 10);

    /// <summary>Requests of one key to the interface.</summary>
    public Limit ApiByKey { get; init; } = new(600, 1);

    /// <summary>Requests to the interface from one address, with whatever keys.</summary>
    public Limit ApiByAddress { get; init; } = new(1200, 1);

    /// <summary>Files that are taken, scanned and read at once on this node; as many again wait.</summary>
    public int UploadsAtOnce { get; init; } = 8;

    /// <summary>Downloads that are made at once on this node; as many again wait.</summary>
    public int ExportsAtOnce { get; init; } = 8;
}

/// <summary>Tries that are counted by the account they are for, which only the page knows.</summary>
internal sealed class AccountLimits(RateLimitSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _signIns = ByText(settings.SignInByAccount);
    private readonly PartitionedRateLimiter<string> _resets = ByText(settings.ResetByAccount);

    /// <summary>False where this was tried too often; the response says when it can be again.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">The account, whether there is one or not.</param>
    /// <param name="device">The device, where the account knows it.</param>
    public bool AllowsSignIn(HttpContext context, string account, Guid? device) =>
        Allows(_signIns, context, $"{device:N} {account.Trim().ToUpperInvariant()}");

    /// <inheritdoc cref="AllowsSignIn"/>
    public bool AllowsReset(HttpContext context, string account) => Allows(_resets, context, account.Trim().ToUpperInvariant());

    public void Dispose()
    {
        _signIns.Dispose();
        _resets.Dispose();
    }

    private static bool Allows(PartitionedRateLimiter<string> limiter, HttpContext context, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired) return true;
        RateLimits.SayWhen(context, lease);
        context.RequestServices.GetRequiredService<SecurityRecord>().Count(SecurityEventKind.Throttled, RateLimits.RouteOf(context));
        return false;
    }

    private static PartitionedRateLimiter<string> ByText(Limit limit) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => limit.Bucket));
}

/// <summary>Sets the limits up: which page has which.</summary>
internal static class RateLimits
{
    // By folder or page, as Razor Pages names them, and by whom it is counted. What is only looked at is not counted.
    private static readonly (string Path, string Limit, Func<HttpContext, string> By)[] Pages =
    [
        ("/Account/SignIn", nameof(RateLimitSettings.SignInByAddress), AddressOf),
        ("/Account/Confirm", nameof(RateLimitSettings.SignInByAddress), AddressOf),
        ("/Account/Password", nameof(RateLimitSettings.SignInByAddress), AddressOf),
        ("/Account/Forgot", nameof(RateLimitSettings.ResetByAddress), AddressOf),
        ("/Account/Reset", nameof(RateLimitSettings.ResetByAddress), AddressOf),
        ("/Account/Email", nameof(RateLimitSettings.ResetByAddress), AddressOf),
        ("/Account/Details", nameof(RateLimitSettings.ResetByAddress), AddressOf),
        ("/Platform/Reset", nameof(RateLimitSettings.ResetByAddress), AddressOf),
        ("/Councils/People/Reset", nameof(RateLimitSettings.ResetByAddress), AddressOf),
        ("/Account/Join", nameof(RateLimitSettings.Join), AddressOf),
        ("/Councils/People/Invite", nameof(RateLimitSettings.Invite), PersonOf),
        ("/Councils/People/Index", nameof(RateLimitSettings.Invite), PersonOf),
        ("/Platform/Organisations/Invite", nameof(RateLimitSettings.Invite), PersonOf),
        ("/Platform/Organisations/Details", nameof(RateLimitSettings.Invite), PersonOf),
        ("/Councils/Discussion/", nameof(RateLimitSettings.Comment), PersonOf),
        ("/Councils/Plan/Import/", nameof(RateLimitSettings.Import), PersonOf),
        ("/Councils/Kpis/Import/", nameof(RateLimitSettings.Import), PersonOf),
    ];

    /// <summary>The policy of the interface.</summary>
    public const string Api = nameof(RateLimitSettings.ApiByKey);

    /// <summary>Registers them.</summary>
    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Limits").Get<RateLimitSettings>() ?? new();
        var limits = Pages.Select(page => page.Limit).Distinct()
            .ToDictionary(name => name, name => (Limit)typeof(RateLimitSettings).GetProperty(name)!.GetValue(settings)!);
        services.AddSingleton(settings);
        services.AddSingleton<AccountLimits>();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                SayWhen(rejected.HttpContext, rejected.Lease);
                rejected.HttpContext.RequestServices.GetRequiredService<SecurityRecord>()
                    .Count(SecurityEventKind.Throttled, RouteOf(rejected.HttpContext));
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(Api, context => Bucket(KeyOf(context), settings.ApiByKey));
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsSent(context) && PageOf(context) is { } page
                    ? Bucket($"{page.Limit} {page.By(context)}", limits[page.Limit])
                    : RateLimitPartition.GetNoLimiter("none")),
                When(IsApi, context => Bucket(AddressOf(context), settings.ApiByAddress)),
                When(IsUpload, context => Bucket(PersonOf(context), settings.Upload)),
                When(IsExport, context => Bucket(PersonOf(context), settings.Export)),
                When(IsUpload, _ => AtOnce(settings.UploadsAtOnce)),
                When(IsExport, _ => AtOnce(settings.ExportsAtOnce)));
        });
    }

    /// <summary>Tells the browser, and the page of status 429, when the next try is good.</summary>
    public static void SayWhen(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Where a request comes from: the address, of the newer kind its network, because a home has as many of them as it
    /// wants.</summary>
    public static string AddressOf(HttpContext context)
    {
        if (ClientOf(context) is not { } address) return "";
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? $"{new IPAddress([.. address.GetAddressBytes()[..8], 0, 0, 0, 0, 0, 0, 0, 0])}/64"
            : $"{address}";
    }

    /// <summary>The address that a request comes from, of the older kind where it is one.</summary>
    public static IPAddress? ClientOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;

    /// <summary>The route of a request's page, which says what it is and nothing that somebody typed.</summary>
    public static string RouteOf(HttpContext context) => $"/{(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";

    /// <summary>The limit of a page's forms; null where it has none of its own.</summary>
    /// <param name="page">As Razor Pages names it.</param>
    internal static string? LimitOf(string page) => Find(page)?.Limit;

    private static string PersonOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? AddressOf(context);

    private static string KeyOf(HttpContext context) =>
        TextHash.Of(context.Request.Headers.Authorization.ToString());

    private static (string Path, string Limit, Func<HttpContext, string> By)? PageOf(HttpContext context) =>
        Find(context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath ?? "");

    private static (string Path, string Limit, Func<HttpContext, string> By)? Find(string page)
    {
        foreach (var limited in Pages)
            if (limited.Path.EndsWith('/') ? page.StartsWith(limited.Path, StringComparison.Ordinal) : page == limited.Path) return limited;
        return null;
    }

    private static bool IsSent(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && IsFirst(context);

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static bool IsUpload(HttpContext context) =>
        IsSent(context) && context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsExport(HttpContext context) => context.Request.Query.ContainsKey("format") && IsFirst(context);

    // Error pages are asked for in place of what was refused.
    private static bool IsFirst(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is null;

    private static RateLimitPartition<string> Bucket(string key, Limit limit) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => limit.Bucket);

    private static RateLimitPartition<string> AtOnce(int count) =>
        RateLimitPartition.GetConcurrencyLimiter("all", _ => new() { PermitLimit = count, QueueLimit = count });

    private static PartitionedRateLimiter<HttpContext> When(
        Func<HttpContext, bool> isLimited, Func<HttpContext, RateLimitPartition<string>> limit) =>
        PartitionedRateLimiter.Create<HttpContext, string>(
            context => isLimited(context) ? limit(context) : RateLimitPartition.GetNoLimiter("none"));
}
