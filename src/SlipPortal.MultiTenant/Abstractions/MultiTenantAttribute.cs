namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>Marks an entity whose rows each belong to one tenant; ConfigureMultiTenant() reads it. Not inherited.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MultiTenantAttribute : Attribute;
