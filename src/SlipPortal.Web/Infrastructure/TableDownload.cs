using System.Text;
using Microsoft.AspNetCore.Mvc;
using SlipPortal.Documents.Excel;

namespace SlipPortal.Web.Infrastructure;

/// <summary>What is on the screen, as a file: CSV or an Excel workbook with the same columns.</summary>
internal static class TableDownload
{
    /// <summary>True for a format that there is.</summary>
    public static bool Knows(string? format) => format is "csv" or "xlsx";

    /// <summary>A file with a column for each property, headed by its name in words.</summary>
    /// <param name="rows">Flat records whose properties are texts, whole numbers, decimals, days or nothing.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="format">“csv” or “xlsx”.</param>
    public static FileContentResult Of<T>(IReadOnlyCollection<T> rows, string name, string format)
    {
        if (format == "csv") return CsvDownload.Of(rows, name + ".csv");
        var properties = typeof(T).GetProperties();
        var sheet = new ExportSheet(
            name,
            [.. properties.Select(property => new ExportColumn(InWords(property.Name)))],
            [.. rows.Select(row => (IReadOnlyList<object?>)[.. properties.Select(property => property.GetValue(row))])]);
        return new(ExcelWriter.Write(sheet), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") { FileDownloadName = name + ".xlsx" };
    }

    // “LastUpdate” → “Last update”.
    private static string InWords(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (words.Length > 0 && char.IsUpper(letter)) words.Append(' ').Append(char.ToLowerInvariant(letter));
            else words.Append(letter);
        }

        return words.ToString();
    }
}
