namespace SlipPortal.MultiTenant.EntityFrameworkCore;

// How a multi-tenant entity shows in the model.
internal static class TenantModel
{
    // The package's own name, so that model snapshots stay as they are when it takes over.
    public const string Annotation = "Finbuckle:MultiTenant";

    public const string TenantId = "TenantId";
}
