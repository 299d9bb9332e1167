using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SlipPortal.Web.Messaging;

/// <summary>What the link of an invitation carries: the invitation's id, protected by the portal's keys until it expires. Stored nowhere.</summary>
internal sealed class JoinTokens(IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("SlipPortal.Join").ToTimeLimitedDataProtector();

    /// <summary>A token for an invitation.</summary>
    public string Write(Guid invitation, DateTimeOffset until) => _protector.Protect(invitation.ToString("N"), until);

    /// <summary>The invitation of a token; null where the token has expired, is not whole, or is not ours.</summary>
    public Guid? Read(string? token)
    {
        try
        {
            return Guid.ParseExact(_protector.Unprotect(token ?? ""), "N");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
