namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>Who a tenant is.</summary>
public interface ITenantInfo
{
    /// <summary>The key of the tenant, stored in every row that belongs to it. Never changes.</summary>
    string Id { get; }

    /// <summary>The name of the tenant in URLs. May change.</summary>
    string Identifier { get; }
}
