using System.Security.Claims;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Api;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// On whose behalf the portal works in this scope: the signed-in person of a request, or, in a consumer or on the command line, the
/// person that it was told.
/// </summary>
internal sealed class CurrentPerson(IHttpContextAccessor http, Preview preview) : IActor
{
    /// <summary>The claim that holds a person's name.</summary>
    public const string NameClaim = "slipportal:name";

    /// <summary>The claim that holds the id of a sign-in, or of a council's key.</summary>
    public const string SessionClaim = "slipportal:session";

    private (Guid Id, string Name)? _told;

    public Guid? UserId =>
        _told?.Id ?? (Guid.TryParse(User?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null);

    public string Name => _told?.Name ?? User?.FindFirstValue(NameClaim) ?? "";

    public Guid? PreviewedGrantId => _told is null && http.HttpContext is { } context ? preview.Of(context) : null;

    public Guid? SessionId => _told is null && Guid.TryParse(User?.FindFirstValue(SessionClaim), out var id) ? id : null;

    public SessionStrength Strength =>
        _told is not null || UserId is null ? SessionStrength.Portal
        : User!.Identity!.AuthenticationType == ApiKeyAuthentication.SchemeName ? SessionStrength.Key
        : SessionStrength.Password;

    private ClaimsPrincipal? User => http.HttpContext?.User;

    /// <summary>Works on behalf of somebody outside a request.</summary>
    public void ActAs(Guid userId, string name) => _told = (userId, name);
}
