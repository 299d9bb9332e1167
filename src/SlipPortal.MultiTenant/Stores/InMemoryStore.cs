using Microsoft.Extensions.Options;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant.Stores;

/// <summary>Keeps tenants in memory. Identifiers are the same in upper and lower case; ids are not.</summary>
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
public sealed class InMemoryStore<TTenantInfo> : IMultiTenantStore<TTenantInfo>
    where TTenantInfo : ITenantInfo
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TTenantInfo> _byIdentifier = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts with the tenants of the options.</summary>
    /// <param name="options">The first tenants.</param>
    /// <exception cref="MultiTenantException">A tenant has a blank id or identifier, or one that another has too.</exception>
    public InMemoryStore(IOptions<InMemoryStoreOptions<TTenantInfo>> options)
    {
        foreach (var tenant in options.Value.Tenants)
        {
            if (string.IsNullOrWhiteSpace(tenant.Id) || string.IsNullOrWhiteSpace(tenant.Identifier))
                throw new MultiTenantException("A tenant in the options has no id or no identifier.");

            if (!TryAdd(tenant))
                throw new MultiTenantException($"Two tenants in the options share the id or the identifier of \"{tenant.Identifier}\".");
        }
    }

    /// <inheritdoc />
    public Task<bool> AddAsync(TTenantInfo tenantInfo)
    {
        lock (_lock)
            return Task.FromResult(TryAdd(tenantInfo));
    }

    /// <inheritdoc />
    public Task<bool> UpdateAsync(TTenantInfo tenantInfo)
    {
        lock (_lock)
        {
            if (FindById(tenantInfo.Id) is not { } old)
                return Task.FromResult(false);

            if (_byIdentifier.TryGetValue(tenantInfo.Identifier, out var holder) && holder.Id != tenantInfo.Id)
                return Task.FromResult(false);

            _byIdentifier.Remove(old.Identifier);
            _byIdentifier.Add(tenantInfo.Identifier, tenantInfo);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc />
    public Task<bool> RemoveAsync(string identifier)
    {
        lock (_lock)
            return Task.FromResult(_byIdentifier.Remove(identifier));
    }

    /// <inheritdoc />
    public Task<TTenantInfo?> GetByIdentifierAsync(string identifier)
    {
        lock (_lock)
            return Task.FromResult(_byIdentifier.GetValueOrDefault(identifier));
    }

    /// <inheritdoc />
    public Task<TTenantInfo?> GetAsync(string id)
    {
        lock (_lock)
            return Task.FromResult(FindById(id));
    }

    /// <inheritdoc />
    public Task<IEnumerable<TTenantInfo>> GetAllAsync() => GetAllAsync(int.MaxValue, 0);

    /// <inheritdoc />
    /// <remarks>Pages are in the order of the identifiers.</remarks>
    public Task<IEnumerable<TTenantInfo>> GetAllAsync(int take, int skip)
    {
        lock (_lock)
        {
            TTenantInfo[] page =
            [
                .. _byIdentifier.Values.OrderBy(tenant => tenant.Identifier, StringComparer.OrdinalIgnoreCase).Skip(skip).Take(take),
            ];
            return Task.FromResult<IEnumerable<TTenantInfo>>(page);
        }
    }

    private bool TryAdd(TTenantInfo tenant) => FindById(tenant.Id) is null && _byIdentifier.TryAdd(tenant.Identifier, tenant);

    private TTenantInfo? FindById(string id) => _byIdentifier.Values.SingleOrDefault(tenant => tenant.Id == id);
}
