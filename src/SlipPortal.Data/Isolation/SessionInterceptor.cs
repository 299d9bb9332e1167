using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SlipPortal.Data.Submissions;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// Tells the database on whose behalf and for which council it is asked, in the same transaction as the question and no longer: the
/// setting is gone when a connection returns to the pool, and survives a pooler between us and the server.
/// </summary>
/// <remarks>
/// A question outside a transaction carries the setting in front of it in the same round trip; a transaction begins with it. Not in
/// front of what SaveChanges sends: EF Core counts the results of its statements by position. (Measured: docs/tenancy.md.)
/// </remarks>
public sealed class SessionInterceptor(IActor actor, SessionSeal seal, CurrentSubmission? submission = null)
    : DbCommandInterceptor, IDbTransactionInterceptor
{
    /// <inheritdoc/>
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Introduce(command, eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Introduce(command, eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Introduce(command, eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result,
        CancellationToken cancellationToken = default)
    {
        Introduce(command, eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Introduce(command, eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Introduce(command, eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = BeginningCommand(connection, eventData.Context);
        command.ExecuteNonQuery();
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await using var command = BeginningCommand(connection, eventData.Context);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => NoteSaved(eventData.Context);

    /// <inheritdoc/>
    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        NoteSaved(eventData.Context);
        return Task.CompletedTask;
    }

    private void Introduce(DbCommand command, DbContext? context)
    {
        // A transaction has begun with the setting already.
        if (command.Transaction is null && context is PortalDbContext portal) Set(command, portal);
    }

    // Who asks, and then the form that is being written: before all else, so that the same form sent twice stumbles over nothing but
    // itself (Submission.OnlyOne).
    private DbCommand BeginningCommand(DbConnection connection, DbContext? context)
    {
        var command = connection.CreateCommand();
        if (IsSubmitted(context) && submission!.Sent is var (key, hash))
        {
            command.CommandText = "insert into portal.submissions (key, hash) values (@app_key, @app_hash)";
            command.Parameters.Add(new NpgsqlParameter<Guid>("app_key", key));
            command.Parameters.Add(new NpgsqlParameter<string>("app_hash", hash));
        }

        Set(command, (PortalDbContext)context!);
        return command;
    }

    private void NoteSaved(DbContext? context)
    {
        if (IsSubmitted(context)) submission!.IsSaved = true;
    }

    // In a request that reads all councils nothing is written in that session.
    private bool IsSubmitted(DbContext? context) =>
        submission is { Sent: not null, IsSaved: false } && context is PortalDbContext { IsOfAllCouncils: false };

    // In front of what the command asks, if anything. As a parameter: one statement for everybody, which a connection prepares once, and no
    // seal in the text of a statement, which logs and other sessions may show.
    private void Set(DbCommand command, PortalDbContext portal)
    {
        var tenant = portal.IsOfAllCouncils ? "*" : portal.TenantInfo?.Id ?? "";
        command.CommandText = "call app.set_session(@app_session);\n" + command.CommandText;
        command.Parameters.Add(new NpgsqlParameter<string>("app_session", seal.Of(actor, tenant, portal.Clock.GetUtcNow())));
    }
}
