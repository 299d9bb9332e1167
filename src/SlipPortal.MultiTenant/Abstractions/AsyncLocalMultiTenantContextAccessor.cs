namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>
/// Keeps the context in the flow of execution: what a child flow sets is seen by its own children, never by its parent.
/// </summary>
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
public sealed class AsyncLocalMultiTenantContextAccessor<TTenantInfo> : IMultiTenantContextAccessor<TTenantInfo>, IMultiTenantContextSetter
    where TTenantInfo : ITenantInfo
{
    private static readonly MultiTenantContext<TTenantInfo> Unresolved = new(default);

    private readonly AsyncLocal<IMultiTenantContext<TTenantInfo>?> _current = new();

    /// <inheritdoc />
    public IMultiTenantContext<TTenantInfo> MultiTenantContext => _current.Value ?? Unresolved;

    IMultiTenantContext IMultiTenantContextAccessor.MultiTenantContext => MultiTenantContext;

    IMultiTenantContext IMultiTenantContextSetter.MultiTenantContext
    {
        set => _current.Value = (IMultiTenantContext<TTenantInfo>)value;
    }
}
