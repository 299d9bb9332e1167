using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// Keeps sign-in sessions in the database (ADR 31): the cookie holds a key, of which the table has the hash. A session that ended there is
/// over with the next request, whoever has a copy of its cookie.
/// </summary>
internal sealed class SessionStore(
    PortalSessions sessions, IDataProtectionProvider protection, IHttpContextAccessor http,
    IOptions<IdentityOptions> options) : ITicketStore
{
    /// <summary>The property of a session's ticket that holds its key while a request is answered, and no longer.</summary>
    public const string KeyProperty = "slipportal:key";

    private readonly IDataProtector _protector = protection.CreateProtector("SlipPortal.Sessions");

    /// <summary>Begins a session.</summary>
    /// <exception cref="InvalidOperationException">The credentials were changed while they signed in.</exception>
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var who = ticket.Principal;
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var (user, session) =
            (Guid.Parse(who.FindFirstValue(ClaimTypes.NameIdentifier)!), Guid.Parse(who.FindFirstValue(CurrentPerson.SessionClaim)!));
        var stamp = who.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        var (hash, bytes) = (TextHash.Of(key), _protector.Protect(TicketSerializer.Default.Serialize(ticket)));
        var device = Devices.InWords(http.HttpContext?.Request.Headers.UserAgent);
        await using var db = sessions.Open(null, new Prover(user));
        var begun = await db.Database
            .SqlQuery<bool>($"""select app.begin_session({session}, {hash}, {bytes}, {device}, {stamp}) as "Value" """)
            .SingleAsync();
        return begun ? key : throw new InvalidOperationException("The credentials were changed while they were checked.");
    }

    /// <summary>The session of a key, while it lives.</summary>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var db = sessions.Open(null, new Prover(null));
        var hash = TextHash.Of(key);
        var found = await db.Database
            .SqlQuery<Row>($"""select ticket as "Ticket", name as "Name", email as "Email" from app.resume_session({hash})""")
            .SingleOrDefaultAsync();
        if (found is null || Read(found.Ticket) is not { } ticket) return null;
        ticket.Properties.SetString(KeyProperty, key);
        // As they are called now.
        var identity = (ClaimsIdentity)ticket.Principal.Identity!;
        Replace(identity, CurrentPerson.NameClaim, found.Name);
        Replace(identity, ClaimTypes.Email, found.Email);
        Replace(identity, ClaimTypes.Name, found.Email);
        return ticket;
    }

    /// <summary>Ends the session of a key: they signed out.</summary>
    public Task RemoveAsync(string key) => EndAsync(key, SessionEnd.SignedOut);

    /// <summary>Ends the session of a key.</summary>
    public async Task EndAsync(string key, SessionEnd because)
    {
        await using var db = sessions.Open(null, new Prover(null));
        var (hash, why) = (TextHash.Of(key), because.ToString());
        await db.Database.ExecuteSqlAsync($"select app.end_session({hash}, {why})");
    }

    /// <summary>Not done: a new sign-in gets a new key (<see cref="PortalSignIn"/>), so nobody can plant one.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => throw new NotSupportedException();

    private AuthenticationTicket? Read(byte[] ticket)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            // Not written by this portal.
            return null;
        }
    }

    private static void Replace(ClaimsIdentity identity, string type, string value)
    {
        if (identity.FindFirst(type) is not { } claim || claim.Value == value) return;
        identity.RemoveClaim(claim);
        identity.AddClaim(new(type, value));
    }

    private sealed record Row(byte[] Ticket, string Name, string Email);
}
