using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using SlipPortal.Domain.Common;

namespace SlipPortal.Data.Reference;

/// <summary>The rows of a published CSV file by the names of their columns, one at a time, so that a file of any length fits.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly string _file;
    private readonly CsvParser _parser;
    private readonly Dictionary<string, int> _columns;

    /// <summary>Reads the header.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public CsvRows(string file, TextReader text)
    {
        _file = file;
        _parser = new(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            // A quotation mark that is never closed would swallow the rest of the file without a word.
            MaxFieldSize = 10_000,
            BadDataFound = null,
        });
        if (!Next()) throw new RefusedException($"{file} is empty.");
        Header = _parser.Record!;
        _columns = Header.Select((name, at) => (name, at)).DistinctBy(column => column.name).ToDictionary(column => column.name, column => column.at);
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>False for a row that has more or fewer values than there are columns: nobody knows which is which.</summary>
    public bool IsWhole => _parser.Count == Header.Count;

    /// <summary>A value of the current row.</summary>
    public string this[int column] => _parser[column];

    /// <summary>Opens a file, unpacking a <c>.gz</c> as it is read.</summary>
    public static CsvRows Open(string path)
    {
        Stream stream = File.OpenRead(path);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) stream = new GZipStream(stream, CompressionMode.Decompress);
        return new(Path.GetFileName(path), new StreamReader(stream));
    }

    /// <summary>Where a column stands.</summary>
    /// <exception cref="RefusedException">There is no such column.</exception>
    public int Column(string name) =>
        _columns.TryGetValue(name, out var at) ? at : throw new RefusedException($"{_file} has no column “{name}”: is it another file, or another edition?");

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="RefusedException">The file cannot be read any further.</exception>
    public bool Next()
    {
        try
        {
            return _parser.Read();
        }
        catch (Exception exception) when (exception is CsvHelperException or InvalidDataException or EndOfStreamException)
        {
            throw new RefusedException($"{_file} cannot be read after line {_parser.RawRow:N0}: {exception.Message.Split('\n')[0].TrimEnd()}");
        }
    }

    public void Dispose() => _parser.Dispose();
}
