namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// Refuses addresses with control characters, which no text holds that is kept or looked for. Forms are read with their own messages
/// (<see cref="ReadableFormFilter"/>, <see cref="TextModelBinder"/>).
/// </summary>
internal static class ReadableAddresses
{
    /// <summary>Within the error pages, and before anything that reads the address.</summary>
    public static IApplicationBuilder UseReadableAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (!HoldsControls(request.Path.Value) && !request.Query.Any(one => HoldsControls(one.Key) || one.Value.Any(HoldsControls)))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>Lines break in text that was typed, and tabs stand in it; others are none.</summary>
    public static bool HoldsControls(string? text) =>
        text is not null && text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'));
}
