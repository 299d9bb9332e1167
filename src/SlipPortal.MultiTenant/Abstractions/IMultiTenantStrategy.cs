namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>Reads a tenant's identifier out of a request or a message.</summary>
public interface IMultiTenantStrategy
{
    /// <summary>The identifier, or null when this strategy finds none.</summary>
    /// <param name="context">What to read: an HttpContext in a web request. Of an unknown type: answer null.</param>
    Task<string?> GetIdentifierAsync(object context);

    /// <summary>Strategies of a higher priority are asked first; of the same priority, in the order of their registration.</summary>
    int Priority => 0;
}
