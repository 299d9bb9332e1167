using Microsoft.Extensions.DependencyInjection;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.Stores;

namespace SlipPortal.MultiTenant.Extensions;

/// <summary>Adds the stores that need nothing of a web server or a database.</summary>
public static class MultiTenantBuilderExtensions
{
    /// <summary>Adds an <see cref="InMemoryStore{TTenantInfo}"/>, one for the whole program.</summary>
    /// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
    /// <param name="builder">Where to register.</param>
    /// <param name="config">Gives the first tenants.</param>
    public static MultiTenantBuilder<TTenantInfo> WithInMemoryStore<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, Action<InMemoryStoreOptions<TTenantInfo>> config)
        where TTenantInfo : ITenantInfo
    {
        builder.Services.Configure(config);
        return builder.WithStore<InMemoryStore<TTenantInfo>>(ServiceLifetime.Singleton);
    }
}
