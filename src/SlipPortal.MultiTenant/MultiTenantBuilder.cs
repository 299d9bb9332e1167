using Microsoft.Extensions.DependencyInjection;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant;

/// <summary>Registers the strategies and stores that find a tenant.</summary>
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
/// <param name="services">Where to register.</param>
public sealed class MultiTenantBuilder<TTenantInfo>(IServiceCollection services)
    where TTenantInfo : ITenantInfo
{
    /// <summary>Where strategies and stores are registered.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds a store. Stores are asked in the order they were added.</summary>
    /// <typeparam name="TStore">The store.</typeparam>
    /// <param name="lifetime">How long one instance serves.</param>
    /// <param name="parameters">Constructor arguments that are not services.</param>
    public MultiTenantBuilder<TTenantInfo> WithStore<TStore>(ServiceLifetime lifetime, params object[] parameters)
        where TStore : IMultiTenantStore<TTenantInfo> =>
        WithStore(lifetime, provider => ActivatorUtilities.CreateInstance<TStore>(provider, parameters));

    /// <summary>Adds a store. Stores are asked in the order they were added.</summary>
    /// <typeparam name="TStore">The store.</typeparam>
    /// <param name="lifetime">How long one instance serves.</param>
    /// <param name="factory">Makes the store.</param>
    public MultiTenantBuilder<TTenantInfo> WithStore<TStore>(ServiceLifetime lifetime, Func<IServiceProvider, TStore> factory)
        where TStore : IMultiTenantStore<TTenantInfo>
    {
        Services.Add(new ServiceDescriptor(typeof(IMultiTenantStore<TTenantInfo>), provider => factory(provider), lifetime));
        return this;
    }

    /// <summary>Adds a strategy.</summary>
    /// <typeparam name="TStrategy">The strategy.</typeparam>
    /// <param name="lifetime">How long one instance serves.</param>
    /// <param name="parameters">Constructor arguments that are not services.</param>
    public MultiTenantBuilder<TTenantInfo> WithStrategy<TStrategy>(ServiceLifetime lifetime, params object[] parameters)
        where TStrategy : IMultiTenantStrategy =>
        WithStrategy(lifetime, provider => ActivatorUtilities.CreateInstance<TStrategy>(provider, parameters));

    /// <summary>Adds a strategy.</summary>
    /// <typeparam name="TStrategy">The strategy.</typeparam>
    /// <param name="lifetime">How long one instance serves.</param>
    /// <param name="factory">Makes the strategy.</param>
    public MultiTenantBuilder<TTenantInfo> WithStrategy<TStrategy>(ServiceLifetime lifetime, Func<IServiceProvider, TStrategy> factory)
        where TStrategy : IMultiTenantStrategy
    {
        Services.Add(new ServiceDescriptor(typeof(IMultiTenantStrategy), provider => factory(provider), lifetime));
        return this;
    }
}
