namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>Names that strategies and the database model share.</summary>
public static class Constants
{
    /// <summary>The default route parameter of the tenant, and the name of the tenant's query filter: "__tenant__".</summary>
    public static readonly string TenantToken = "__tenant__";
}
