using System.Text.Json;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Commands;

/// <summary>
/// A command that brings a file into a council on behalf of one of its people, by the same code as the page, and prints what came of it
/// as text or JSON.
/// </summary>
internal static class ImportFile
{
    /// <param name="council">The council's slug.</param>
    /// <param name="file">The file.</param>
    /// <param name="options">“--dry-run”, “--json”, “--as EMAIL”, and configuration.</param>
    /// <param name="kind">What the person needs …</param>
    /// <param name="verb">… to be allowed to do.</param>
    /// <param name="import">Reads the file, and stores what it says unless it is a dry run.</param>
    /// <param name="asText">What came of it, to be read.</param>
    /// <param name="asJson">What came of it, for a program.</param>
    /// <exception cref="RefusedException">No such file, council or person, or the file cannot be read.</exception>
    public static async Task<int> RunAsync<T>(
        string council, string file, string[] options, RecordKind kind, Verb verb,
        Func<Request, Task<T>> import, Func<T, string> asText, Func<T, object> asJson)
    {
        var (email, rest) = OnBehalf.Options(options);
        if (!File.Exists(file)) throw new RefusedException($"There is no file “{file}”.");
        var content = await File.ReadAllBytesAsync(file);
        return await CommandLine.WithPortalAsync(rest, async (portal, database) =>
        {
            var result = await OnBehalf.RunAsync(portal, database, council, email, kind, verb, (services, tenant) =>
                import(new(services, tenant, Path.GetFileName(file), content, options.Contains("--dry-run"))));
            Console.WriteLine(options.Contains("--json") ? JsonSerializer.Serialize(asJson(result), OnBehalf.Json) : asText(result));
            return 0;
        });
    }

    /// <summary>What is asked for.</summary>
    /// <param name="Services">The services of the person's scope.</param>
    /// <param name="Council">The council.</param>
    /// <param name="FileName">The file's name, without folders.</param>
    /// <param name="Content">The file, byte for byte.</param>
    /// <param name="IsDryRun">True where nothing is to be stored.</param>
    internal sealed record Request(IServiceProvider Services, CouncilTenantInfo Council, string FileName, byte[] Content, bool IsDryRun)
    {
        /// <summary>A service of the person's scope.</summary>
        public T Get<T>()
            where T : notnull => Services.GetRequiredService<T>();
    }
}
