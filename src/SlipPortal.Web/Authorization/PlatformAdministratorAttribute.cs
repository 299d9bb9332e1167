using Microsoft.AspNetCore.Authorization;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;

namespace SlipPortal.Web.Authorization;

/// <summary>For those who look after the portal itself. For everybody else the page does not exist (404).</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PlatformAdministratorAttribute : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Judges <see cref="PlatformAdministratorAttribute"/> by the database's own answer.</summary>
internal sealed class PlatformAdministratorHandler(PortalDbContext db) : AuthorizationHandler<PlatformAdministratorAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PlatformAdministratorAttribute requirement)
    {
        if (context.User.Identity?.IsAuthenticated == true && await PlatformAdministrator.IsAsync(db, ((HttpContext)context.Resource!).RequestAborted))
            context.Succeed(requirement);
    }
}
