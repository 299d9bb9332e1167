using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Account;

/// <summary>
/// A form that somebody sent after their sign-in had run out. It travels through the sign-in page, locked by the portal's own key, and is
/// offered again to whoever signs in there: nothing that was typed is lost, and nothing is stored.
/// </summary>
/// <param name="Address">Where it was sent, in this portal.</param>
/// <param name="Fields">What was filled in, field by field.</param>
/// <param name="HadFiles">True where files came with it, which are not kept.</param>
internal sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    // More than any text that is written by hand; a grid of readings is pasted again.
    private const int Largest = 200_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <summary>The page that it stands on.</summary>
    public string Page => Address.Split('?')[0];

    /// <summary>What people read of it: the texts that somebody wrote, and no keys.</summary>
    public IEnumerable<string> Texts =>
        Fields.Select(typed => typed.Value.Trim()).Where(text => text.AsSpan().ContainsAny(' ', '\n'));

    /// <summary>Locks what this request sends; null where it sends no form that can be kept.</summary>
    public static string? Keep(HttpRequest request, string address, IDataProtectionProvider protection)
    {
        // Whatever is typed on the account's own pages is about who somebody is.
        if (!request.HasFormContentType || address.StartsWith("/account", StringComparison.OrdinalIgnoreCase)) return null;
        var fields = SubmissionFilter.Typed(request.Form)
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        if (fields.Count == 0 || fields.Sum(field => field.Key.Length + field.Value.Length) > Largest) return null;
        return Protector(protection).Protect(
            JsonSerializer.Serialize(new KeptForm(address, fields, request.Form.Files.Count > 0)), Lifetime);
    }

    /// <summary>Unlocks it; null where it is too old, or not made by us.</summary>
    public static KeptForm? Read(string? kept, IDataProtectionProvider protection)
    {
        if (string.IsNullOrEmpty(kept)) return null;
        try
        {
            return JsonSerializer.Deserialize<KeptForm>(Protector(protection).Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("KeptForm").ToTimeLimitedDataProtector();
}
