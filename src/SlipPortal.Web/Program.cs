using SlipPortal.Web.Commands;

return await CommandLine.RunAsync(args);

/// <summary>Named so that tests can start the portal as it is.</summary>
public sealed partial class Program
{
    private Program()
    {
    }
}
