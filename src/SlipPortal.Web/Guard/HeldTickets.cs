using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Guard;

namespace SlipPortal.Web.Guard;

/// <summary>
/// How a held text is known again without being kept. Each has a key of its own, which the portal’s data protection locks for its council:
/// whoever reads the table alone can try all numbers there are and learns nothing.
/// </summary>
internal sealed class HeldTickets(IDataProtectionProvider protection)
{
    private const string Item = "SlipPortal.Guard.Ticket";

    /// <summary>What the next request may carry of a finding: nothing that shows what it was.</summary>
    public string Write(string council, Finding finding, string place)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var ticket = new HeldTicket(finding.Kind, finding.Masked, place, Keys(council).Protect(Convert.ToBase64String(key)), Fingerprint(key, finding));
        return Tickets(council).Protect(JsonSerializer.Serialize(ticket));
    }

    /// <summary>Reads a ticket that this portal wrote for this council.</summary>
    /// <exception cref="RefusedException">It is another’s, or was changed on its way.</exception>
    public HeldTicket Read(string council, string? ticket)
    {
        try
        {
            return JsonSerializer.Deserialize<HeldTicket>(Tickets(council).Unprotect(ticket ?? ""))!;
        }
        catch (CryptographicException)
        {
            throw new RefusedException("This link is no longer good. Send your text again, and ask from the message that you get.");
        }
    }

    /// <summary>True where a record is of this finding.</summary>
    public bool IsOf(string council, HeldMark mark, Finding finding)
    {
        if (mark.Kind != finding.Kind) return false;
        try
        {
            var key = Convert.FromBase64String(Keys(council).Unprotect(mark.Key));
            return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Fingerprint(key, finding)), Encoding.ASCII.GetBytes(mark.Fingerprint));
        }
        catch (CryptographicException)
        {
            // The portal’s keys were lost: it is held again, and somebody asks again.
            return false;
        }
    }

    /// <summary>Keeps the ticket of a refusal for the page that shows it.</summary>
    public static void Keep(HttpContext context, string ticket) => context.Items[Item] = ticket;

    /// <summary>The ticket of this request’s refusal, or null.</summary>
    public static string? Of(HttpContext context) => context.Items[Item] as string;

    private static string Fingerprint(byte[] key, Finding finding) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{finding.Kind}:{finding.Value}")));

    private IDataProtector Keys(string council) => protection.CreateProtector("SlipPortal.Guard", "key", council);

    private IDataProtector Tickets(string council) => protection.CreateProtector("SlipPortal.Guard", "ticket", council);
}

/// <summary>What a held text is known by, and what became of it.</summary>
internal sealed record HeldMark(LooksLike Kind, string Key, string Fingerprint, bool? IsReleased);
