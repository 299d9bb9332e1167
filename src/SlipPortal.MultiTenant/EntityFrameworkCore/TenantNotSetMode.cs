namespace SlipPortal.MultiTenant.EntityFrameworkCore;

/// <summary>What becomes of a changed or deleted entity without a tenant when it is saved. A new one gets the current tenant.</summary>
public enum TenantNotSetMode
{
    /// <summary>A MultiTenantException; nothing is saved.</summary>
    Throw,

    /// <summary>It is given to the current tenant; a deleted one is deleted.</summary>
    Overwrite,
}
