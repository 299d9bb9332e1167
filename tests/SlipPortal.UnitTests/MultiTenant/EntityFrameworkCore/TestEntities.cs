using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.UnitTests.MultiTenant.EntityFrameworkCore;

[MultiTenant]
internal sealed class Plan
{
    public int Id { get; init; }

    public string? TenantId { get; set; }

    public string Title { get; set; } = "";

    public List<PlanAction> Actions { get; } = [];
}

// Its TenantId is a shadow property.
[MultiTenant]
internal class PlanAction
{
    public int Id { get; init; }

    public string Title { get; set; } = "";

    public Plan? Plan { get; init; }
}

internal sealed class MilestoneAction : PlanAction;

// Belongs to no tenant.
internal sealed class Region
{
    public int Id { get; init; }
}
