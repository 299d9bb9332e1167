using SlipPortal.EmbeddedPostgres;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Setup;

namespace SlipPortal.IntegrationTests.Setup;

/// <summary>A portal on a laptop, with a private database: whose data those are is never in doubt.</summary>
public sealed class LaptopTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("slipportal-laptop-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_copied_checkout_has_data_of_its_own()
    {
        foreach (var checkout in new[] { "first", "copy" })
        {
            var project = Path.Combine(_folder, checkout, "src", "SlipPortal.Web");
            var program = Directory.CreateDirectory(Path.Combine(project, "bin", "Debug", "net10.0")).FullName;
            File.WriteAllText(Path.Combine(project, "SlipPortal.Web.csproj"), "");
            Assert.Equal(Path.Combine(project, ".slipportal"), PortalDatabase.HomeOf(program));
        }

        var published = Directory.CreateDirectory(Path.Combine(_folder, "published")).FullName;
        Assert.Equal(Path.Combine(published, ".slipportal"), PortalDatabase.HomeOf(published));
    }

    [Fact]
    public async Task A_second_portal_on_the_same_data_says_so_and_stops()
    {
        var settings = Environment.GetEnvironmentVariable("EmbeddedPostgres__BinDir");
        await using var server = await PostgresServer.StartAsync(
            new() { DataDirectory = Path.Combine(_folder, "data"), BinDir = settings, Durable = false }, Stop);
        using (server.TryLock("portal"))
        {
            var refused = await Assert.ThrowsAsync<OperatorException>(
                () => Serve.RunAsync([$"--EmbeddedPostgres:DataDirectory={server.DataDirectory}"]).WaitAsync(TimeSpan.FromMinutes(1), Stop));
            Assert.Equal(
                $"Another portal runs on the data in '{server.DataDirectory}'. End it, or give this one a folder of its own: "
                + "EmbeddedPostgres__DataDirectory.", refused.Message);
        }

        // Free again when the first has ended, and nothing was made meanwhile.
        Assert.NotNull(server.TryLock("portal"));
        Assert.False(await server.DatabaseExistsAsync("slipportal", Stop));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
