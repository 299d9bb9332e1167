using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Setup;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>The keys of cookies and links: in the database, and of no use to who reads it.</summary>
public sealed class KeyProtectionTests(PortalHost portal, TestDatabases databases) : IClassFixture<PortalHost>, IDisposable
{
    private const string Keys = "select coalesce(string_agg(xml, ''), '') from portal.data_protection_keys";
    private const string Denied = PostgresErrorCodes.InsufficientPrivilege;
    private const string Lead = "lead@ashdale.example";
    private readonly string _folder = Directory.CreateTempSubdirectory("slipportal-keys-").FullName;

    [Fact]
    public async Task No_key_lies_in_the_clear_unless_the_operator_says_so_and_such_a_key_goes_on_to_count()
    {
        await portal.SignInAsync(Lead);
        var stored = (string)(await portal.ScalarAsync(Keys))!;
        Assert.Contains("<encryptedSecret", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", stored, StringComparison.Ordinal);

        // Without the certificate the keys that there are cannot be read: it makes one.
        var cookies = new CookieContainer();
        await using var open = new PortalHost(databases)
        {
            Settings = [("DataProtection:Certificate", ""), ("DataProtection:AllowUnprotectedKeys", "true")],
        };
        await open.InitializeAsync();
        await open.SignInAsync(Lead, cookies);
        Assert.Contains("<masterKey", (string)(await open.ScalarAsync(Keys))!, StringComparison.Ordinal);
        await using var closed = open.Beside();
        await closed.InitializeAsync();
        Assert.Equal("Your councils", (await closed.Anonymous(cookies).GoAsync("/")).Heading);
    }

    [Fact]
    public async Task Nodes_with_the_certificate_share_sign_ins_and_one_with_another_has_them_by_its_previous_one()
    {
        var other = Path.Combine(_folder, "other.pfx");
        KeyProtection.MakeCertificate(other);
        var cookies = new CookieContainer();
        await portal.SignInAsync(Lead, cookies);
        await using var same = portal.Beside();
        await same.InitializeAsync();
        Assert.Equal("Your councils", (await same.Anonymous(cookies).GoAsync("/")).Heading);

        var usual = databases.Certificate;
        await using var rotated = portal.Beside(("DataProtection:Certificate", other), ("DataProtection:PreviousCertificate", usual));
        await rotated.InitializeAsync();
        Assert.Equal("Your councils", (await rotated.Anonymous(cookies).GoAsync("/")).Heading);
        await using var stranger = portal.Beside(("DataProtection:Certificate", other));
        await stranger.InitializeAsync();
        Assert.NotEqual("Your councils", (await stranger.Anonymous(cookies).GoAsync("/")).Heading);
    }

    [Fact]
    public async Task A_server_without_its_certificate_does_not_start_and_says_what_is_missing()
    {
        string[] server =
        [
            $"--ConnectionStrings:Portal={portal.App}", $"--ConnectionStrings:Worker={portal.Worker}",
            $"--Portal:SessionKey={TestDatabases.SessionKeyText}",
        ];
        foreach (var (options, said) in new[]
        {
            (server, "DataProtection__Certificate"),
            ([.. server, $"--DataProtection:Certificate={_folder}/nowhere.pfx"], "nowhere.pfx"),
            ([.. server, $"--DataProtection:Certificate={typeof(Program).Assembly.Location}"], "cannot be read"),
        })
        {
            var refused = await Assert.ThrowsAsync<OperatorException>(() => Serve.RunAsync(options).WaitAsync(TimeSpan.FromMinutes(1)));
            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_certificate_of_a_laptop_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = Path.Combine(_folder, "own.pfx");
        KeyProtection.MakeCertificate(path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        var made = File.ReadAllBytes(path);
        KeyProtection.MakeCertificate(path);
        Assert.Equal(made, File.ReadAllBytes(path));
    }

    [Fact]
    public async Task Nobody_takes_a_key_away_or_puts_another_in_its_place()
    {
        string[] attacks = ["update portal.data_protection_keys set xml = ''", "delete from portal.data_protection_keys"];
        foreach (var attack in attacks) Assert.Equal((attack, Denied), (attack, await AsLeadAsync(attack)));
        await portal.ScalarAsync("grant all on portal.data_protection_keys to slipportal_app");
        foreach (var attack in attacks) Assert.Equal((attack, null), (attack, await AsLeadAsync(attack)));
        await portal.MigrateAsync();
        foreach (var attack in attacks) Assert.Equal((attack, Denied), (attack, await AsLeadAsync(attack)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string?> AsLeadAsync(string attack)
    {
        await using var db = await portal.OpenAsync("ashdale", Lead);
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        return await SqlAttack.FailureOfAsync(() => db.Database.ExecuteSqlRawAsync(attack));
    }
}
