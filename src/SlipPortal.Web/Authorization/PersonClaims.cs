using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SlipPortal.Data.Identity;

namespace SlipPortal.Web.Authorization;

/// <summary>A signed-in person's cookie carries their name, so that no page has to look it up.</summary>
internal sealed class PersonClaims(UserManager<PortalUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<PortalUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(CurrentPerson.NameClaim, user.Name));
        identity.AddClaim(new(CurrentPerson.SessionClaim, $"{Guid.NewGuid():N}"));
        return identity;
    }

    /// <summary>A cookie that is made anew stays the same sign-in.</summary>
    public static void KeepSession(ClaimsPrincipal before, ClaimsPrincipal now)
    {
        if (before.FindFirst(CurrentPerson.SessionClaim) is not { } session || now.Identity is not ClaimsIdentity identity) return;
        identity.TryRemoveClaim(identity.FindFirst(CurrentPerson.SessionClaim));
        identity.AddClaim(session.Clone());
    }
}
