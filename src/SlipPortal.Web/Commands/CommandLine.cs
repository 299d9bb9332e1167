using Npgsql;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.EmbeddedPostgres;
using SlipPortal.Web.Demo;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>What the program can be asked to do. Without a command it serves the portal.</summary>
internal static class CommandLine
{
    private const string Help = """
        SlipPortal

          (no command)                          serve the portal
          migrate                               bring the database up to date
          seed-demo                             load the demo's invented councils into an empty database
          create-admin EMAIL NAME               name a platform administrator; the password is asked for
          import-plan COUNCIL FILE [--dry-run] [--json] [--as EMAIL]
                                                import an improvement plan and print the receipt
          import-kpis COUNCIL FILE [--dry-run] [--json] [--as EMAIL]
                                                import a performance book and print what was found
          import-reference FOLDER [--again]     load national figures: authorities, neighbours, measures, values;
                                                files that have not changed are read only with --again
          comparators COUNCIL-CODE MEASURE PERIOD [--json]
                                                a council's national figure beside its neighbours', region's and England's
          messages list                         say which stored messages wait or were put aside, and why
          messages retry ID | --all             try one that failed, or all of them, again now
          verify-ledger [--council COUNCIL] [--expect HASH]
                                                say of each council's ledger whether its chain holds, and whether it
                                                still has the look whose hash was noted

        Without ConnectionStrings__Portal every command uses a private PostgreSQL of its own. docs/guide-operator.md says more.
        """;

    /// <summary>Runs the program.</summary>
    /// <returns>The exit status: 0 done, 1 it could not run or a ledger's chain does not hold, 2 what it was asked cannot be
    /// done.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["--help" or "-h" or "help"]:
                    Console.WriteLine(Help);
                    return 0;
                case ["migrate", .. var options]:
                    return await MigrateAsync(options);
                case ["seed-demo", .. var options]:
                    return await WithPortalAsync(options, async (portal, database) => await DemoData.LoadAsync(portal, database, Console.Out));
                case ["create-admin", var email, var name, .. var options]:
                    return await WithPortalAsync(options, (portal, database) => CreateAdmin.RunAsync(portal, database, email, name));
                case ["import-plan", var council, var file, .. var options]:
                    return await ImportPlan.RunAsync(council, file, options);
                case ["import-kpis", var council, var file, .. var options]:
                    return await ImportKpis.RunAsync(council, file, options);
                case ["import-reference", var folder, .. var options]:
                    return await WithPortalAsync(
                        [.. options.Except(["--again"])], (_, database) => ImportReference.RunAsync(database, folder, options.Contains("--again")));
                case ["comparators", var council, var measure, var period, .. var options]:
                    return await WithPortalAsync(
                        [.. options.Except(["--json"])], (portal, _) => CompareCouncil.RunAsync(portal, council, measure, period, options.Contains("--json")));
                case ["messages", "list", .. var options]:
                    return await WithPortalAsync(options, (_, database) => StoredMessages.ListAsync(database));
                case ["messages", "retry", var which, .. var options]:
                    return await WithPortalAsync(options, (_, database) => StoredMessages.RetryAsync(database, which));
                case ["verify-ledger", .. var options]:
                    return await VerifyLedger.RunAsync(options);
                case [var unknown, ..] when !unknown.StartsWith('-'):
                    await Console.Error.WriteLineAsync($"“{unknown}” is not a command, or something is missing after it.\n\n{Help}");
                    return 2;
                default:
                    return await Serve.RunAsync(args);
            }
        }
        catch (Exception exception) when (exception is EmbeddedPostgresException or RefusedException or OperatorException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return exception is RefusedException ? 2 : 1;
        }
        // Not there, no such database, or not let in; anything else that the database says is a fault of ours.
        catch (NpgsqlException exception) when (exception is not PostgresException answer
            || answer.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InvalidPassword
                or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            await Console.Error.WriteLineAsync($"The database cannot be reached: {exception.Message}");
            return 1;
        }
    }

    /// <summary>Runs a command with the portal's services and without its web server.</summary>
    public static async Task<int> WithPortalAsync(string[] options, Func<IServiceProvider, PortalDatabase, Task<int>> command)
    {
        var builder = Serve.Builder(options);
        await using var database = await PortalDatabase.OpenAsync(builder.Configuration, fill =>
            DemoData.FillAsync(options, fill), isPortal: false, CancellationToken.None);
        builder.AddPortal(database);
        await using var portal = builder.Build();
        await Serve.CheckAsync(portal, database);
        return await command(portal.Services, database);
    }

    private static async Task<int> MigrateAsync(string[] options)
    {
        var configuration = Serve.Builder(options).Configuration;
        if (configuration.GetConnectionString("Portal") is { Length: > 0 })
        {
            var admin = configuration.GetConnectionString("Migrator")
                ?? throw new OperatorException("Set ConnectionStrings__Migrator to a login that may create roles and tables (docs/guide-operator.md).");
            if (configuration["Portal:AppPassword"] is { Length: > 0 } app)
            {
                if (configuration["Portal:WorkerPassword"] is not { Length: > 0 } worker)
                    throw new OperatorException("Set Portal__WorkerPassword beside Portal__AppPassword: the password of slipportal_worker.");
                await Migrator.CreateRolesAsync(admin, app, worker, CancellationToken.None);
            }

            await Migrator.MigrateAsync(admin, PortalDatabase.KeysOf(configuration), CancellationToken.None);
        }
        else
        {
            // Opening the private database migrates it.
            await using var database = await PortalDatabase.OpenAsync(configuration, fill =>
                DemoData.FillAsync(options, fill), isPortal: false, CancellationToken.None);
        }

        Console.WriteLine("The database is up to date.");
        return 0;
    }
}

/// <summary>The operator has to do something first; the message says what.</summary>
internal sealed class OperatorException(string message) : Exception(message);
