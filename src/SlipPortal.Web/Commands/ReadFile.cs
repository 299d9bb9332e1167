using System.Globalization;
using System.Text.Json;
using SlipPortal.Documents;
using SlipPortal.Documents.Texts;
using SlipPortal.Domain.Guard;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Commands;

/// <summary>
/// The reader's own process (<see cref="FileReader"/>): reads a file from the standard input and writes what it says to the standard output
/// as JSON. It reads no settings, opens no database and logs nothing.
/// </summary>
internal static class ReadFile
{
    /// <summary>Reads the text of a file and looks for child-level data in it; followed by today.</summary>
    public const string Text = "read-text";

    /// <summary>Reads the tables of a file; followed by the ending of its name.</summary>
    public const string Tables = "read-tables";

    /// <summary>Tells what kind of file it is.</summary>
    public const string Kind = "read-kind";

    private const int OutOfMemory = 3;

    private const int LongestEnding = 10;

    /// <summary>
    /// The ending of a file's name with its dot, if it is one that could mean something: nothing else of a name is passed on.
    /// </summary>
    public static string EndingOf(string fileName) =>
        Path.GetExtension(fileName) is { Length: > 1 and <= LongestEnding } ending && ending.Skip(1).All(char.IsAsciiLetterOrDigit)
            ? ending
            : ".";

    /// <summary>Runs it.</summary>
    /// <param name="args">What is asked, and last the file's size in bytes.</param>
    public static int Run(string[] args)
    {
        // As the portal's own, for the numbers in its messages.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-GB");
        // A library may go on where it ran out of memory, and say less than there is.
        var isOutOfMemory = false;
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => isOutOfMemory |= thrown.Exception is OutOfMemoryException;
        try
        {
            var content = new byte[int.Parse(args[^1], CultureInfo.InvariantCulture)];
            using (var input = Console.OpenStandardInput()) input.ReadExactly(content);
            var answer = Answer(args, content);
            if (isOutOfMemory) return OutOfMemory;
            using var output = Console.OpenStandardOutput();
            JsonSerializer.Serialize(output, answer, ReadingJson.Default.ReadingAnswer);
            return 0;
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory;
        }
    }

    private static ReadingAnswer Answer(string[] args, byte[] content)
    {
        try
        {
            return args switch
            {
                [Text, var today, _] => new() { Findings = Find(content, DateOnly.ParseExact(today, "O", CultureInfo.InvariantCulture)) },
                [Tables, var ending, _] => new() { Tables = DocumentReader.Read(content, $"file{ending}") },
                _ => new() { Kind = KeptFile.Recognise(content) },
            };
        }
        catch (UnreadableDocumentException refused)
        {
            return new() { Reason = refused.Reason, Message = refused.Message };
        }
    }

    private static FileFindings Find(byte[] content, DateOnly today)
    {
        var file = FileText.Read(content);
        var found = new Dictionary<(LooksLike, string), PlacedFinding>();
        // A column has one label and thousands of cells.
        var labels = new Dictionary<string, bool>();
        foreach (var part in file.Parts)
        {
            if (Add(part.Text, part.Place) || !part.Text.Any(char.IsDigit)) continue;
            foreach (var label in part.Labels.Where(IsLabel)) Add($"{label}: {part.Text}", part.Place);
        }

        return new([.. found.Values], file.IsComplete);

        bool IsLabel(string label) => labels.TryGetValue(label, out var known) ? known : labels[label] = ChildDataScan.IsLabel(label);

        bool Add(string text, string place)
        {
            var findings = ChildDataScan.Scan(text, today);
            foreach (var finding in findings) found.TryAdd((finding.Kind, finding.Value), new(finding, place));
            return findings.Count > 0;
        }
    }
}
