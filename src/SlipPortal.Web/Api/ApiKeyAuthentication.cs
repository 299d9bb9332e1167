using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Common;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Api;

/// <summary>
/// Knows a council's reporting tool by its key (<c>Authorization: Bearer …</c>). The request then acts for the person who made the key,
/// within that person's reach; cookies are no way in here, so no other site can send anything.
/// </summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PortalDbContext db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Prefix = "Bearer ";

    /// <summary>A new key of 256 random bits.</summary>
    public static string NewKey() => "slip_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || Context.GetTenantInfo<CouncilTenantInfo>() is not { } council)
            return AuthenticateResult.NoResult();
        if (await KeyHolder.FindAsync(
            db, council.Id, TextHash.Of(header[Prefix.Length..].Trim()), Context.RequestAborted) is not { } holder)
            return AuthenticateResult.Fail("This key is unknown here, or has ended.");
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, holder.UserId.ToString()),
                new(CurrentPerson.NameClaim, $"{holder.KeyName} (key of {holder.Name})"),
                new(CurrentPerson.SessionClaim, $"{holder.KeyId:N}"),
            ],
            SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }
}
