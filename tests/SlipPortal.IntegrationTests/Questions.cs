using System.Diagnostics;

namespace SlipPortal.IntegrationTests;

/// <summary>How often the database is asked.</summary>
internal static class Questions
{
    /// <summary>Does something, and counts what it asks the database. Other tests ask at the same time: these questions are told by the trace that they belong to.</summary>
    public static async Task<(T Found, int Asked)> CountAsync<T>(Func<Task<T>> ask)
    {
        using var trace = new Activity("questions").Start();
        var asked = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // A connection that is opened meanwhile asks about itself, which nobody asked for.
            ActivityStopped = question =>
                asked += question.TraceId == trace.TraceId && question.Tags.Any(tag => tag.Value?.Contains("app.set_session", StringComparison.Ordinal) == true) ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        return (await ask(), asked);
    }
}
