using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Uploads;

/// <summary>
/// ClamAV's daemon, over its INSTREAM protocol: the file is sent in pieces, each behind its length, and the answer is one line. No answer
/// in time, or one that says neither clean nor found, is no leave to keep the file.
/// </summary>
internal sealed class ClamdScanner(ScannerSettings settings, ILogger<ClamdScanner> logger) : IMalwareScanner
{
    private const int Piece = 65_536;
    private const int LongestAnswer = 4_096;
    private const string Found = " FOUND";

    /// <inheritdoc/>
    public async Task CheckAsync(byte[] content, CancellationToken cancellationToken)
    {
        var answer = await AskAsync("zINSTREAM\0", content, cancellationToken);
        if (answer == "stream: OK") return;
        if (answer?.EndsWith(Found, StringComparison.Ordinal) == true)
        {
            logger.LogWarning("A file of {Bytes} bytes was refused: {Signature}", content.Length, answer[..^Found.Length]);
            throw new RefusedException(
                "The malware scanner found something harmful in this file, so it is not kept. Ask your IT service to look at it.", "File");
        }

        logger.LogError("The malware scanner did not check a file of {Bytes} bytes: {Answer}", content.Length, answer ?? "no answer");
        throw new RefusedException("This file cannot be checked for malware now. Try again later.", "File");
    }

    /// <inheritdoc/>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken) =>
        $"clamd at {settings.Address} {(await AskAsync("zPING\0", null, cancellationToken) == "PONG" ? "answers" : "does not answer")}";

    // Null where there is no answer.
    private async Task<string?> AskAsync(string command, byte[]? content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.Seconds));
        try
        {
            var address = settings.EndPoint!;
            using var socket = address is UnixDomainSocketEndPoint
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address, limit.Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command), limit.Token);
            if (content is not null) await SendAsync(stream, content, limit.Token);
            return await ReceiveAsync(stream, limit.Token);
        }
        catch (Exception e) when (e is SocketException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static async Task SendAsync(NetworkStream stream, byte[] content, CancellationToken cancellationToken)
    {
        var length = new byte[sizeof(int)];
        for (var at = 0; at < content.Length; at += Piece)
        {
            var piece = content.AsMemory(at, Math.Min(Piece, content.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, cancellationToken);
            await stream.WriteAsync(piece, cancellationToken);
        }

        // A piece of no length is the end.
        await stream.WriteAsync(new byte[sizeof(int)], cancellationToken);
    }

    private static async Task<string?> ReceiveAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && await stream.ReadAsync(answer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (answer[length - 1] == 0) return Encoding.UTF8.GetString(answer, 0, length - 1);
        }

        return null;
    }
}
