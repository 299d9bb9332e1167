using Microsoft.Extensions.DependencyInjection;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant.Extensions;

/// <summary>Registers multi-tenancy.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Registers the resolver (scoped) and the accessor and setter of the current tenant (one singleton).</summary>
    /// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
    /// <param name="services">Where to register.</param>
    public static MultiTenantBuilder<TTenantInfo> AddMultiTenant<TTenantInfo>(this IServiceCollection services)
        where TTenantInfo : ITenantInfo
    {
        services.AddScoped<ITenantResolver<TTenantInfo>, TenantResolver<TTenantInfo>>();
        services.AddScoped<ITenantResolver>(provider => provider.GetRequiredService<ITenantResolver<TTenantInfo>>());

        services.AddSingleton<AsyncLocalMultiTenantContextAccessor<TTenantInfo>>();
        services.AddSingleton<IMultiTenantContextAccessor<TTenantInfo>>(Accessor);
        services.AddSingleton<IMultiTenantContextAccessor>(Accessor);
        services.AddSingleton<IMultiTenantContextSetter>(Accessor);

        return new MultiTenantBuilder<TTenantInfo>(services);

        static AsyncLocalMultiTenantContextAccessor<TTenantInfo> Accessor(IServiceProvider provider) =>
            provider.GetRequiredService<AsyncLocalMultiTenantContextAccessor<TTenantInfo>>();
    }
}
