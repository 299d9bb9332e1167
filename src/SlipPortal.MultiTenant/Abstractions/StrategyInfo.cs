namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>The strategy that gave a tenant's identifier.</summary>
public sealed class StrategyInfo
{
    /// <summary>The strategy.</summary>
    public IMultiTenantStrategy? Strategy { get; init; }

    /// <summary>The strategy's type.</summary>
    public Type? StrategyType => Strategy?.GetType();
}
