namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// Refuses addresses with the null character in their query, which no text can hold that is kept or looked for. (In their path the web
/// server refuses it.) Forms are read with their own messages (<see cref="TextModelBinder"/>).
/// </summary>
internal static class ReadableAddresses
{
    /// <summary>Within the error pages, and before anything that reads the address.</summary>
    public static IApplicationBuilder UseReadableAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (!request.QueryString.HasValue || !request.Query.Any(one => HasNull(one.Key) || one.Value.Any(HasNull))) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool HasNull(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
