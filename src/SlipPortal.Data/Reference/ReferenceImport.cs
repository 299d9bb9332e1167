using Npgsql;
using NpgsqlTypes;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary>
/// Loads the department's published figures from a folder: authorities, statistical neighbours, LAIT's measures and values, and data sets
/// of Explore Education Statistics. All of it or nothing, in one transaction; run again it changes only what the files say otherwise.
/// Figures that a newer file has no more are left: to the department they are published still.
/// </summary>
public sealed class ReferenceImport
{
    private readonly NpgsqlConnection _connection;
    private readonly CancellationToken _cancellationToken;
    private readonly List<FileReport> _reports = [];

    private ReferenceImport(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        _connection = connection;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Loads every known file of a folder.</summary>
    /// <param name="adminConnectionString">As the database's administrator, or a member of <see cref="DatabaseRoles.Owner"/>.</param>
    /// <param name="folder">Where the files are.</param>
    /// <param name="cancellationToken">Stops it; then nothing is stored.</param>
    /// <exception cref="RefusedException">No such folder, no known file in it, or a file that cannot be read: nothing is stored.</exception>
    public static async Task<ReferenceReport> RunAsync(string adminConnectionString, string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new RefusedException($"There is no folder “{folder}”.");
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToLookup(path => KindOf(Path.GetFileName(path)));
        if (files.All(kind => kind.Key is null)) throw new RefusedException($"The folder “{folder}” has no file of national data (docs/reference-data.md says which there are).");

        await using var connection = new NpgsqlConnection(adminConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Two loaders take turns; readers do not wait. Whole tables are compared: a server that takes them for empty, as they once were, would
        // go through one for each row of the other, and need minutes instead of seconds.
        await ReferenceTable.ExecuteAsync(
            connection,
            $"""
            set local role {DatabaseRoles.Owner};
            lock table portal.indicator_values in share row exclusive mode;
            set local enable_nestloop = off;
            """,
            cancellationToken);
        var import = new ReferenceImport(connection, cancellationToken);
        foreach (var path in files[FileKind.Areas]) await import.AreasAsync(path);
        foreach (var path in files[FileKind.Neighbours]) await import.NeighboursAsync(path);
        foreach (var path in files[FileKind.Measures]) await import.MeasuresAsync(path);
        foreach (var path in files[FileKind.Lait]) await import.LaitAsync(path);
        foreach (var path in files[FileKind.Ees]) await import.EesAsync(path);
        await ReferenceTable.ExecuteAsync(
            connection,
            "analyze portal.statistical_areas, portal.statistical_neighbours, portal.national_indicators, portal.indicator_values",
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(import._reports, [.. files[null].Select(path => Path.GetFileName(path)!)]);
    }

    private enum FileKind
    {
        Areas,
        Neighbours,
        Measures,
        Lait,
        Ees,
    }

    private static FileKind? KindOf(string file) => (file.EndsWith(".gz", StringComparison.Ordinal) ? file[..^3] : file) switch
    {
        "local_authorities.csv" => FileKind.Areas,
        "statistical_neighbours.csv" => FileKind.Neighbours,
        "lait_measures.csv" => FileKind.Measures,
        "lait_csc_indicators_long.csv" => FileKind.Lait,
        var name when name.StartsWith("ees_", StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal) => FileKind.Ees,
        _ => null,
    };

    private async Task AreasAsync(string path)
    {
        using var rows = CsvRows.Open(path);
        var report = Report(path);
        await ReferenceTable.Areas.StoreAsync(_connection, AreasFile.Read(rows, report), WriteArea, report, _cancellationToken);
    }

    private async Task NeighboursAsync(string path)
    {
        using var rows = CsvRows.Open(path);
        var report = Report(path);
        var areas = (await AllAreasAsync()).Select(area => area.Code).ToHashSet();
        await ReferenceTable.Neighbours.StoreAsync(_connection, NeighboursFile.Read(rows, areas, report), WriteNeighbour, report, _cancellationToken);
    }

    private async Task MeasuresAsync(string path)
    {
        using var rows = CsvRows.Open(path);
        var report = Report(path);
        await ReferenceTable.Indicators.StoreAsync(_connection, MeasuresFile.Read(rows, report), WriteIndicator, report, _cancellationToken);
    }

    private async Task LaitAsync(string path)
    {
        using var rows = CsvRows.Open(path);
        var report = Report(path);
        var areas = (await AllAreasAsync()).Select(area => area.Code).ToHashSet();
        await ValuesAsync(LaitFile.Read(rows, areas, await IndicatorIdsAsync(), report), report);
    }

    private async Task EesAsync(string path)
    {
        using var rows = CsvRows.Open(path);
        var report = Report(path);
        var file = new EesFile(rows, report.File);
        await ReferenceTable.Indicators.StoreAsync(_connection, file.Indicators(), WriteIndicator, report: null, _cancellationToken);
        await ValuesAsync(file.Read(await AllAreasAsync(), await IndicatorIdsAsync(), report), report);
    }

    private async Task ValuesAsync(IEnumerable<IndicatorValue> values, FileReport report)
    {
        var missing = new Dictionary<MissingReason, int>();
        await ReferenceTable.Values.StoreAsync(
            _connection,
            values,
            (to, value) =>
            {
                if (value.Missing is { } why) missing[why] = missing.GetValueOrDefault(why) + 1;
                WriteValue(to, value);
            },
            report,
            _cancellationToken);
        foreach (var (why, count) in missing.OrderBy(pair => pair.Key)) report.Note($"no value: {why.InWords()}", count);
    }

    private FileReport Report(string path)
    {
        var report = new FileReport(Path.GetFileName(path));
        _reports.Add(report);
        return report;
    }

    private async Task<List<StatisticalArea>> AllAreasAsync()
    {
        await using var command = new NpgsqlCommand("select code, name, kind, is_current, gss_code, region_code, ofsted_urn from portal.statistical_areas", _connection);
        await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
        var areas = new List<StatisticalArea>();
        while (await reader.ReadAsync(_cancellationToken))
            areas.Add(new(
                reader.GetInt32(0), reader.GetString(1), Enum.Parse<AreaKind>(reader.GetString(2)), reader.GetBoolean(3), reader[4] as string,
                reader[5] as int?, reader[6] as string));
        return areas;
    }

    private async Task<Dictionary<string, int>> IndicatorIdsAsync()
    {
        await using var command = new NpgsqlCommand("select code, id from portal.national_indicators", _connection);
        await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
        var ids = new Dictionary<string, int>();
        while (await reader.ReadAsync(_cancellationToken)) ids.Add(reader.GetString(0), reader.GetInt32(1));
        return ids;
    }

    private static void WriteArea(NpgsqlBinaryImporter to, StatisticalArea area)
    {
        to.Write(area.Code, NpgsqlDbType.Integer);
        to.Write(area.Name, NpgsqlDbType.Text);
        to.Write(area.Kind.ToString(), NpgsqlDbType.Text);
        to.Write(area.IsCurrent, NpgsqlDbType.Boolean);
        to.Write(area.GssCode, NpgsqlDbType.Text);
        to.Write(area.RegionCode, NpgsqlDbType.Integer);
        to.Write(area.OfstedUrn, NpgsqlDbType.Text);
    }

    private static void WriteNeighbour(NpgsqlBinaryImporter to, StatisticalNeighbour neighbour)
    {
        to.Write(neighbour.AreaCode, NpgsqlDbType.Integer);
        to.Write(neighbour.Model, NpgsqlDbType.Text);
        to.Write(neighbour.Rank, NpgsqlDbType.Integer);
        to.Write(neighbour.NeighbourCode, NpgsqlDbType.Integer);
        to.Write(neighbour.Closeness, NpgsqlDbType.Text);
    }

    private static void WriteIndicator(NpgsqlBinaryImporter to, NationalIndicator indicator)
    {
        to.Write(indicator.Code, NpgsqlDbType.Text);
        to.Write(indicator.Topic, NpgsqlDbType.Text);
        to.Write(indicator.Title, NpgsqlDbType.Text);
        to.Write(indicator.Polarity.ToString(), NpgsqlDbType.Text);
        to.Write(indicator.Unit, NpgsqlDbType.Text);
        to.Write(indicator.YearType, NpgsqlDbType.Text);
        to.Write(indicator.HasQuartiles, NpgsqlDbType.Boolean);
        to.Write(indicator.LastUpdate, NpgsqlDbType.Date);
        to.Write(indicator.NextUpdate, NpgsqlDbType.Text);
        to.Write(indicator.SourceLink, NpgsqlDbType.Text);
    }

    private static void WriteValue(NpgsqlBinaryImporter to, IndicatorValue value)
    {
        to.Write(value.IndicatorId, NpgsqlDbType.Integer);
        to.Write(value.Year, NpgsqlDbType.Integer);
        to.Write(value.AreaCode, NpgsqlDbType.Integer);
        to.Write(value.Period, NpgsqlDbType.Text);
        to.Write(value.Value, NpgsqlDbType.Numeric);
        to.Write(value.Missing?.ToString(), NpgsqlDbType.Text);
    }
}
