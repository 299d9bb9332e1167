using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SlipPortal.IntegrationTests.Messaging;

/// <summary>What the portal's libraries may tell others.</summary>
public sealed class TelemetryTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public void Nobody_outside_is_told_that_a_portal_started() =>
        Assert.False(portal.Services.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled);
}
