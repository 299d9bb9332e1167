using System.Globalization;
using Npgsql;

namespace SlipPortal.Data.Reference;

/// <summary>A table of national data, to be brought up to date from a stream of rows.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Key">The columns by which a row is known again.</param>
/// <param name="Others">The columns that a newer edition may change.</param>
internal sealed record ReferenceTable(string Name, string[] Key, string[] Others)
{
    public static readonly ReferenceTable Areas =
        new("statistical_areas", ["code"], ["name", "kind", "is_current", "gss_code", "region_code", "ofsted_urn"]);

    public static readonly ReferenceTable Neighbours =
        new("statistical_neighbours", ["area_code", "model", "rank"], ["neighbour_code", "closeness"]);

    public static readonly ReferenceTable Indicators = new(
        "national_indicators", ["code"],
        ["topic", "title", "polarity", "unit", "year_type", "has_quartiles", "last_update", "next_update", "source_link"]);

    public static readonly ReferenceTable Values =
        new("indicator_values", ["indicator_id", "year", "area_code"], ["period", "value", "missing"]);

    public static readonly ReferenceTable Inspections = new(
        "published_inspections", ["area_code", "type", "published_on"],
        ["first_day", "form", "focus", "overall", "leaders", "help_and_protection", "in_care", "care_leavers", "source"]);

    public static readonly ReferenceTable Findings =
        new("published_findings", ["area_code", "type", "published_on", "number"], ["wording", "first_day", "last_day", "source"]);

    /// <summary>
    /// Streams the rows into an empty table, or sends them beside it and takes over what is new and what has changed. What has not changed is not written,
    /// so a second run costs no more than reading. (One <c>insert ... on conflict</c> takes twice as long. A temporary table would do as well; nobody
    /// who connects as the portal may make one.)
    /// </summary>
    /// <param name="connection">As the owner or on behalf of a platform administrator, in a transaction.</param>
    /// <param name="rows">Each key once.</param>
    /// <param name="values">A row's values in the order of key and others: texts, numbers, days, yes and no, names of an enumeration; null for none.</param>
    /// <param name="report">Told how many were taken, were new and had changed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task StoreAsync<T>(
        NpgsqlConnection connection, IEnumerable<T> rows, Func<T, object?[]> values, FileReport? report,
        CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", [.. Key, .. Others]);
        // There is nothing to compare with: half the time.
        if (await TakesAStreamAsync(connection, cancellationToken))
        {
            var first = Stream(connection, columns, rows, values, cancellationToken);
            if (report is not null) (report.Taken, report.Added, report.Changed) = (first, first, 0);
            return;
        }

        var types = await TypesAsync(connection, cancellationToken);
        var texts = Texts(rows, values, cancellationToken);
        var all = (string[])[.. Key, .. Others];
        var same = string.Join(" and ", Key.Select(key => $"old.{key} = arrived.{key}"));
        await using var command = new NpgsqlCommand(
            $"""
            with arrived as materialized (
                select {string.Join(", ", all.Select(column => $"{column}::{types[column]}"))}
                from unnest({string.Join(", ", all.Select((_, i) => $"${i + 1}::text[]"))}) arrived ({columns})),
            changed as (
                update portal.{Name} old set {string.Join(", ", Others.Select(column => $"{column} = arrived.{column}"))}
                from arrived where {same} and ({List("old")}) is distinct from ({List("arrived")}) returning 1),
            added as (
                insert into portal.{Name} ({columns})
                select {columns} from arrived where not exists (select from portal.{Name} old where {same}) returning 1)
            select (select count(*) from changed)::integer, (select count(*) from added)::integer
            """,
            connection);
        command.CommandTimeout = 0;
        foreach (var column in texts) command.Parameters.Add(new() { Value = column });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (report is not null) (report.Taken, report.Added, report.Changed) = (texts[0].Length, reader.GetInt32(1), reader.GetInt32(0));

        string List(string from) => string.Join(", ", Others.Select(column => $"{from}.{column}"));
    }

    // As text, which Npgsql writes in half the time of its binary form. Not asynchronous: each of a million small writes would cost more than what
    // it writes.
    private int Stream<T>(
        NpgsqlConnection connection, string columns, IEnumerable<T> rows, Func<T, object?[]> values,
        CancellationToken cancellationToken)
    {
        var copy = connection.BeginTextImport($"copy portal.{Name} ({columns}) from stdin");
        var count = 0;
        try
        {
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                WriteLine(copy, values(row));
                count++;
            }
        }
        catch
        {
            copy.Cancel();
            throw;
        }

        // It ends the stream: what was cancelled must not be disposed of.
        copy.Dispose();
        return count;
    }

    private static void WriteLine(TextWriter copy, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0) copy.Write('\t');
            copy.Write(InText(values[i]) is { } text ? Escaped(text) : @"\N");
        }

        copy.Write('\n');
    }

    // As PostgreSQL reads each type.
    private static string? InText(object? value) => value switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    // The same by column.
    private string?[][] Texts<T>(IEnumerable<T> rows, Func<T, object?[]> values, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, Key.Length + Others.Length).Select(_ => new List<string?>()).ToArray();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = values(row);
            for (var i = 0; i < columns.Length; i++) columns[i].Add(InText(cells[i]));
        }

        return [.. columns.Select(column => column.ToArray())];
    }

    private async Task<Dictionary<string, string>> TypesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select attname::text, format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'portal.{Name}'::regclass and attnum > 0", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var types = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellationToken)) types.Add(reader.GetString(0), reader.GetString(1));
        return types;
    }

    // What would end a value or a row, and what begins such a sign (PostgreSQL, “COPY”, text format).
    private static string Escaped(string text) =>
        text.AsSpan().ContainsAny("\\\t\n\r")
            ? text.Replace(@"\", @"\\").Replace("\t", @"\t").Replace("\n", @"\n").Replace("\r", @"\r")
            : text;

    // PostgreSQL streams into no table whose rows are guarded from the one who asks, as they are from everybody but the owner.
    private async Task<bool> TakesAStreamAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select not exists (select from portal.{Name}) and not row_security_active('portal.{Name}')", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    internal static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
