using System.Runtime.Versioning;

namespace SlipPortal.IntegrationTests.EmbeddedPostgres;

[UnsupportedOSPlatform("windows")]
public sealed class BinariesTests : IDisposable
{
    private const string Installed15 = "/usr/lib/postgresql/15/bin";

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Makes_the_links_that_an_npm_package_cannot_hold()
    {
        var copy = Path.Combine(_folder.Folder("package"), "native");
        CopyWithoutLinks(new DirectoryInfo(Path.Combine(DataFolder.NpmPackage, "native")), copy);
        Assert.False(File.Exists(Path.Combine(copy, "lib", "libicuuc.so.60")));

        await using var server = await _folder.StartAsync(_folder.Options with { BinDir = Path.Combine(copy, "bin") });

        Assert.Equal(1, await DataFolder.QueryAsync(server, "select 1"));
        Assert.Equal("libicuuc.so.60.2", new FileInfo(Path.Combine(copy, "lib", "libicuuc.so.60")).LinkTarget);
    }

    [Fact]
    public async Task Refuses_a_PostgreSQL_older_than_15_before_it_makes_any_data()
    {
        var bin = _folder.Folder("old");
        foreach (var program in (string[])["postgres", "initdb", "pg_ctl"])
        {
            var path = Path.Combine(bin, program);
            await File.WriteAllTextAsync(path, "#!/bin/sh\necho 'postgres (PostgreSQL) 14.19'\n", TestContext.Current.CancellationToken);
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }

        var refusal = await _folder.RefusalAsync(_folder.Options with { BinDir = bin });

        Assert.Contains("is version 14.19; 15 or newer is needed", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Cluster));
    }

    [Fact]
    public async Task Says_which_setting_is_wrong_when_a_folder_holds_no_PostgreSQL()
    {
        var refusal = await _folder.RefusalAsync(_folder.Options with { BinDir = _folder.Folder("empty") });

        Assert.Contains("EmbeddedPostgres__BinDir", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_an_installed_PostgreSQL_15()
    {
        Assert.SkipUnless(Directory.Exists(Installed15), $"There is no PostgreSQL 15 on this machine ({Installed15}).");

        await using var server = await _folder.StartAsync(_folder.Options with { BinDir = Installed15 });
        await server.CreateDatabaseAsync("template", cancellationToken: TestContext.Current.CancellationToken);
        await server.CreateDatabaseAsync("copy", "template", TestContext.Current.CancellationToken);

        Assert.Equal(15, server.ServerVersion.Major);
        Assert.StartsWith("15.", (string?)await DataFolder.QueryAsync(server, "show server_version", "copy"), StringComparison.Ordinal);
        Assert.Equal("B,a", await DataFolder.QueryAsync(server, "select string_agg(x, ',' order by x) from unnest(array['a', 'B']) x"));
    }

    private static void CopyWithoutLinks(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in from.EnumerateDirectories())
            CopyWithoutLinks(folder, Path.Combine(to, folder.Name));
        foreach (var file in from.EnumerateFiles().Where(file => file.LinkTarget is null))
            file.CopyTo(Path.Combine(to, file.Name));
    }
}
