using System.Diagnostics.CodeAnalysis;

namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>The outcome of looking for the tenant of a request or a job: a tenant, or none.</summary>
public interface IMultiTenantContext
{
    /// <summary>The tenant, or null when none was found.</summary>
    ITenantInfo? TenantInfo { get; }

    /// <summary>Whether there is a tenant.</summary>
    [MemberNotNullWhen(true, nameof(TenantInfo))]
    bool IsResolved { get; }

    /// <summary>The strategy that gave the identifier; null when none did or the tenant was set by hand.</summary>
    StrategyInfo? StrategyInfo { get; }
}
