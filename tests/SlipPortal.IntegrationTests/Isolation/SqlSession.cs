using Npgsql;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>SQL of somebody's own, as the portal's role: what an injection could run. One connection, and what it does is rolled back.</summary>
internal sealed class SqlSession : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction _transaction;

    private SqlSession(NpgsqlDataSource database, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _database = database;
        _connection = connection;
        connection.Notice += (_, notice) => Notices.Add(notice.Notice.MessageText);
        _transaction = transaction;
    }

    /// <summary>What statements have said on the way, those that were refused too.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>On a connection of its own, in a transaction that the portal has begun on somebody's behalf; on nobody's where both are null.</summary>
    public static async Task<SqlSession> OpenAsync(PortalHost portal, string? email = null, string? council = null)
    {
        var database = NpgsqlDataSource.Create(portal.App);
        var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var session = new SqlSession(database, connection, await connection.BeginTransactionAsync(TestContext.Current.CancellationToken));
        if (email is not null) await session.RunAsync(await portal.SessionAsync(email, council));
        return session;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>One value.</summary>
    public async Task<object?> AskAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is var answer and not DBNull ? answer : null;
    }

    /// <summary>Runs a statement that may be refused, and goes on as if it had not been.</summary>
    /// <returns>Why it was refused (an SQLSTATE), or null where it was not.</returns>
    public async Task<string?> TryAsync(string sql)
    {
        await _transaction.SaveAsync("tried", TestContext.Current.CancellationToken);
        var refused = await SqlAttack.FailureOfAsync(() => RunAsync(sql));
        if (refused is not null) await _transaction.RollbackAsync("tried", TestContext.Current.CancellationToken);
        return refused;
    }

    /// <summary>Gives the connection on to the next transaction.</summary>
    public async Task CommitAsync()
    {
        await _transaction.CommitAsync(TestContext.Current.CancellationToken);
        await _transaction.DisposeAsync();
        _transaction = await _connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
    }
}
