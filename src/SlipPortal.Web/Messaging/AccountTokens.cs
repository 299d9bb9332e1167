using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SlipPortal.Data.Identity;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// What a link about somebody's own account carries, protected by the portal's keys and stored nowhere. It works once: it names the
/// security stamp that the account had, and what it is for gives it another.
/// </summary>
internal sealed class AccountTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(1);

    /// <summary>A token for a person as they are now.</summary>
    /// <param name="purpose">What it is for; it is good for nothing else.</param>
    /// <param name="user">Who.</param>
    /// <param name="newEmail">The address that they want, where it is about that.</param>
    public string Write(AccountTokenPurpose purpose, PortalUser user, string? newEmail = null) =>
        Protector(purpose).Protect(
            JsonSerializer.Serialize(new AccountToken(user.Id, user.SecurityStamp!, newEmail, clock.GetUtcNow() + Length)));

    /// <summary>What a token says; null where it is too old, not whole, or not ours.</summary>
    public AccountToken? Read(AccountTokenPurpose purpose, string? token)
    {
        try
        {
            var said = JsonSerializer.Deserialize<AccountToken>(Protector(purpose).Unprotect(token ?? ""))!;
            return clock.GetUtcNow() < said.ExpiresAt ? said : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(AccountTokenPurpose purpose) => protection.CreateProtector("SlipPortal.Account", purpose.ToString());
}

/// <summary>What a link carries.</summary>
internal sealed record AccountToken(Guid UserId, string SecurityStamp, string? NewEmail, DateTimeOffset ExpiresAt)
{
    /// <summary>False once what it is for is done, or the account has changed otherwise.</summary>
    public bool IsFor(PortalUser? user) => user is not null && user.Id == UserId && user.SecurityStamp == SecurityStamp;
}

/// <summary>What a link about somebody's own account is for.</summary>
internal enum AccountTokenPurpose
{
    /// <summary>To choose a new password.</summary>
    ResetPassword,

    /// <summary>To let the account have another address, asked at the one that it has.</summary>
    ApproveEmail,

    /// <summary>To say that the new address is theirs.</summary>
    ConfirmEmail,
}
