using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.Data;

/// <summary>
/// Brings a database up to date: roles, tables, then the functions and policies that decide who sees what, which are written anew each
/// time from the code. Works on a connection of the database's administrator, or of a login that is a member of the owner and
/// definer roles.
/// </summary>
public static class Migrator
{
    /// <summary>The oldest PostgreSQL that the portal works with.</summary>
    public static readonly Version OldestServer = new(15, 0);

    /// <summary>Creates the roles where they are missing, and gives those that connect these passwords.</summary>
    /// <param name="adminConnectionString">As somebody who may create roles.</param>
    /// <param name="appPassword">For <see cref="DatabaseRoles.App"/>.</param>
    /// <param name="workerPassword">For <see cref="DatabaseRoles.Worker"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task CreateRolesAsync(
        string adminConnectionString, string appPassword, string workerPassword, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(adminConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, Script("roles.sql"), cancellationToken);
        foreach (var (role, password) in new[] { (DatabaseRoles.App, appPassword), (DatabaseRoles.Worker, workerPassword) })
        {
            await using var quote = new NpgsqlCommand("select format('alter role %I password %L', $1, $2)", connection)
            {
                Parameters = { new() { Value = role }, new() { Value = password } },
            };
            await ExecuteAsync(connection, (string)(await quote.ExecuteScalarAsync(cancellationToken))!, cancellationToken);
        }
    }

    /// <summary>Migrates the database that the connection string names.</summary>
    /// <param name="adminConnectionString">As somebody who may change it.</param>
    /// <param name="keys">What portals sign sessions with now; a key that is not among them is good no more.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The server is older than <see cref="OldestServer"/>.</exception>
    public static async Task MigrateAsync(string adminConnectionString, IReadOnlyCollection<SessionKey> keys, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(adminConnectionString);
        await connection.OpenAsync(cancellationToken);
        RefuseOld(connection.PostgreSqlVersion);
        await ExecuteAsync(connection, Script("database.sql"), cancellationToken);
        await ExecuteAsync(connection, $"set role {DatabaseRoles.Owner}; create schema if not exists portal;", cancellationToken);

        await using var db = Context(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(connection, History));
        await db.Database.MigrateAsync(cancellationToken);
        await IsolateAsync(connection, db, cancellationToken);
        await ReplaceKeysAsync(connection, keys, cancellationToken);
    }

    /// <summary>True when the database has every migration that this program knows.</summary>
    public static async Task<bool> IsUpToDateAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
        }
        catch (PostgresException exception) when (exception.SqlState is
            PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedTable)
        {
            // Not migrated at all.
            return false;
        }
    }

    /// <summary>
    /// The user id of a council's improvement lead (the first, if there are several), or null: for the operator's commands.
    /// </summary>
    public static async Task<Guid?> FindLeadAsync(string adminConnectionString, string councilId, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(adminConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"set role {DatabaseRoles.Definer}", cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select user_id from portal.memberships
            where tenant_id = $1 and role = 'ImprovementLead' and ended_at is null order by started_at limit 1
            """,
            connection)
        {
            Parameters = { new() { Value = councilId } },
        };
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>A sentence for the operator when the server is too old.</summary>
    /// <exception cref="InvalidOperationException">The server is older than <see cref="OldestServer"/>.</exception>
    public static void RefuseOld(Version server)
    {
        if (server < OldestServer)
            throw new InvalidOperationException($"PostgreSQL {server} is too old: SlipPortal needs {OldestServer.Major} or newer.");
    }

    internal static void History(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsHistoryTable("migrations", "portal");

    /// <summary>A context of no council, for the model's own sake.</summary>
    internal static PortalDbContext Context(DbContextOptionsBuilder<PortalDbContext> options) =>
        new(options.Options, new StaticMultiTenantContextAccessor<CouncilTenantInfo>(null), new Nobody(), TimeProvider.System);

    private static async Task IsolateAsync(NpgsqlConnection connection, PortalDbContext db, CancellationToken cancellationToken)
    {
        var script = new StringBuilder("set client_min_messages = warning;\nbegin;\n");
        script.AppendLine(Script("session.sql"));
        script.AppendLine(Script("functions.sql"));
        script.AppendLine(RightsScript());
        script.AppendLine(Script("verbs.sql"));
        script.AppendLine(RowPolicyScript.For(db.GetService<IDesignTimeModel>().Model));
        script.AppendLine(Script("definer.sql"));
        script.AppendLine(Script("ledger.sql"));
        script.AppendLine(Script("outbox.sql"));
        script.AppendLine(Script("submissions.sql"));
        script.AppendLine(Script("credentials.sql"));
        script.AppendLine(Script("sessions.sql"));
        script.AppendLine(Script("security.sql"));
        script.AppendLine("grant select on portal.migrations to slipportal_app;\ncommit;");
        // Portals are at work meanwhile, and hold tables in another order than this takes them. Whom of the two the server ends is its
        // choice; nothing of the script was done then, and their work of the moment is over.
        for (var tries = 5; ; tries--)
        {
            try
            {
                await ExecuteAsync(connection, script.ToString(), cancellationToken);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DeadlockDetected && tries > 1)
            {
                await ExecuteAsync(connection, "rollback", cancellationToken);
            }
        }
    }

    private static async Task ReplaceKeysAsync(NpgsqlConnection connection, IReadOnlyCollection<SessionKey> keys, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            with given as (select * from unnest($1::text[], $2::bytea[], $3::bytea[]) given (id, inner_pad, outer_pad)),
            gone as (delete from app.session_keys where id not in (select id from given))
            insert into app.session_keys select * from given on conflict do nothing
            """,
            connection);
        var pads = keys.Select(key => key.Pads()).ToArray();
        command.Parameters.Add(new() { Value = keys.Select(key => key.Id).ToArray() });
        command.Parameters.Add(new() { Value = pads.Select(pad => pad.Inner).ToArray() });
        command.Parameters.Add(new() { Value = pads.Select(pad => pad.Outer).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string RightsScript()
    {
        var script = new StringBuilder("delete from app.role_rights;\ndelete from app.grantable_rights;\n");
        foreach (var (role, kind, verb) in RolePermissions.OfMembers)
            script.AppendLine($"insert into app.role_rights values ('{role}', '{kind}', '{verb}');");
        foreach (var (kind, verb) in RolePermissions.Grantable)
            script.AppendLine($"insert into app.grantable_rights values ('{kind}', '{verb}');");
        return script.ToString();
    }

    private static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SlipPortal.Data.Isolation.{name}")!;
        return new StreamReader(stream).ReadToEnd();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed class Nobody : IActor
    {
        public Guid? UserId => null;

        public string Name => "";
    }
}
