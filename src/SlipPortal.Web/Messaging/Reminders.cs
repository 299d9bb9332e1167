using Npgsql;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Asks the database, every hour, what is due, and has it queued as stored messages. Each step can be asked again and again, by any number of
/// workers: the database notes what was queued. A step belongs to nobody, so what it queues says on whose behalf it is delivered.
/// </summary>
internal sealed class Reminders(NpgsqlDataSource database, IConfiguration configuration, ILogger<Reminders> log) : BackgroundService
{
    /// <summary>What is asked: each a function that queues messages.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["select app.queue_reminders()"];

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Takes each step once.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var step in Steps)
        {
            await using var command = database.CreateCommand(step);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A test takes the steps itself, when it wants them.
        if (configuration["Portal:Reminders"] == "Off") return;
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                log.LogWarning(exception, "Reminders wait for the next hour.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
