using System.Text;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>Gives Coldwater, which has no plan, one that a test has made up.</summary>
internal static class OwnPlan
{
    /// <summary>Imports it, through the pages.</summary>
    public static async Task ImportPlanAsync(this PortalBrowser lead, string csv)
    {
        await lead.GoAsync("/councils/coldwater/plan/import");
        await lead.Attach("Plan file", "Plan.csv", Encoding.UTF8.GetBytes(csv)).ClickAsync("Read the file");
        await lead.ClickAsync("Make this the plan");
        Assert.Equal("Receipt of the import", lead.Heading);
    }
}
