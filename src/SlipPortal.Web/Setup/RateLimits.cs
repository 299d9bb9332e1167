using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

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
/// How often people and tools may do what is dear or can be abused: configuration section <c>Limits</c>. By account, by person, by address (behind
/// known proxies the browser's own) and by key; a council's whole office may share one address.
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
    public bool AllowsSignIn(HttpContext context, string account, Guid? device) => Allows(_signIns, context, $"{device:N} {account.Trim().ToUpperInvariant()}");

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
        if (!lease.IsAcquired) RateLimits.SayWhen(context, lease);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> ByText(Limit limit) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => limit.Bucket));
}

/// <summary>Sets the limits up: which page has which.</summary>
internal static class RateLimits
{
    // By folder or page, as Razor Pages names them.
    private static readonly (string Path, string Policy)[] Pages =
    [
        ("/Account/SignIn", nameof(RateLimitSettings.SignInByAddress)), ("/Account/Confirm", nameof(RateLimitSettings.SignInByAddress)),
        ("/Account/Password", nameof(RateLimitSettings.SignInByAddress)),
        ("/Account/Forgot", nameof(RateLimitSettings.ResetByAddress)), ("/Account/Reset", nameof(RateLimitSettings.ResetByAddress)),
        ("/Account/Email", nameof(RateLimitSettings.ResetByAddress)), ("/Account/Details", nameof(RateLimitSettings.ResetByAddress)),
        ("/Platform/Reset", nameof(RateLimitSettings.ResetByAddress)), ("/Councils/People/Reset", nameof(RateLimitSettings.ResetByAddress)),
        ("/Account/Join", nameof(RateLimitSettings.Join)),
        ("/Councils/People/Invite", nameof(RateLimitSettings.Invite)), ("/Councils/People/Index", nameof(RateLimitSettings.Invite)),
        ("/Platform/Organisations/Invite", nameof(RateLimitSettings.Invite)), ("/Platform/Organisations/Details", nameof(RateLimitSettings.Invite)),
        ("/Councils/Discussion/", nameof(RateLimitSettings.Comment)),
        ("/Councils/Plan/Import/", nameof(RateLimitSettings.Import)), ("/Councils/Kpis/Import/", nameof(RateLimitSettings.Import)),
    ];

    /// <summary>The policy of the interface.</summary>
    public const string Api = nameof(RateLimitSettings.ApiByKey);

    /// <summary>Registers them.</summary>
    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Limits").Get<RateLimitSettings>() ?? new();
        services.AddSingleton(settings);
        services.AddSingleton<AccountLimits>();
        services.Configure<RazorPagesOptions>(options =>
        {
            foreach (var (path, policy) in Pages)
            {
                var limited = new EnableRateLimitingAttribute(policy);
                if (path.EndsWith('/')) options.Conventions.AddFolderApplicationModelConvention(path.TrimEnd('/'), page => page.EndpointMetadata.Add(limited));
                else options.Conventions.AddPageApplicationModelConvention(path, page => page.EndpointMetadata.Add(limited));
            }
        });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                SayWhen(rejected.HttpContext, rejected.Lease);
                return ValueTask.CompletedTask;
            };
            Policy(nameof(settings.SignInByAddress), settings.SignInByAddress, AddressOf);
            Policy(nameof(settings.ResetByAddress), settings.ResetByAddress, AddressOf);
            Policy(nameof(settings.Join), settings.Join, AddressOf);
            Policy(nameof(settings.Invite), settings.Invite, PersonOf);
            Policy(nameof(settings.Comment), settings.Comment, PersonOf);
            Policy(nameof(settings.Import), settings.Import, PersonOf);
            options.AddPolicy(Api, context => Bucket(KeyOf(context), settings.ApiByKey));
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                When(IsApi, context => Bucket(AddressOf(context), settings.ApiByAddress)),
                When(IsUpload, context => Bucket(PersonOf(context), settings.Upload)),
                When(IsExport, context => Bucket(PersonOf(context), settings.Export)),
                When(IsUpload, _ => AtOnce(settings.UploadsAtOnce)),
                When(IsExport, _ => AtOnce(settings.ExportsAtOnce)));

            // What is only looked at is not counted.
            void Policy(string name, Limit limit, Func<HttpContext, string> key) => options.AddPolicy(
                name, context => IsSent(context) ? Bucket($"{name} {key(context)}", limit) : RateLimitPartition.GetNoLimiter("none"));
        });
    }

    /// <summary>Tells the browser, and the page of status 429, when the next try is good.</summary>
    public static void SayWhen(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Where a request comes from: the address, of the newer kind its network, because a home has as many of them as it wants.</summary>
    public static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? $"{new IPAddress([.. address.GetAddressBytes()[..8], 0, 0, 0, 0, 0, 0, 0, 0])}/64" : $"{address}";
    }

    private static string PersonOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? AddressOf(context);

    private static string KeyOf(HttpContext context) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString())));

    private static bool IsSent(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && IsFirst(context);

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static bool IsUpload(HttpContext context) =>
        IsSent(context) && context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsExport(HttpContext context) => context.Request.Query.ContainsKey("format") && IsFirst(context);

    // Error pages are asked for in place of what was refused.
    private static bool IsFirst(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is null;

    private static RateLimitPartition<string> Bucket(string key, Limit limit) => RateLimitPartition.GetTokenBucketLimiter(key, _ => limit.Bucket);

    private static RateLimitPartition<string> AtOnce(int count) =>
        RateLimitPartition.GetConcurrencyLimiter("all", _ => new() { PermitLimit = count, QueueLimit = count });

    private static PartitionedRateLimiter<HttpContext> When(Func<HttpContext, bool> isLimited, Func<HttpContext, RateLimitPartition<string>> limit) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => isLimited(context) ? limit(context) : RateLimitPartition.GetNoLimiter("none"));
}
