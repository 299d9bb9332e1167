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
}
