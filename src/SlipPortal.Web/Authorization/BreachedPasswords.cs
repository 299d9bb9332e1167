using System.Reflection;
using Microsoft.AspNetCore.Identity;
using SlipPortal.Data.Identity;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// Refuses passwords that attackers try first: a short list of common ones that are long enough otherwise, the person's own address
/// and name, and the portal's.
/// </summary>
internal sealed class BreachedPasswords : IPasswordValidator<PortalUser>
{
    private static readonly HashSet<string> Common = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        var plain = Fold(password ?? "");
        return Task.FromResult(
            Common.Contains(plain) ? Refuse("This password is among those that attackers try first. Choose another one.")
            : OwnWords(user).Any(word => word.Length >= 4 && plain.Contains(word, StringComparison.Ordinal) && plain.Length < word.Length + 8)
                ? Refuse("This password is too close to your name, your e-mail address or the name of this service. Choose another one.")
            : IdentityResult.Success);
    }

    private static IdentityResult Refuse(string message) =>
        IdentityResult.Failed(new IdentityError { Code = "PasswordTooCommon", Description = message });

    private static IEnumerable<string> OwnWords(PortalUser user) =>
        [Fold(user.Email?.Split('@')[0] ?? ""), .. user.Name.Split(' ').Select(Fold), "slipportal", "password"];

    // What people do to make a common password look like another one.
    private static string Fold(string password) => new(
        [.. password.ToLowerInvariant().Where(char.IsLetterOrDigit).Select(c => c switch { '0' => 'o', '1' => 'i', '3' => 'e', '5' => 's', _ => c })]);

    private static HashSet<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("SlipPortal.Web.Authorization.common-passwords.txt")!;
        return [.. new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Fold)];
    }
}
