using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace SlipPortal.Benchmarks;

/// <summary>Rows on their way into the database: anonymous objects, whose properties are named as the columns are, by table.</summary>
/// <param name="seed">The same seed makes the same ids and the same noise.</param>
internal sealed class Rows(int seed)
{
    private static readonly ConcurrentDictionary<Type, (string Columns, PropertyInfo[] Properties)> Shapes = [];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, List<object>> _tables = [];
    private int _made;

    /// <summary>An id as the portal makes them, version 7, but the same each time.</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        // Sorted by the order of making, as the portal's own are.
        var milliseconds = 1_700_000_000_000 + (seed * 1_000_000L) + _made++;
        BinaryPrimitives.WriteInt64BigEndian(bytes, (milliseconds << 16) | 0x7000 | (uint)_random.Next(0x1000));
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A number from nought to below <paramref name="below"/>.</summary>
    public int Noise(int below) => _random.Next(below);

    /// <summary>Adds a row to a table of the portal.</summary>
    public void Add<T>(string table, T row)
        where T : class
    {
        if (!_tables.TryGetValue(table, out var rows)) _tables[table] = rows = [];
        rows.Add(row);
    }

    /// <summary>Adds a row to a table of which each row is a council's.</summary>
    /// <returns>Its id: a new one, unless it has one already.</returns>
    public Guid Add(string table, string tenantId, object row, Guid? id = null)
    {
        var its = id ?? Id();
        Add(table, new TenantRow(its, tenantId, row));
        return its;
    }

    /// <summary>Writes all rows by COPY.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WriteAsync(NpgsqlConnection connection)
    {
        foreach (var (table, rows) in _tables)
        {
            var isCouncils = rows[0] is TenantRow;
            var (columns, properties) = Shapes.GetOrAdd(rows[0] is TenantRow first ? first.Row.GetType() : rows[0].GetType(), Shape);
            if (isCouncils) columns = "id, tenant_id, " + columns;
            await using var copy = await connection.BeginBinaryImportAsync($"copy portal.{table} ({columns}) from stdin (format binary)");
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                if (row is TenantRow its)
                {
                    await WriteAsync(copy, its.Id);
                    await WriteAsync(copy, its.TenantId);
                }

                foreach (var property in properties) await WriteAsync(copy, property.GetValue((row as TenantRow)?.Row ?? row));
            }

            await copy.CompleteAsync();
        }

        return _tables.Values.Sum(rows => rows.Count);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value) => value switch
    {
        null => copy.WriteNullAsync(),
        Guid id => copy.WriteAsync(id, NpgsqlDbType.Uuid),
        string text => copy.WriteAsync(text, NpgsqlDbType.Text),
        DateOnly day => copy.WriteAsync(day, NpgsqlDbType.Date),
        DateTimeOffset at => copy.WriteAsync(at, NpgsqlDbType.TimestampTz),
        decimal number => copy.WriteAsync(number, NpgsqlDbType.Numeric),
        int number => copy.WriteAsync(number, NpgsqlDbType.Integer),
        bool yes => copy.WriteAsync(yes, NpgsqlDbType.Boolean),
        byte[] content => copy.WriteAsync(content, NpgsqlDbType.Bytea),
        string[] texts => copy.WriteAsync(texts, NpgsqlDbType.Array | NpgsqlDbType.Varchar),
        Enum member => copy.WriteAsync(member.ToString(), NpgsqlDbType.Text),
        JsonElement json => copy.WriteAsync(json.GetRawText(), NpgsqlDbType.Jsonb),
        _ => throw new NotSupportedException($"A column of {value.GetType().Name} is not known."),
    };

    private sealed record TenantRow(Guid Id, string TenantId, object Row);

    private static (string Columns, PropertyInfo[] Properties) Shape(Type type)
    {
        var properties = type.GetProperties();
        return (string.Join(", ", properties.Select(property => $"\"{JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)}\"")), properties);
    }
}
