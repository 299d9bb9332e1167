using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// Which accounts were signed in on this device: a cookie that the portal protects says it, for a year. Whoever guesses passwords elsewhere
/// keeps nobody out here, because each device's tries are counted for themselves.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, Hosting hosting)
{
    // A shared computer in an office; the longest unused is forgotten.
    private const int Most = 10;
    private static readonly TimeSpan Length = TimeSpan.FromDays(365);

    private readonly string _cookie = hosting.CookieName("SlipPortal.Device");
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("SlipPortal.Device").ToTimeLimitedDataProtector();

    /// <summary>Names this device for an account; null where the account was never signed in on it.</summary>
    public Guid? Of(HttpContext context, Guid user) => Read(context).Find(known => known.User == user)?.Device;

    /// <summary>Somebody signed in here.</summary>
    public void Remember(HttpContext context, Guid user)
    {
        var known = Read(context);
        var own = known.Find(one => one.User == user) ?? new(user, Guid.NewGuid());
        known.Remove(own);
        List<Known> all = [own, .. known.Take(Most - 1)];
        context.Response.Cookies.Append(_cookie, _protector.Protect(JsonSerializer.Serialize(all), Length), new()
        {
            HttpOnly = true,
            Secure = hosting.IsHttps || context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Length,
        });
    }

    private List<Known> Read(HttpContext context)
    {
        if (context.Request.Cookies[_cookie] is not { } cookie) return [];
        try
        {
            return JsonSerializer.Deserialize<List<Known>>(_protector.Unprotect(cookie)) ?? [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private sealed record Known(Guid User, Guid Device);
}
