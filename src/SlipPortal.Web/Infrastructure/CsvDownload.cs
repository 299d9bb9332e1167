using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;

namespace SlipPortal.Web.Infrastructure;

/// <summary>What is on the screen, as a file that spreadsheets open. Text that a spreadsheet would run as a formula is defused.</summary>
internal static class CsvDownload
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    /// <summary>A file with a column for each property, headed by its name.</summary>
    /// <param name="rows">Flat records.</param>
    /// <param name="fileName">Without folders: “plan.csv”.</param>
    public static FileContentResult Of<T>(IEnumerable<T> rows, string fileName)
    {
        using var buffer = new MemoryStream();
        // With a byte order mark, without which Excel takes UTF-8 for something else.
        using (var text = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, Format))
            csv.WriteRecords(rows);
        return new(buffer.ToArray(), "text/csv; charset=utf-8") { FileDownloadName = fileName };
    }
}
