using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant;

/// <summary>Asks each strategy, the highest priority first, and for each identifier the stores: the first hit wins.</summary>
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
/// <param name="strategies">Give identifiers.</param>
/// <param name="stores">Know tenants.</param>
public sealed class TenantResolver<TTenantInfo>(
    IEnumerable<IMultiTenantStrategy> strategies,
    IEnumerable<IMultiTenantStore<TTenantInfo>> stores) : ITenantResolver<TTenantInfo>
    where TTenantInfo : ITenantInfo
{
    private readonly IMultiTenantStrategy[] _strategies = [.. strategies.OrderByDescending(strategy => strategy.Priority)];

    /// <inheritdoc />
    public async Task<IMultiTenantContext<TTenantInfo>> ResolveAsync(object context)
    {
        foreach (var strategy in _strategies)
        {
            if (await strategy.GetIdentifierAsync(context) is not { } identifier)
                continue;

            foreach (var store in stores)
            {
                if (await store.GetByIdentifierAsync(identifier) is { } tenantInfo)
                    return new MultiTenantContext<TTenantInfo>(tenantInfo, new() { Strategy = strategy }, new() { Store = store });
            }
        }

        return new MultiTenantContext<TTenantInfo>(default);
    }

    async Task<IMultiTenantContext> ITenantResolver.ResolveAsync(object context) => await ResolveAsync(context);
}
