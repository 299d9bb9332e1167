using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Reference;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Platform;

/// <summary>A platform administrator loads files of national data: all of them or none.</summary>
internal static class LoadNationalData
{
    /// <summary>Most that is taken at once, in megabytes.</summary>
    public const int MostMegabytes = 20;

    internal sealed record Command(IReadOnlyList<IFormFile> Files);

    internal sealed class Handler(PortalDbContext db, IActor actor)
    {
        /// <exception cref="RefusedException">No file, one of another name, two of the same, too much at once, or one that cannot be read.</exception>
        public async Task<ReferenceReport> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var files = command.Files.Select(file => new ReferenceFile(Path.GetFileName(file.FileName), file.OpenReadStream)).ToList();
            if (files.Count == 0) throw new RefusedException("Choose one file or several.", nameof(command.Files));
            if (command.Files.Sum(file => file.Length) > MostMegabytes * 1024L * 1024L)
                throw new RefusedException($"Send {MostMegabytes} MB or less at once: as .csv.gz files are a tenth as large.", nameof(command.Files));
            if (files.Where(file => !file.IsKnown).ToList() is { Count: > 0 } unknown)
            {
                throw new RefusedException(
                    $"{string.Join(", ", unknown.Select(file => $"“{file.Name}”"))} {(unknown.Count == 1 ? "is no file" : "are no files")} of national data by name. Nothing was loaded.",
                    nameof(command.Files));
            }

            if (files.GroupBy(file => file.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
                throw new RefusedException($"“{twice.Key}” is there twice. Nothing was loaded.", nameof(command.Files));
            try
            {
                return await ReferenceImport.RunAsync(db, files, actor.Name, cancellationToken);
            }
            catch (RefusedException refused)
            {
                throw new RefusedException($"{refused.Message} Nothing was loaded.", nameof(command.Files));
            }
        }
    }
}
