using Microsoft.AspNetCore.Identity;

namespace SlipPortal.Data.Identity;

/// <summary>A person who can sign in. Global: an adviser belongs to many councils' lists, so users are not tenant records.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 100;

    /// <summary>The name that others see.</summary>
    public string Name { get; set; } = "";
}
