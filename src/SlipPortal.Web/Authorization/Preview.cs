using System.Security.Claims;
using Microsoft.AspNetCore.DataProtection;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// A council's lead sees the council as the people of a grant would, under the very policies that those meet, and can send nothing. A
/// cookie says which grant is tried on, for half an hour; it counts only for the person and the council it was made for, and the database
/// asks again whether that person may give access.
/// </summary>
internal sealed class Preview(IDataProtectionProvider protection, Hosting hosting)
{
    /// <summary>How long a preview lasts.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    private readonly string _cookie = hosting.CookieName("slipportal.preview");

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Preview").ToTimeLimitedDataProtector();

    /// <summary>From the next page on the current person tries this grant on, in this council.</summary>
    public void Start(HttpContext context, string council, Guid grant) => context.Response.Cookies.Append(
        _cookie,
        _protector.Protect($"{UserOf(context)}|{council}|{grant}", Length),
        new()
        {
            HttpOnly = true,
            Secure = hosting.IsHttps || context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Length,
        });

    /// <summary>From the next page on they are themselves.</summary>
    public void End(HttpContext context) =>
        context.Response.Cookies.Delete(_cookie, new() { Path = "/", Secure = hosting.IsHttps || context.Request.IsHttps });

    /// <summary>The grant that this request tries on, or null.</summary>
    public Guid? Of(HttpContext context) =>
        Read(context) is [var user, var council, var grant] && user == UserOf(context)
            && council == context.GetTenantInfo<CouncilTenantInfo>()?.Identifier
            ? Guid.Parse(grant)
            : null;

    /// <summary>The council and the grant of a preview that goes on, wherever its lead is now; or null.</summary>
    public (string Council, Guid Grant)? UnderWay(HttpContext context) =>
        Read(context) is [var user, var council, var grant] && user == UserOf(context) ? (council, Guid.Parse(grant)) : null;

    private string[]? Read(HttpContext context)
    {
        if (context.Request.Cookies[_cookie] is not { } cookie) return null;
        try
        {
            return _protector.Unprotect(cookie).Split('|');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Over, or not made by us.
            return null;
        }
    }

    private static string? UserOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);
}
