using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.Data.Tenants;

/// <summary>The council that a request is for: <c>Id</c> is its organisation id, <c>Identifier</c> its slug in addresses.</summary>
public sealed class CouncilTenantInfo : TenantInfo;
