using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary>
/// Loads what is published of authorities: statistical neighbours, LAIT's measures and values, data sets of Explore Education Statistics, and
/// what Ofsted publishes of inspections and visits. All of it or nothing, in one transaction; run again it reads only the files that have changed, and changes only what
/// they say otherwise. Figures that a newer file has no more are left: to the department they are published still.
/// </summary>
public sealed class ReferenceImport
{
    /// <summary>Who loads from the command line.</summary>
    public const string CommandLine = "command line";

    /// <summary>Raise it with every change to how a file is read or stored: what was read by an older version is then read again.</summary>
    internal const int ReaderVersion = 1;

    private readonly NpgsqlConnection _connection;
    private readonly string _by;
    private readonly CancellationToken _cancellationToken;
    private readonly List<FileReport> _reports = [];

    // The last reading about each subject.
    private readonly Dictionary<string, Reading> _last = [];

    private ReferenceImport(NpgsqlConnection connection, string by, CancellationToken cancellationToken)
    {
        _connection = connection;
        _by = by;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Loads every known file of a folder, as the database's owner.</summary>
    /// <param name="adminConnectionString">As the database's administrator, or a member of <see cref="DatabaseRoles.Owner"/>.</param>
    /// <param name="folder">Where the files are.</param>
    /// <param name="again">Reads files that are unchanged too.</param>
    /// <param name="cancellationToken">Stops it; then nothing is stored.</param>
    /// <exception cref="RefusedException">No such folder, no known file in it, or a file that cannot be read: nothing is stored.</exception>
    public static async Task<ReferenceReport> RunAsync(string adminConnectionString, string folder, bool again, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new RefusedException($"There is no folder “{folder}”.");
        var files = Directory.EnumerateFiles(folder).Select(ReferenceFile.At).OrderBy(file => file.Name, StringComparer.Ordinal).ToLookup(file => file.IsKnown);
        if (!files[true].Any()) throw new RefusedException($"The folder “{folder}” has no file of national data (docs/reference-data.md says which there are).");

        await using var connection = new NpgsqlConnection(adminConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ReferenceTable.ExecuteAsync(connection, $"set local role {DatabaseRoles.Owner}", cancellationToken);
        var reports = await new ReferenceImport(connection, CommandLine, cancellationToken).LoadAsync(files[true], again);
        await transaction.CommitAsync(cancellationToken);
        return new(reports, [.. files[false].Select(file => file.Name)]);
    }

    /// <summary>Loads files on behalf of the context's person, whom the database lets write if they are a platform administrator.</summary>
    /// <param name="db">The database, of no council.</param>
    /// <param name="files">Known files, each name once.</param>
    /// <param name="by">The person's name.</param>
    /// <param name="cancellationToken">Stops it; then nothing is stored.</param>
    /// <exception cref="RefusedException">A file that cannot be read: nothing is stored.</exception>
    public static async Task<ReferenceReport> RunAsync(
        PortalDbContext db, IReadOnlyCollection<ReferenceFile> files, string by, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var reports = await new ReferenceImport((NpgsqlConnection)db.Database.GetDbConnection(), by, cancellationToken).LoadAsync(files, again: false);
        await transaction.CommitAsync(cancellationToken);
        return new(reports, []);
    }

    private async Task<IReadOnlyList<FileReport>> LoadAsync(IEnumerable<ReferenceFile> files, bool again)
    {
        // Two loaders take turns; readers do not wait. Whole tables are compared: a server that takes them for empty, as they once were, would
        // go through one for each row of the other, and need minutes instead of seconds.
        await ReferenceTable.ExecuteAsync(
            _connection, "lock table portal.indicator_values in share row exclusive mode; set local enable_nestloop = off", _cancellationToken);
        await FindLastAsync();
        foreach (var file in files.OrderBy(file => file.Kind).ThenBy(file => file.Name, StringComparer.Ordinal)) await LoadAsync(file, again);
        if (_reports.Exists(report => report.UnchangedSince is null))
            await ReferenceTable.ExecuteAsync(_connection, "select app.count_national_data_anew()", _cancellationToken);
        return _reports;
    }

    private async Task LoadAsync(ReferenceFile file, bool again)
    {
        var report = new FileReport(file.Name);
        _reports.Add(report);
        var hash = await HashAsync(file);
        var readWith = ReadWith(file.Kind!.Value);
        // Of another name or content it says other things; if another file about the same was read since, that one had its way.
        if (!again && _last.TryGetValue(file.Subject, out var last) && (last.Name, last.Hash, last.ReadWith) == (file.Name, hash, readWith))
        {
            report.UnchangedSince = last.At;
            return;
        }

        try
        {
            using var rows = CsvRows.Open(file);
            await (file.Kind switch
            {
                FileKind.Areas => AreasAsync(rows, report),
                FileKind.Neighbours => NeighboursAsync(rows, report),
                FileKind.Measures => MeasuresAsync(rows, report),
                FileKind.Lait => LaitAsync(rows, report),
                FileKind.Inspections => InspectionsAsync(rows, report),
                FileKind.Findings => FindingsAsync(rows, report),
                _ => EesAsync(rows, report),
            });
        }
        // What can be read and still not be stored: two authorities with one code of the ONS, a sign that is no text.
        catch (PostgresException exception) when (exception.SqlState[..2] is "22" or "23")
        {
            throw new RefusedException($"{file.Name} cannot be stored: {exception.MessageText}. {exception.Detail}".TrimEnd());
        }

        await RememberAsync(file, hash, readWith, report);
    }

    // The readers, and the readings of what they look up. Not the content of those files: a table keeps what earlier ones brought, so that a
    // file that comes back after another does not bring the same table back.
    private string ReadWith(FileKind kind) => kind switch
    {
        FileKind.Areas or FileKind.Measures => $"{ReaderVersion}",
        FileKind.Lait => $"{ReaderVersion} {LastOf(FileKind.Areas)} {LastOf(FileKind.Measures)}",
        _ => $"{ReaderVersion} {LastOf(FileKind.Areas)}",
    };

    private int LastOf(FileKind kind) => _last.TryGetValue($"{kind}", out var last) ? last.Id : 0;

    private async Task<string> HashAsync(ReferenceFile file)
    {
        await using var content = file.Open();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, _cancellationToken));
    }

    private async Task FindLastAsync()
    {
        await using var command = new NpgsqlCommand(
            "select distinct on (subject) subject, id, name, hash, read_with, loaded_at from portal.loaded_files order by subject, id desc", _connection);
        await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
        while (await reader.ReadAsync(_cancellationToken))
        {
            _last[reader.GetString(0)] = new(
                reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5));
        }
    }

    private async Task RememberAsync(ReferenceFile file, string hash, string readWith, FileReport report)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into portal.loaded_files (name, subject, hash, read_with, rows, taken, added, changed, refused, reasons, loaded_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id, loaded_at
            """,
            _connection);
        object[] values =
        [
            file.Name, file.Subject, hash, readWith, report.Rows, report.Taken, report.Added, report.Changed, report.RefusedItems,
            report.Reasons.ToArray(), _by,
        ];
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
        await reader.ReadAsync(_cancellationToken);
        _last[file.Subject] = new(reader.GetInt32(0), file.Name, hash, readWith, reader.GetFieldValue<DateTimeOffset>(1));
    }

    private async Task AreasAsync(CsvRows rows, FileReport report)
    {
        await ReferenceTable.Areas.StoreAsync(_connection, AreasFile.Read(rows, report), Row, report, _cancellationToken);
    }

    private async Task NeighboursAsync(CsvRows rows, FileReport report)
    {
        var areas = (await AllAreasAsync()).Select(area => area.Code).ToHashSet();
        await ReferenceTable.Neighbours.StoreAsync(_connection, NeighboursFile.Read(rows, areas, report), Row, report, _cancellationToken);
    }

    private async Task MeasuresAsync(CsvRows rows, FileReport report)
    {
        await ReferenceTable.Indicators.StoreAsync(_connection, MeasuresFile.Read(rows, report), Row, report, _cancellationToken);
    }

    private async Task LaitAsync(CsvRows rows, FileReport report)
    {
        var areas = (await AllAreasAsync()).Select(area => area.Code).ToHashSet();
        await ValuesAsync(LaitFile.Read(rows, areas, await IndicatorIdsAsync(), report), report);
    }

    private async Task EesAsync(CsvRows rows, FileReport report)
    {
        var file = new EesFile(rows, report.File);
        await ReferenceTable.Indicators.StoreAsync(_connection, file.Indicators(), Row, report: null, _cancellationToken);
        await ValuesAsync(file.Read(await AllAreasAsync(), await IndicatorIdsAsync(), report), report);
    }

    private async Task InspectionsAsync(CsvRows rows, FileReport report)
    {
        var authorities = new Authorities(await AllAreasAsync(), report);
        await ReferenceTable.Inspections.StoreAsync(_connection, InspectionsFile.Read(rows, authorities, report), Row, report, _cancellationToken);
    }

    private async Task FindingsAsync(CsvRows rows, FileReport report)
    {
        var authorities = new Authorities(await AllAreasAsync(), report);
        await ReferenceTable.Findings.StoreAsync(_connection, FindingsFile.Read(rows, authorities, report), Row, report, _cancellationToken);
    }

    private async Task ValuesAsync(IEnumerable<IndicatorValue> values, FileReport report)
    {
        var missing = new Dictionary<MissingReason, int>();
        await ReferenceTable.Values.StoreAsync(
            _connection,
            values,
            value =>
            {
                if (value.Missing is { } why) missing[why] = missing.GetValueOrDefault(why) + 1;
                return Row(value);
            },
            report,
            _cancellationToken);
        foreach (var (why, count) in missing.OrderBy(pair => pair.Key)) report.Note($"no value: {why.InWords()}", count);
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

    private static object?[] Row(StatisticalArea area) =>
        [area.Code, area.Name, area.Kind, area.IsCurrent, area.GssCode, area.RegionCode, area.OfstedUrn];

    private static object?[] Row(StatisticalNeighbour neighbour) =>
        [neighbour.AreaCode, neighbour.Model, neighbour.Rank, neighbour.NeighbourCode, neighbour.Closeness];

    private static object?[] Row(NationalIndicator indicator) =>
    [
        indicator.Code, indicator.Topic, indicator.Title, indicator.Polarity, indicator.Unit, indicator.YearType, indicator.HasQuartiles,
        indicator.LastUpdate, indicator.NextUpdate, indicator.SourceLink,
    ];

    private static object?[] Row(IndicatorValue value) =>
        [value.IndicatorId, value.Year, value.AreaCode, value.Period, value.Value, value.Missing];

    private static object?[] Row(PublishedInspection inspection) =>
    [
        inspection.AreaCode, inspection.Type, inspection.PublishedOn, inspection.FirstDay, inspection.Form, inspection.Focus, inspection.Overall,
        inspection.Leaders, inspection.HelpAndProtection, inspection.InCare, inspection.CareLeavers, inspection.Source,
    ];

    private static object?[] Row(PublishedFinding finding) =>
    [
        finding.AreaCode, finding.Type, finding.PublishedOn, finding.Number, finding.Wording, finding.FirstDay, finding.LastDay, finding.Source,
    ];

    private sealed record Reading(int Id, string Name, string Hash, string ReadWith, DateTimeOffset At);
}
