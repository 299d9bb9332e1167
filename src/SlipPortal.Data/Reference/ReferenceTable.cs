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
    /// Streams the rows beside the table, or straight into an empty one, and then takes over what is new and what has changed. What has not changed is not written, so a
    /// second run costs no more than reading. (Two statements: one <c>insert ... on conflict</c> takes twice as long.)
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
            var first = Stream(connection, $"portal.{Name}", columns, rows, values, cancellationToken);
            if (report is not null) (report.Taken, report.Added, report.Changed) = (first, first, 0);
            return;
        }

        await ExecuteAsync(connection, $"create temp table arrived on commit drop as select {columns} from portal.{Name} with no data", cancellationToken);
        var taken = Stream(connection, "arrived", columns, rows, values, cancellationToken);

        var same = string.Join(" and ", Key.Select(key => $"old.{key} = arrived.{key}"));
        var changed = await ExecuteAsync(
            connection,
            $"""
            update portal.{Name} old set {string.Join(", ", Others.Select(column => $"{column} = arrived.{column}"))}
            from arrived where {same} and ({List("old")}) is distinct from ({List("arrived")})
            """,
            cancellationToken);
        var added = await ExecuteAsync(
            connection,
            $"insert into portal.{Name} ({columns}) select {columns} from arrived where not exists (select from portal.{Name} old where {same})",
            cancellationToken);
        await ExecuteAsync(connection, "drop table arrived", cancellationToken);
        if (report is not null) (report.Taken, report.Added, report.Changed) = (taken, added, changed);

        string List(string from) => string.Join(", ", Others.Select(column => $"{from}.{column}"));
    }

    // As text, which Npgsql writes in half the time of its binary form. Not asynchronous: each of a million small writes would cost more than what
    // it writes.
    private static int Stream<T>(
        NpgsqlConnection connection, string table, string columns, IEnumerable<T> rows, Func<T, object?[]> values,
        CancellationToken cancellationToken)
    {
        var copy = connection.BeginTextImport($"copy {table} ({columns}) from stdin");
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
            copy.Write(values[i] switch
            {
                null => @"\N",
                string text => Escaped(text),
                DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                { } other => other.ToString(),
            });
        }

        copy.Write('\n');
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
