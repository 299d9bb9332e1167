using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SlipPortal.Documents;
using SlipPortal.Web.Commands;

namespace SlipPortal.Web.Uploads;

/// <summary>
/// Reads what people send in, in a process of its own for each file: this program again, with a limit to its memory and its time, and
/// without the portal's settings. Whatever a file does to its reader, the portal goes on.
/// </summary>
internal sealed class FileReader(ReadingSettings settings, ILogger<FileReader> logger) : IDisposable
{
    /// <summary>How many files are read at the same time; others wait.</summary>
    private const int AtOnce = 2;

    /// <summary>No file says more than this in its answer; the portal reads no further.</summary>
    private const int MaxAnswer = 64_000_000;

    // What .NET needs to start; everything else of the portal's environment, its secrets above all, stays here.
    private static readonly string[] Kept =
        ["DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "LD_LIBRARY_PATH", "SystemRoot", "TMPDIR"];

    private static readonly string Program = typeof(FileReader).Assembly.Location;

    private readonly SemaphoreSlim _free = new(AtOnce);

    /// <summary>What kind of file it is.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be kept, or could not be looked into in the time and memory that there
    /// is.</exception>
    public async Task<KeptFile> RecogniseAsync(byte[] content, CancellationToken cancellationToken)
    {
        // Only packed files have to be unpacked to tell.
        if (!KeptFile.IsPacked(content)) return KeptFile.Recognise(content);
        return (await AskAsync(content, cancellationToken, ReadFile.Kind)).Kind!;
    }

    /// <summary>The tables of a file.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be read, or not in the time and memory that there is.</exception>
    public async Task<DocumentContent> ReadTablesAsync(byte[] content, string fileName, CancellationToken cancellationToken) =>
        (await AskAsync(content, cancellationToken, ReadFile.Tables, ReadFile.EndingOf(fileName))).Tables!;

    /// <summary>
    /// What looks like child-level data in a file; null where that could not be told in the time and memory that there is.
    /// </summary>
    public async Task<FileFindings?> FindAsync(byte[] content, DateOnly today, CancellationToken cancellationToken) =>
        (await RunAsync(content, cancellationToken, ReadFile.Text, today.ToString("O", CultureInfo.InvariantCulture)))?.Findings;

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    /// <summary>How the reader is started.</summary>
    internal ProcessStartInfo StartOf(IEnumerable<string> arguments)
    {
        // Published, the program starts itself; otherwise (dotnet run, tests) what runs is dotnet or somebody else's host.
        var isItself = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == typeof(FileReader).Assembly.GetName().Name;
        var start = new ProcessStartInfo(isItself ? Environment.ProcessPath! : Dotnet, isItself ? arguments : arguments.Prepend(Program))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment.Clear();
        foreach (var name in Kept)
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{settings.Megabytes * 1_048_576L:X}";
        // Collected often: with its usual allowance, made for a server's cache, a small heap breaks down before it is full.
        start.Environment["DOTNET_GCgen0size"] = "0x400000";
        // A server's collector and its diagnostics take longer to start than most files to read.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    private async Task<ReadingAnswer> AskAsync(byte[] content, CancellationToken cancellationToken, params string[] arguments)
    {
        var answer = await RunAsync(content, cancellationToken, arguments) ?? throw UnreadableDocumentException.OverBudget();
        return answer.Reason is { } reason ? throw new UnreadableDocumentException(reason, answer.Message!) : answer;
    }

    // Null where the reader ran out of time or memory, or broke down.
    private async Task<ReadingAnswer?> RunAsync(byte[] content, CancellationToken cancellationToken, params string[] arguments)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var process = Process.Start(StartOf([.. arguments, content.Length.ToString(CultureInfo.InvariantCulture)]))!;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            // To end it is what ends the reading and writing below: pipes do not listen to a token.
            await using var end = limit.Token.UnsafeRegister(_ => End(process), null);
            limit.CancelAfter(TimeSpan.FromSeconds(settings.Seconds));
            var sent = Task.Run(() => SendAsync(process, content), CancellationToken.None);
            // What it says when it breaks down may quote the file: read, so that it does not wait, and seen by nobody.
            var drained = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            var answer = await ReceiveAsync(process).ConfigureAwait(false);
            await Task.WhenAll(sent, drained).ConfigureAwait(false);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (!limit.IsCancellationRequested && process.ExitCode == 0 && answer is not null)
                return JsonSerializer.Deserialize(answer, ReadingJson.Default.ReadingAnswer);
            logger.LogWarning(
                "A file of {Bytes} bytes was not read ({Command}): {Why}", content.Length, arguments[0],
                limit.IsCancellationRequested ? $"it took more than {settings.Seconds} seconds" : $"its reader ended with {process.ExitCode}");
            return null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or JsonException)
        {
            logger.LogError("A file of {Bytes} bytes was not read ({Command}): {Why}", content.Length, arguments[0], e.GetType().Name);
            return null;
        }
        finally
        {
            _free.Release();
        }
    }

    // Beside the framework that this program runs on.
    private static string Dotnet => Path.GetFullPath(Path.Combine(
        System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private static async Task SendAsync(Process process, byte[] content)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(content).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all of it; how, its exit code says.
        }
    }

    // Null where it says more than any file should.
    private static async Task<byte[]?> ReceiveAsync(Process process)
    {
        using var answer = new MemoryStream();
        var buffer = new byte[81_920];
        while (await process.StandardOutput.BaseStream.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
        {
            answer.Write(buffer, 0, read);
            if (answer.Length <= MaxAnswer) continue;
            End(process);
            return null;
        }

        return answer.ToArray();
    }
}
