using System.Text;
using SlipPortal.Data.Reference;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>Loads published national figures from a folder and prints what became of each file.</summary>
internal static class ImportReference
{
    // A file of the wrong kind can have a reason for each of its rows.
    private const int ReasonsShown = 10;

    public static async Task<int> RunAsync(PortalDatabase database, string folder)
    {
        var admin = database.Admin
            ?? throw new OperatorException("Set ConnectionStrings__Migrator: the portal itself only reads national figures.");
        Console.Write(AsText(await ReferenceImport.RunAsync(admin, folder, CancellationToken.None)));
        return 0;
    }

    /// <summary>The report, for a person.</summary>
    internal static string AsText(ReferenceReport report)
    {
        var text = new StringBuilder();
        foreach (var file in report.Files)
        {
            var read = file.Items == file.Rows ? Words.Count(file.Rows, "row") : $"{Words.Count(file.Rows, "row")} with {Words.Count(file.Items, "figure")}";
            text.AppendLine($"{file.File}: {read} read, {file.Taken:N0} taken ({file.Added:N0} new, {file.Changed:N0} changed), {file.Refused.Values.Sum():N0} refused");
            foreach (var (why, count) in file.Refused.OrderByDescending(pair => pair.Value).Take(ReasonsShown)) text.AppendLine($"  refused: {why}: {count:N0}");
            if (file.Refused.Count > ReasonsShown) text.AppendLine($"  refused for other reasons: {file.Refused.Values.Order().SkipLast(ReasonsShown).Sum():N0}");
            foreach (var (what, count) in file.Notes) text.AppendLine($"  {what}: {count:N0}");
        }

        if (report.Left.Count > 0) text.AppendLine($"not read: {string.Join(", ", report.Left)}");
        text.AppendLine($"In all {report.Files.Sum(file => file.Added):N0} new, {report.Files.Sum(file => file.Changed):N0} changed.");
        return text.ToString();
    }
}
