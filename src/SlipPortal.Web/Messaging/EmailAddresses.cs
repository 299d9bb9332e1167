using MimeKit;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Messaging;

/// <summary>Email addresses that somebody types, before anything is sent to them.</summary>
/// <param name="MayBeLocal">Whether a host may be one of the own network, as in development.</param>
internal sealed record EmailAddresses(bool MayBeLocal)
{
    /// <summary>The address without white space at its ends, or null where there is none.</summary>
    /// <param name="email">As it was typed.</param>
    /// <param name="field">The field it was typed into.</param>
    /// <exception cref="RefusedException">It is anything but one address whose host can be found from outside.</exception>
    public string? Check(string? email, string field)
    {
        if (email?.Trim() is not { Length: > 0 } text) return null;
        return Read(text) is { } mailbox && (mailbox.Domain.Contains('.', StringComparison.Ordinal) || MayBeLocal)
            ? text
            : throw new RefusedException("Enter one email address, like name@example.gov.uk.", field);
    }

    /// <summary>The mailbox of a text that is an address and nothing else: no name, no list, no comment. Null for any other.</summary>
    public static MailboxAddress? Read(string? text) =>
        MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text && string.IsNullOrEmpty(mailbox.Name)
            && !text.Any(char.IsControl) && Uri.CheckHostName(mailbox.Domain) is UriHostNameType.Dns
            ? mailbox
            : null;
}
