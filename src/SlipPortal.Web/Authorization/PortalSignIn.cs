using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// Signs people in, each time with a new session: the one that the browser had ends, so that nobody goes on in a planted one. A second
/// factor comes between the password and <see cref="SignInWithClaimsAsync"/>, which whatever proves somebody ends with.
/// </summary>
internal sealed class PortalSignIn(
    UserManager<PortalUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<PortalUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<PortalUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<PortalUser> confirmation,
    SessionStore sessions,
    IUserStore<PortalUser> store,
    KnownDevices devices,
    SecurityRecord record,
    PortalSessions outside,
    MailSettings mail,
    TimeProvider clock)
    : SignInManager<PortalUser>(users, http, claims, options, log, schemes, confirmation)
{
    // From as many on devices wait that the account was never used on (credentials.sql).
    private const int FewestToTell = 5;

    private static readonly PortalUser Nobody = new();
    private static string? _nobodysPassword;

    private bool _isRefreshed;

    private readonly IAuthenticationSchemeProvider _schemes = schemes;

    /// <summary>The device, where this account was signed in on it before.</summary>
    public async Task<Guid?> KnownDeviceAsync(string email) =>
        await UserManager.FindByNameAsync(email) is { } user ? devices.Of(Context, user.Id) : null;

    /// <summary>The same work whether there is such an account or not.</summary>
    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { } user)
            return await PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure);
        _nobodysPassword ??= UserManager.PasswordHasher.HashPassword(Nobody, $"{Guid.NewGuid()}");
        UserManager.PasswordHasher.VerifyHashedPassword(Nobody, _nobodysPassword, password);
        record.Count(SecurityEventKind.SignInFailed, "no account");
        return SignInResult.Failed;
    }

    /// <summary>Wrong passwords keep those devices waiting that this account was never used on, and no others: no stranger keeps anybody
    /// out.</summary>
    public override async Task<SignInResult> CheckPasswordSignInAsync(PortalUser user, string password, bool lockoutOnFailure)
    {
        // Checked first, so that no time tells who has to wait.
        var isRight = await UserManager.CheckPasswordAsync(user, password);
        var isKnown = devices.Of(Context, user.Id) is not null;
        if (!isKnown && clock.GetUtcNow() < user.LockoutEnd) return SignInResult.LockedOut;
        if (isRight)
        {
            if (user is { AccessFailedCount: 0, LockoutEnd: null }) return SignInResult.Success;
            (user.AccessFailedCount, user.LockoutEnd) = (0, null);
            await UserManager.UpdateAsync(user);
            return SignInResult.Success;
        }

        await record.NoteAsync(SecurityEventKind.SignInFailed, user.Id);
        if (!isKnown && lockoutOnFailure
            && await ((PortalUserStore)store).CountFailureAsync(user, Context.RequestAborted) is FewestToTell and var count)
            await TellAsync(user, new SignInsFailed(count));
        return SignInResult.Failed;
    }

    /// <summary>The same sign-in goes on with other credentials: nothing that the record has to tell.</summary>
    public override Task RefreshSignInAsync(PortalUser user)
    {
        _isRefreshed = true;
        return base.RefreshSignInAsync(user);
    }

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
        var isKnown = devices.Of(Context, user.Id) is not null;
        devices.Remember(Context, user.Id);
        if (_isRefreshed) return;
        // Nobody is told of the first device.
        if (await record.NoteAsync(SecurityEventKind.SignedIn, user.Id) && !isKnown && mail.NewDevice)
            await TellAsync(user, new NewDeviceWasUsed(Devices.InWords(Context.Request.Headers.UserAgent), clock.GetUtcNow()));
    }

    private Task TellAsync<T>(PortalUser user, T message)
        where T : class => outside.EnqueueForAsync(user, Context.RequestAborted, message);
}
