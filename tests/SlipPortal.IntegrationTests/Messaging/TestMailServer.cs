using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlipPortal.IntegrationTests.Messaging;

/// <summary>A mail server that speaks as much SMTP as one delivery takes, and answers recipients as it is told.</summary>
internal sealed class TestMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public TestMailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it says to each recipient; “250 OK” takes the mail.</summary>
    public Func<string, string> Answer { get; set; } = _ => "250 OK";

    /// <summary>Whether it offers STARTTLS (and could not do it).</summary>
    public bool OffersTls { get; init; }

    /// <summary>How often somebody was refused.</summary>
    public int Refused => _refused;

    /// <summary>The mails that it took, as they came.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    private int _refused;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 mail.example");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        await writer.WriteLineAsync(OffersTls ? "250-mail.example\r\n250 STARTTLS" : "250 mail.example");
                        break;
                    case "RCPT":
                        var answer = Answer(line);
                        if (!answer.StartsWith('2')) Interlocked.Increment(ref _refused);
                        await writer.WriteLineAsync(answer);
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 Go on");
                        var text = new StringBuilder();
                        while (await reader.ReadLineAsync(_stop.Token) is { } part and not ".") text.AppendLine(part);
                        Taken.Enqueue(text.ToString());
                        await writer.WriteLineAsync("250 Taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 Bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 OK");
                        break;
                }
            }
        }
        // Whoever hangs up, or the end of the test.
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
        }
    }
}
