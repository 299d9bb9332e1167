using System.Text;
using SlipPortal.Data.Reference;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>Loads published national figures from a folder and prints what became of each file.</summary>
internal static class ImportReference
{
    public static async Task<int> RunAsync(PortalDatabase database, string folder, bool again)
    {
        var admin = database.Admin
            ?? throw new OperatorException("Set ConnectionStrings__Migrator, or load national figures on the portal’s page: only a platform administrator may there.");
        Console.Write(AsText(await ReferenceImport.RunAsync(admin, folder, again, CancellationToken.None)));
        return 0;
    }

    /// <summary>The report, for a person.</summary>
    internal static string AsText(ReferenceReport report)
    {
        var text = new StringBuilder();
        foreach (var file in report.Files)
        {
            if (file.UnchangedSince is { } at)
            {
                text.AppendLine($"{file.File}: unchanged since {Words.Day(at)}, not read again");
                continue;
            }

            var read = file.Items == file.Rows ? Words.Count(file.Rows, "row") : $"{Words.Count(file.Rows, "row")} with {Words.Count(file.Items, "figure")}";
            text.AppendLine($"{file.File}: {read} read, {file.Taken:N0} taken ({file.Added:N0} new, {file.Changed:N0} changed), {file.RefusedItems:N0} refused");
            foreach (var reason in file.Reasons) text.AppendLine($"  refused: {reason}");
            foreach (var (what, count) in file.Notes) text.AppendLine($"  {what}: {count:N0}");
        }

        if (report.Left.Count > 0) text.AppendLine($"not read: {string.Join(", ", report.Left)}");
        text.AppendLine($"In all {report.Files.Sum(file => file.Added):N0} new, {report.Files.Sum(file => file.Changed):N0} changed.");
        return text.ToString();
    }
}
