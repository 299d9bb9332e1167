using System.Security.Claims;
using SlipPortal.Data.Isolation;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// On whose behalf the portal works in this scope: the signed-in person of a request, or, in a consumer or on the command line, the
/// person that it was told.
/// </summary>
internal sealed class CurrentPerson(IHttpContextAccessor http, Preview preview) : IActor
{
    /// <summary>The claim that holds a person's name.</summary>
    public const string NameClaim = "slipportal:name";

    private (Guid Id, string Name)? _told;

    public Guid? UserId =>
        _told?.Id ?? (Guid.TryParse(User?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null);

    public string Name => _told?.Name ?? User?.FindFirstValue(NameClaim) ?? "";

    public Guid? PreviewedGrantId => _told is null && http.HttpContext is { } context ? preview.Of(context) : null;

    private ClaimsPrincipal? User => http.HttpContext?.User;

    /// <summary>Works on behalf of somebody outside a request.</summary>
    public void ActAs(Guid userId, string name) => _told = (userId, name);
}
