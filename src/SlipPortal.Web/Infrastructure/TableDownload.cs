using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;
using SlipPortal.Documents.Excel;

namespace SlipPortal.Web.Infrastructure;

/// <summary>What is on the screen, as a file: CSV or an Excel workbook with the same columns.</summary>
internal static class TableDownload
{
    // Text that a spreadsheet would run as a formula is defused.
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    /// <summary>True for a format that there is.</summary>
    public static bool Knows(string? format) => format is "csv" or "xlsx";

    /// <summary>A file with a column for each property, headed by its name in words.</summary>
    /// <param name="rows">Flat records whose properties are texts, whole numbers, decimals, days or nothing.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="format">“csv” or “xlsx”.</param>
    public static FileContentResult Of<T>(IEnumerable<T> rows, string name, string format)
    {
        var properties = typeof(T).GetProperties();
        List<string> heads = [.. properties.Select(property => InWords(property.Name))];
        var lines = rows.Select(row => (IReadOnlyList<object?>)[.. properties.Select(property => property.GetValue(row))]);
        if (format == "csv") return new(Csv(heads, lines), "text/csv; charset=utf-8") { FileDownloadName = name + ".csv" };
        var sheet = new ExportSheet(name, heads.ConvertAll(head => new ExportColumn(head)), [.. lines]);
        return new(ExcelWriter.Write(sheet), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") { FileDownloadName = name + ".xlsx" };
    }

    private static byte[] Csv(IEnumerable<string> heads, IEnumerable<IReadOnlyList<object?>> lines)
    {
        using var buffer = new MemoryStream();
        // With a byte order mark, without which Excel takes UTF-8 for something else.
        using (var text = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, Format))
        {
            foreach (var line in lines.Prepend([.. heads]))
            {
                // A day is written so that no country's spreadsheet reads it as another.
                foreach (var cell in line) csv.WriteField(cell is DateOnly day ? $"{day:yyyy-MM-dd}" : Convert.ToString(cell, CultureInfo.InvariantCulture));
                csv.NextRecord();
            }
        }

        return buffer.ToArray();
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
