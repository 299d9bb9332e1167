using System.Diagnostics;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;

namespace SlipPortal.Benchmarks;

/// <summary>
/// What it costs that a session is signed and that an answer counts by its hash: the statements that do it beside those that did it before, by name and
/// by settings that everybody can write; on one connection, by turns.
/// </summary>
internal static class Sessions
{
    private const int Rounds = 7;

    // As they were until November 2026.
    private const string Before =
        """
        create or replace procedure app.bench_enter(of_user text, of_tenant text, of_preview text) language sql as $$
            select set_config('app.user_id', of_user, true), set_config('app.tenant_id', of_tenant, true), set_config('app.preview', of_preview, true);
            select set_config('transaction_read_only', 'on', true) where of_tenant = '*' or of_preview <> '' $$;
        create or replace function app.bench_cached(answer_name text) returns text language plpgsql stable parallel safe as $$
            declare
                asked_for constant text := format('%s|%s|%s|', current_setting('app.user_id', true), current_setting('app.tenant_id', true), current_setting('app.preview', true));
                answer constant text := current_setting('app.bench_' || answer_name, true);
            begin
                return case when starts_with(answer, asked_for) then substr(answer, length(asked_for) + 1) end;
            end $$;
        grant execute on procedure app.bench_enter(text, text, text) to slipportal_app;
        grant execute on function app.bench_cached(text), app.cached(text) to slipportal_app;
        """;

    /// <summary>Measures it.</summary>
    /// <param name="database">The database: what this adds to it goes with it.</param>
    /// <param name="times">How often each statement is run in a round.</param>
    public static async Task<IReadOnlyList<Single>> RunAsync(Database database, int times)
    {
        await database.AskAsync(Before);
        var user = (Guid)(await database.AskAsync($"select id from portal.users where email = '{NationalData.Lead(1)}'"))!;
        var tenant = (string)(await database.AskAsync($"select id from portal.organisations where slug = '{CouncilRows.SlugOf(1)}'"))!;
        var clock = new DatabaseClock();
        await using var source = DataServices.DataSource(database.App, clock);
        await using var connection = await source.OpenConnectionAsync();
        var seal = new SessionSeal(SessionKey.Parse(Database.Key), clock);
        string Seal() => seal.Of(new Asker(user), tenant, DateTimeOffset.UtcNow);

        var nothing = await TimeAsync(connection, times, () => [("select 1", null)]);
        (string, string[]?) Named() => ("call app.bench_enter($1, $2, '')", [$"{user}", tenant]);
        (string, string[]?) Signed() => ("call app.set_session($1)", [Seal()]);
        var named = await TimeAsync(connection, times, () => [Named(), ("select 1", null)]);
        var signed = await TimeAsync(connection, times, () => [Signed(), ("select 1", null)]);
        var query = await TimeAsync(
            connection, times, () => [Signed(), ("select count(*) from portal.actions where tenant_id = $1", [tenant])]);

        // A hundred look-ups in a statement, of an answer as long as nine areas.
        var answer = $"{{{string.Join(',', Enumerable.Repeat(Guid.Empty, 9))}}}";
        const string Cached = "select count(app.{0}('x')) from generate_series(1, 100)";
        var plain = await TimeAsync(
            connection,
            times / 10,
            () => [Named(), ("select set_config('app.bench_x', $1, true)", [$"{user}|{tenant}||{answer}"]), (string.Format(null, Cached, "bench_cached"), null)]);
        var hashed = await TimeAsync(
            connection,
            times / 10,
            () => [Signed(), ("select set_config('app.cached_x', $1, true)", [answer]), (string.Format(null, Cached, "cached"), null)]);
        return
        [
            new("session", signed - nothing, double.PositiveInfinity, "µs to set a signed one", $"by name {named - nothing:0}; with a query of a council's actions {query:0}"),
            new("cached answer", (hashed - (signed - nothing)) / 100, double.PositiveInfinity, "µs with its hash", $"without {(plain - (named - nothing)) / 100:0.0}"),
        ];
    }

    // The median of some rounds, in microseconds; each statement in one round trip and prepared, as the portal has them.
    private static async Task<double> TimeAsync(NpgsqlConnection connection, int times, Func<(string Sql, string[]? Values)[]> statements)
    {
        var took = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < times; i++)
            {
                await using var batch = new NpgsqlBatch(connection);
                foreach (var (sql, values) in statements())
                {
                    var command = new NpgsqlBatchCommand(sql);
                    foreach (var value in values ?? []) command.Parameters.Add(new() { Value = value });
                    batch.BatchCommands.Add(command);
                }

                await batch.ExecuteNonQueryAsync();
            }

            // The first warms up.
            if (round > 0) took.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / times);
        }

        return took.Order().ElementAt(Rounds / 2);
    }

    private sealed record Asker(Guid? UserId) : IActor
    {
        public string Name => "";
    }
}
