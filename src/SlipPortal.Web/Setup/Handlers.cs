namespace SlipPortal.Web.Setup;

internal static class Handlers
{
    /// <summary>Registers the steps of every write: each class named Handler, which stands in its use case's file beside its page.</summary>
    public static void AddHandlers(this IServiceCollection services)
    {
        foreach (var handler in typeof(Handlers).Assembly.GetTypes().Where(type => type is { Name: "Handler", IsClass: true, IsAbstract: false }))
            services.AddScoped(handler);
    }
}
