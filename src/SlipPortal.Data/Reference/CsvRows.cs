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
    private readonly TextReader _text;
    private readonly CsvParser _parser;
    private readonly Dictionary<string, int> _columns;

    /// <summary>Reads the header.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public CsvRows(string file, TextReader text)
    {
        _file = file;
        _text = text;
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
    public static CsvRows Open(ReferenceFile file)
    {
        var stream = file.Open();
        if (file.Name.EndsWith(".gz", StringComparison.Ordinal)) stream = new GZipStream(stream, CompressionMode.Decompress);
        return new(file.Name, new LimitedReader(stream));
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
            (_text as LimitedReader)?.BeginRow();
            return _parser.Read();
        }
        catch (Exception exception) when (exception is CsvHelperException or InvalidDataException or EndOfStreamException)
        {
            throw new RefusedException($"{_file} cannot be read after line {_parser.RawRow:N0}: {exception.Message.Split('\n')[0].TrimEnd()}");
        }
    }

    public void Dispose() => _parser.Dispose();

    // A packed file of some kilobytes can hold more than any disk, and one row of it more than any memory.
    internal sealed class LimitedReader(Stream stream) : StreamReader(stream)
    {
        // Ten times what the department publishes in one file.
        private const int Most = 200_000_000;
        private const int MostInARow = 1_000_000;

        private int _read;
        private int _inRow;

        public void BeginRow() => _inRow = 0;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = base.Read(buffer, index, count);
            _read += read;
            _inRow += read;
            if (_read > Most) throw new InvalidDataException($"it has more than {Most:N0} characters");
            if (_inRow > MostInARow) throw new InvalidDataException($"a row has more than {MostInARow:N0} characters");
            return read;
        }
    }
}
