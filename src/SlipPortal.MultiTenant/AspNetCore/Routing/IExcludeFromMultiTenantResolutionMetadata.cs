namespace SlipPortal.MultiTenant.AspNetCore.Routing;

/// <summary>Metadata of an endpoint: whether a tenant is looked for when it is asked.</summary>
public interface IExcludeFromMultiTenantResolutionMetadata
{
    /// <summary>True when no tenant is looked for.</summary>
    bool ExcludeFromResolution { get; }
}
