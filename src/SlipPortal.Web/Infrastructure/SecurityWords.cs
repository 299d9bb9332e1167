using SlipPortal.Data.Identity;
using SlipPortal.Domain.Access;

namespace SlipPortal.Web.Infrastructure;

/// <summary>What the security record tells, in words.</summary>
internal static class SecurityWords
{
    /// <summary>What happened.</summary>
    public static string InWords(SecurityEventKind kind) => kind switch
    {
        SecurityEventKind.SignedIn => "Signed in",
        SecurityEventKind.SignInFailed => "Wrong password",
        SecurityEventKind.Throttled => "Too many tries",
        SecurityEventKind.SignedOut => "Signed out",
        SecurityEventKind.SessionsEnded => "Sessions ended",
        SecurityEventKind.PasswordResetAsked => "Password reset requested",
        SecurityEventKind.PasswordChanged => "Password changed",
        SecurityEventKind.NameChanged => "Name changed",
        SecurityEventKind.EmailChanged => "Email address changed",
        SecurityEventKind.RoleGiven => "Joined",
        SecurityEventKind.RoleChanged => "Role changed",
        SecurityEventKind.MembershipEnded => "Removed",
        SecurityEventKind.KeyMade => "API key created",
        SecurityEventKind.KeyRevoked => "API key revoked",
        SecurityEventKind.AdministratorMade => "Made a platform administrator",
        SecurityEventKind.Refused => "Refused",
        SecurityEventKind.Exported => "Downloaded",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What it is about, where that says something to people: roles in words, routes as they are, no ids.</summary>
    public static string Detail(SecurityEventKind kind, string detail) => kind switch
    {
        SecurityEventKind.RoleGiven or SecurityEventKind.RoleChanged or SecurityEventKind.MembershipEnded =>
            string.Join(" to ", detail.Split(" to ").Select(role => Enum.TryParse<Role>(role, out var known) ? known.InWords() : role)),
        SecurityEventKind.KeyMade or SecurityEventKind.KeyRevoked => "",
        _ => detail,
    };
}
