namespace SlipPortal.Web.Demo;

/// <summary>The time at which the demo's people did what they did.</summary>
internal sealed class DemoClock(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}
