namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>Knows the tenants.</summary>
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
public interface IMultiTenantStore<TTenantInfo>
    where TTenantInfo : ITenantInfo
{
    /// <summary>Adds a tenant; false when its id or its identifier is taken.</summary>
    /// <param name="tenantInfo">The new tenant.</param>
    Task<bool> AddAsync(TTenantInfo tenantInfo);

    /// <summary>Replaces the tenant of the same id; false when there is none or the new identifier is taken.</summary>
    /// <param name="tenantInfo">The tenant as it shall be.</param>
    Task<bool> UpdateAsync(TTenantInfo tenantInfo);

    /// <summary>Removes a tenant; false when there is none of that identifier.</summary>
    /// <param name="identifier">The tenant's name in URLs.</param>
    Task<bool> RemoveAsync(string identifier);

    /// <summary>The tenant of that identifier, or null.</summary>
    /// <param name="identifier">The tenant's name in URLs.</param>
    Task<TTenantInfo?> GetByIdentifierAsync(string identifier);

    /// <summary>The tenant of that id, or null.</summary>
    /// <param name="id">The tenant's key.</param>
    Task<TTenantInfo?> GetAsync(string id);

    /// <summary>All tenants.</summary>
    Task<IEnumerable<TTenantInfo>> GetAllAsync();

    /// <summary>One page of the tenants.</summary>
    /// <param name="take">How many at most.</param>
    /// <param name="skip">How many to leave out before.</param>
    Task<IEnumerable<TTenantInfo>> GetAllAsync(int take, int skip);
}
