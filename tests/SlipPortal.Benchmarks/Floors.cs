using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;

[assembly: HostingStartup(typeof(SlipPortal.Benchmarks.Floors))]

namespace SlipPortal.Benchmarks;

/// <summary>
/// What the portal's pages are measured against, in the portal's own process and in front of all of its pipeline: the same rows by SQL written by
/// hand, as a role that no policy holds (or, to see what they cost, under the policies), and HTML of as many bytes written by hand. Not part of the product: the benchmarks bring it along as a
/// hosting startup.
/// </summary>
internal sealed class Floors : IHostingStartup, IStartupFilter
{
    /// <summary>The setting with the connection string of the floors' role.</summary>
    public const string Setting = "SLIPPORTAL_FLOORS";

    /// <summary>What is written to the standard output when the portal serves.</summary>
    public const string Started = "started";

    private static readonly DatabaseClock Clock = new();

    private static readonly SessionSeal Seal = new(SessionKey.Parse(Environment.GetEnvironmentVariable("Portal__SessionKey")), Clock);

    private static readonly string Filler = string.Concat(Enumerable.Repeat(" class=\"govuk-table__cell app-floor\"", 2_000));

    // Queries are planned once, as they are for the portal's role.
    private readonly NpgsqlDataSource _database =
        DataServices.DataSource(Environment.GetEnvironmentVariable(Setting) + ";Options=-c plan_cache_mode=force_generic_plan", new());

    private readonly NpgsqlDataSource _app = DataServices.DataSource(Environment.GetEnvironmentVariable("ConnectionStrings__Portal") ?? "", Clock);

    // Who asks under the policies, and about which council: looked up once.
    private readonly ConcurrentDictionary<(string Email, string Council), (string User, string Tenant)> _askers = [];

    // How many bytes of filler stand in each row, so that the page is as long as the portal's.
    private readonly ConcurrentDictionary<string, int> _filler = [];
    private int _asked;

    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => Console.WriteLine(Started));
        app.Use(CountAsync);
        app.Map("/floor", floor => floor.Run(AnswerAsync));
        next(app);
    };

    // Counts a request's questions where it asks for that. Nobody listens otherwise: listening costs.
    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Headers.ContainsKey("X-Count-Questions"))
        {
            await next(context);
            return;
        }

        using var trace = new Activity("questions").Start();
        var asked = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Opening a connection is no question, nor is what a new one asks about itself.
            ActivityStopped = question =>
                asked += question.TraceId == trace.TraceId && question.TagObjects.Any(tag => tag.Key is "db.query.text" or "db.statement") ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        await next(context);
        // A form's post and the page that follows are two requests.
        Interlocked.Add(ref _asked, asked);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var council = query["council"].ToString();
        switch (context.Request.Path.Value)
        {
            case "/questions":
                await context.Response.WriteAsync($"{Interlocked.Exchange(ref _asked, 0)}");
                break;
            case "/update":
                await UpdateAsync(council);
                await context.Response.WriteAsync("Done");
                break;
            case "/plan":
                await PageAsync(context, council, [new(FloorSql.Actions, Shown: 100)]);
                break;
            case "/csv":
                await PageAsync(context, council, [new(FloorSql.Actions, IsCsv: true)]);
                break;
            case "/action":
                await PageAsync(context, council, [.. FloorSql.Action.Select(sql => new Part(sql))]);
                break;
            case "/book":
                await PageAsync(context, council, [new(FloorSql.Measures), new(FloorSql.Readings, IsPoints: true)]);
                break;
            case "/portfolio":
                await PageAsync(
                    context, query["email"].ToString(), [new(FloorSql.PortfolioActions, Shown: 0), new(FloorSql.PortfolioReadings, Shown: 0), new(FloorSql.Portfolio)]);
                break;
            case "/compare":
                await PageAsync(context, query["councils"].ToString(), [new(FloorSql.Compared), new(FloorSql.Comparators, Shown: 0)]);
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }

    // The rows that a report of progress adds, and nothing else.
    private async Task UpdateAsync(string council)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var sql in FloorSql.Update)
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = council }, new() { Value = Guid.CreateVersion7() } } });
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <param name="context">The request; it may say how many bytes the page is to have.</param>
    /// <param name="about">The first parameter of each query.</param>
    /// <param name="parts">What is read.</param>
    private async Task PageAsync(HttpContext context, string about, Part[] parts)
    {
        var key = $"{context.Request.Path}|{about}|{context.Request.Query["bytes"]}";
        var filler = _filler.GetValueOrDefault(key);
        var page = new ArrayBufferWriter<byte>(256 * 1024);
        Write(page, "<!DOCTYPE html><html lang=\"en\"><title>Floor</title><body><main><h1>Floor</h1><table>\n");
        var rows = 0;
        var asker = context.Request.Query["as"].ToString();
        await using (var connection = await (asker == "" ? _database : _app).OpenConnectionAsync())
        {
            await using var batch = new NpgsqlBatch(connection);
            if (asker != "") batch.BatchCommands.Add(await EnterAsync(asker, context.Request.Query["council"].ToString()));
            foreach (var part in parts) batch.BatchCommands.Add(new(part.Sql) { Parameters = { new() { Value = about } } });
            await using var reader = await batch.ExecuteReaderAsync();
            foreach (var part in parts)
            {
                rows += await RowsAsync(page, reader, part, filler);
                await reader.NextResultAsync();
            }
        }

        Write(page, "</table></main></body></html>\n");
        if (filler == 0 && int.TryParse(context.Request.Query["bytes"], out var bytes) && rows > 0)
            _filler.TryAdd(key, Math.Clamp((bytes - page.WrittenCount) / rows, 0, Filler.Length));
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.WrittenCount;
        context.Response.Headers["X-Rows"] = $"{rows}";
        await context.Response.BodyWriter.WriteAsync(page.WrittenMemory);
    }

    // The same rows under the policies, as the portal's questions have them: of a council, or of all that are open to somebody.
    private async Task<NpgsqlBatchCommand> EnterAsync(string email, string council)
    {
        if (!_askers.TryGetValue((email, council), out var asker))
        {
            await using var command = _database.CreateCommand(
                "select (select id from portal.users where email = $1)::text, coalesce((select id from portal.organisations where slug = $2), '*')");
            command.Parameters.Add(new() { Value = email });
            command.Parameters.Add(new() { Value = council });
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            _askers[(email, council)] = asker = (reader.GetString(0), reader.GetString(1));
        }

        return new("call app.set_session($1)") { Parameters = { new() { Value = Seal.Of(new Asker(Guid.Parse(asker.User)), asker.Tenant, DateTimeOffset.UtcNow) } } };
    }

    private static async Task<int> RowsAsync(ArrayBufferWriter<byte> page, NpgsqlDataReader reader, Part part, int filler)
    {
        var types = Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType).ToArray();
        var shown = 0;
        while (await reader.ReadAsync())
        {
            var isShown = shown < part.Shown && !part.IsPoints;
            if (isShown)
            {
                shown++;
                if (!part.IsCsv) Write(page, "<tr");
                Write(page, Filler.AsSpan(0, filler));
                if (!part.IsCsv) Write(page, ">");
            }

            for (var i = 0; i < types.Length; i++)
            {
                // What is only judged by is read, and not put into words.
                if (!isShown && !part.IsPoints)
                {
                    reader.GetValue(i);
                    continue;
                }

                var text = reader.IsDBNull(i) ? "" : Text(reader, types[i], i);
                if (part.IsPoints) Write(page, text, ' ');
                else if (part.IsCsv) Write(page, text, ',');
                else Cell(page, text);
            }

            if (isShown) Write(page, "\n");
        }

        return shown;
    }

    private static string Text(NpgsqlDataReader reader, Type type, int i) =>
        type == typeof(string) ? reader.GetString(i)
        : type == typeof(DateTime) ? reader.GetDateTime(i).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(i).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : type == typeof(decimal) ? reader.GetDecimal(i).ToString("0.#", CultureInfo.InvariantCulture)
        : type == typeof(int) ? reader.GetInt32(i).ToString(CultureInfo.InvariantCulture)
        : type == typeof(long) ? reader.GetInt64(i).ToString(CultureInfo.InvariantCulture)
        : type == typeof(bool) ? (reader.GetBoolean(i) ? "Yes" : "No")
        : throw new NotSupportedException($"A column of {type.Name} is not known.");

    private static void Cell(ArrayBufferWriter<byte> page, string text)
    {
        Write(page, "<td>");
        Write(page, HtmlEncoder.Default.Encode(text));
        Write(page, "</td>");
    }

    private static void Write(ArrayBufferWriter<byte> page, string text, char after)
    {
        Write(page, text);
        page.GetSpan(1)[0] = (byte)after;
        page.Advance(1);
    }

    private static void Write(ArrayBufferWriter<byte> page, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, page);

    /// <summary>A query of a page.</summary>
    /// <param name="Sql">The query, with one parameter.</param>
    /// <param name="Shown">How many of its rows are written; the others are read.</param>
    /// <param name="IsPoints">Its values are points of a line, and no rows of a table.</param>
    /// <param name="IsCsv">It is a file.</param>
    private sealed record Part(string Sql, int Shown = int.MaxValue, bool IsPoints = false, bool IsCsv = false);

    private sealed record Asker(Guid? UserId) : IActor
    {
        public string Name => "";
    }
}
