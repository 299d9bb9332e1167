using SlipPortal.Web.Commands;

// The reader of one file has no time to load what the portal is made of.
return args is [ReadFile.Text or ReadFile.Tables or ReadFile.Kind, ..] ? ReadFile.Run(args) : await CommandLine.RunAsync(args);

/// <summary>Named so that tests can start the portal as it is.</summary>
public sealed partial class Program
{
    private Program()
    {
    }
}
