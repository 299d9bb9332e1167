using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SlipPortal.Data.Identity;

namespace SlipPortal.Web.Authorization;

/// <summary>Signs people in, each time with a new session: the one that the browser had ends, so that nobody goes on in a planted one.</summary>
internal sealed class PortalSignIn(
    UserManager<PortalUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<PortalUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<PortalUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<PortalUser> confirmation,
    SessionStore sessions)
    : SignInManager<PortalUser>(users, http, claims, options, log, schemes, confirmation)
{
    private readonly IAuthenticationSchemeProvider _schemes = schemes;

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(
        PortalUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var properties = authenticationProperties ?? new();
        var before = await Context.AuthenticateAsync(AuthenticationScheme);
        if (before.Properties?.GetString(SessionStore.KeyProperty) is { } key) await sessions.EndAsync(key, SessionEnd.Replaced);
        properties.Items.Remove(SessionStore.KeyProperty);

        var principal = await CreateUserPrincipalAsync(user);
        foreach (var claim in additionalClaims) principal.Identities.First().AddClaim(claim);
        // The request's own handler has found the session that has just ended, and would go on with its key; a new one finds none.
        var scheme = (await _schemes.GetSchemeAsync(AuthenticationScheme))!;
        var handler = (CookieAuthenticationHandler)ActivatorUtilities.CreateInstance(Context.RequestServices, scheme.HandlerType);
        await handler.InitializeAsync(scheme, Context);
        await handler.SignInAsync(principal, properties);
        Context.User = principal;
    }
}
