using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.Web.Setup;
using SlipPortal.Web.Pages.Councils.Discussion;

namespace SlipPortal.Web.Authorization;

/// <summary>Judges <see cref="RequiresAttribute"/> by the database's own answer.</summary>
internal sealed class RequiresHandler(CouncilReach reach, CurrentPerson person) : AuthorizationHandler<RequiresAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresAttribute requirement)
    {
        var request = (HttpContext)context.Resource!;
        // A page that asks for a council's records at an address without a council would otherwise be judged by nothing.
        if (!request.Request.RouteValues.ContainsKey("council"))
            throw new InvalidOperationException($"{request.Request.Path} requires {requirement.Kind} but names no council.");
        if (context.User.Identity?.IsAuthenticated != true) return;

        var mine = await reach.AskAsync(request.RequestAborted);
        var isRead = HttpMethods.IsGet(request.Request.Method) || HttpMethods.IsHead(request.Request.Method);
        if (!isRead && person.PreviewedGrantId is not null) return;
        var verb = isRead ? requirement.Verb : requirement.ToPost;
        if (mine.Allows(requirement.Kind, verb) || (requirement.OrAnyTalkedAbout && TalkAbout.Kinds.Any(kind => mine.Allows(kind, verb)))) context.Succeed(requirement);
    }
}

/// <summary>
/// A refusal outside a person's reach is a 404, so that it does not tell that there is something; inside it a 403 that says so.
/// </summary>
internal sealed class RefusalResult(CouncilReach reach, CurrentPerson person, SecurityRecord record) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden)
        {
            await _default.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        record.Count(SecurityEventKind.Refused, RateLimits.RouteOf(context), context.GetTenantInfo<CouncilTenantInfo>()?.Id);
        var mine = await reach.AskAsync(context.RequestAborted);
        var isSent = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        context.Response.StatusCode = mine.IsMember || (isSent && person.PreviewedGrantId is not null) ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
    }
}
