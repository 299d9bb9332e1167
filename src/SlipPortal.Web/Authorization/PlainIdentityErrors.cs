using Microsoft.AspNetCore.Identity;

namespace SlipPortal.Web.Authorization;

/// <summary>Identity's refusals in plain English, with what to do.</summary>
internal sealed class PlainIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "Your current password is not right.");

    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"Use {length} characters or more. Three words that have nothing to do with each other are a good start.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), $"Use at least {uniqueChars} different characters.");

    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), $"There is an account for {email} already.");

    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidEmail(string? email) =>
        Error(nameof(InvalidEmail), "Enter one email address, like name@example.gov.uk.");

    private static IdentityError Error(string code, string message) => new() { Code = code, Description = message };
}
