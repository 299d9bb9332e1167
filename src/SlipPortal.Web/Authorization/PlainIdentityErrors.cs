using Microsoft.AspNetCore.Identity;
using SlipPortal.Domain.Common;

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

/// <summary>What Identity refused, as every other refusal.</summary>
internal static class IdentityRefusals
{
    /// <param name="result">What became of a change.</param>
    /// <param name="field">The field that it is about, or null.</param>
    /// <exception cref="RefusedException">It was refused: the first reason.</exception>
    public static void RefuseErrors(this IdentityResult result, string? field)
    {
        if (result.Errors.FirstOrDefault() is { } error) throw new RefusedException(error.Description, field);
    }
}
