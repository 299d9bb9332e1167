using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlipPortal.IntegrationTests.Guard;

/// <summary>Every file goes through the malware scanner before it is kept, where there is one; without its leave none is.</summary>
public sealed class ScannerTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Later = "This file cannot be checked for malware now. Try again later.";
    private const string Harmful = "The malware scanner found something harmful in this file, so it is not kept. Ask your IT service to look at it.";

    // In two halves, so that no scanner takes this file for what it is about.
    private static readonly byte[] Eicar = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    [Theory]
    [InlineData("stream: OK", null)]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND", Harmful)]
    [InlineData("INSTREAM size limit exceeded. ERROR", Later)]
    [InlineData("nonsense", Later)]
    [InlineData("", Later)]
    [InlineData(null, Later)]
    public async Task A_file_is_kept_only_where_the_scanner_says_that_it_is_clean(string? answer, string? refusal)
    {
        using var clamd = new Clamd(answer);
        await using var node = await NodeAsync($"127.0.0.1:{clamd.Port}");
        var lead = await node.SignInAsync("lead@brackenshire.example");
        var content = Encoding.UTF8.GetBytes(new string('a', 200_000) + answer);
        await AddAsync(lead, $"Answered {answer ?? "never"}", content);
        Assert.Equal(refusal is null ? [] : [refusal], lead.Errors);
        Assert.Equal(refusal is null ? 1L : 0L, await portal.ScalarAsync("select count(*) from portal.evidence where title = $1", $"Answered {answer ?? "never"}"));
        // All of it was sent, in pieces.
        if (answer is not null) Assert.Equal(content, Assert.Single(clamd.Scanned));
    }

    [Fact]
    public async Task Imports_and_letters_go_through_it_too()
    {
        using var clamd = new Clamd("stream: Something FOUND");
        await using var node = await NodeAsync($"127.0.0.1:{clamd.Port}");
        var lead = await node.SignInAsync("lead@coldwater.example");
        foreach (var (page, field, csv) in new[]
        {
            ("plan/import", "Plan file", "Ref,Action,Owner,Due by\n1. First,,,\n1.1,Visit,Head,March 2027\n"),
            ("kpis/import", "Performance book", "PI Ref,Measure,Polarity,July,Aug\n1.1,Conferences,high,12,13\n"),
        })
        {
            await lead.GoAsync($"/councils/coldwater/{page}");
            await lead.Attach(field, "file.csv", Encoding.UTF8.GetBytes(csv)).ClickAsync("Read the file");
            Assert.Equal([Harmful], lead.Errors);
        }
    }

    [Fact]
    public async Task The_platform_administrator_reads_whether_it_works()
    {
        Assert.Contains("Malware scanner: off", await MainAsync(portal), StringComparison.Ordinal);
        using (var clamd = new Clamd("PONG"))
        {
            await using var node = await NodeAsync($"127.0.0.1:{clamd.Port}");
            Assert.Contains($"Malware scanner: clamd at 127.0.0.1:{clamd.Port} answers", await MainAsync(node), StringComparison.Ordinal);
        }

        // Nobody listens at port 1.
        await using var without = await NodeAsync("127.0.0.1:1");
        Assert.Contains("Malware scanner: clamd at 127.0.0.1:1 does not answer", await MainAsync(without), StringComparison.Ordinal);

        static async Task<string> MainAsync(PortalHost host) => (await (await host.SignInAsync("admin@slipportal.example")).GoAsync("/platform/organisations")).Main;
    }

    /// <summary>The real one, on a database with one signature: Debian's takes hundreds of megabytes to fetch.</summary>
    [Fact]
    public async Task The_real_scanner_finds_the_test_file_over_its_socket()
    {
        var program = $"/usr/sbin{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}".Split(Path.PathSeparator).Select(path => Path.Combine(path, "clamd")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "There is no clamd here: install Debian's clamav-daemon.");
        var folder = Directory.CreateTempSubdirectory("slipportal-clamd-");
        try
        {
            var socket = Path.Combine(folder.FullName, "clamd.ctl");
            var signature = Convert.ToHexStringLower(Eicar);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "test.ndb"), $"Test.File:0:*:{signature}\n", TestContext.Current.CancellationToken);
            var configuration = Path.Combine(folder.FullName, "clamd.conf");
            await File.WriteAllTextAsync(
                configuration, $"LocalSocket {socket}\nDatabaseDirectory {folder.FullName}\nForeground yes\nTemporaryDirectory {folder.FullName}\n",
                TestContext.Current.CancellationToken);
            using var clamd = Process.Start(new ProcessStartInfo(program!, ["-c", configuration]) { RedirectStandardOutput = true })!;
            try
            {
                await PortalHost.UntilAsync(() => Task.FromResult(clamd.HasExited || File.Exists(socket)), "clamd listens");
                Assert.False(clamd.HasExited, "clamd did not start.");
                await using var node = await NodeAsync($"unix:{socket}");
                var lead = await node.SignInAsync("lead@brackenshire.example");
                await AddAsync(lead, "A test of the scanner", Eicar);
                Assert.Equal([Harmful], lead.Errors);
                await AddAsync(lead, "A clean file", "A plan\n"u8.ToArray());
                Assert.Equal("The evidence is added.", lead.Notice);
            }
            finally
            {
                clamd.Kill(entireProcessTree: true);
                await clamd.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<PortalHost> NodeAsync(string address)
    {
        var node = portal.Beside(("Scanner:Address", address), ("Scanner:Seconds", "2"));
        await node.InitializeAsync();
        return node;
    }

    private static async Task AddAsync(PortalBrowser browser, string title, byte[] content)
    {
        await browser.GoAsync("/councils/brackenshire/plan/actions/2.2/evidence");
        await browser.Fill("What does the file show?", title).Attach("File", "file.txt", content).ClickAsync("Add the file");
    }

    /// <summary>Speaks clamd's protocol and gives one answer to everything: none where it is null, the end of the connection where it is empty.</summary>
    private sealed class Clamd : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly string? _answer;

        public Clamd(string? answer)
        {
            _answer = answer;
            _listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public List<byte[]> Scanned { get; } = [];

        public void Dispose()
        {
            _stop.Cancel();
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    var stream = client.GetStream();
                    if (await CommandAsync(stream) == "zINSTREAM") Scanned.Add(await FileAsync(stream));
                    // Silent, until whoever asks gives up.
                    if (_answer is null) _ = await stream.ReadAsync(new byte[1], _stop.Token);
                    else if (_answer.Length > 0) await stream.WriteAsync(Encoding.ASCII.GetBytes(_answer + "\0"), _stop.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task<string> CommandAsync(NetworkStream stream)
        {
            var command = new StringBuilder();
            var one = new byte[1];
            while (await stream.ReadAsync(one, _stop.Token) == 1 && one[0] != 0) command.Append((char)one[0]);
            return command.ToString();
        }

        private async Task<byte[]> FileAsync(NetworkStream stream)
        {
            var file = new List<byte>();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length, _stop.Token);
                var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (piece.Length == 0) return [.. file];
                await stream.ReadExactlyAsync(piece, _stop.Token);
                file.AddRange(piece);
            }
        }
    }
}
