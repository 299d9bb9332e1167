namespace SlipPortal.MultiTenant.EntityFrameworkCore;

/// <summary>What becomes of an entity of another tenant when it is saved. The default is the only safe one.</summary>
public enum TenantMismatchMode
{
    /// <summary>A MultiTenantException; nothing is saved.</summary>
    Throw,

    /// <summary>It is saved as it is, into the other tenant.</summary>
    Ignore,

    /// <summary>It is given to the current tenant; a deleted one is deleted.</summary>
    Overwrite,
}
