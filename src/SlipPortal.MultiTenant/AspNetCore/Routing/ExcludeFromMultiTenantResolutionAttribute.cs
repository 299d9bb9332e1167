namespace SlipPortal.MultiTenant.AspNetCore.Routing;

/// <summary>No tenant is looked for when this page, controller or handler is asked.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ExcludeFromMultiTenantResolutionAttribute : Attribute, IExcludeFromMultiTenantResolutionMetadata
{
    /// <inheritdoc />
    public bool ExcludeFromResolution => true;
}
