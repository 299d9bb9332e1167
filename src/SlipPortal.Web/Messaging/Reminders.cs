using Npgsql;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Looks every hour for what is due: reminders of grants, which the database queues, digests, and forms that are no longer remembered. Any
/// number of workers may look: the database notes what was queued or sent. This belongs to nobody, so what is queued says on whose behalf
/// it is delivered.
/// </summary>
internal sealed class Reminders(NpgsqlDataSource database, DigestStep digests, IConfiguration configuration, ILogger<Reminders> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Has the reminders queued that are due now.</summary>
    public async Task QueueAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select app.queue_reminders()");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Forms of the day before: nobody clicks a second time by now. Sessions that ended long ago. And what the
    // security record took is chained.
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select app.forget_submissions(), app.forget_sessions(), app.chain_security_events()");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A test takes the steps itself, when it wants them.
        if (configuration["Portal:Reminders"] == "Off") return;
        using var timer = new PeriodicTimer(Every);
        do
        {
            await TryAsync(QueueAsync, stoppingToken);
            await TryAsync(ForgetAsync, stoppingToken);
            await TryAsync(digests.RunAsync, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // One that fails waits for the next hour, and does not hold up the other.
    private async Task TryAsync(Func<CancellationToken, Task> step, CancellationToken stoppingToken)
    {
        try
        {
            await step(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "What is due waits for the next hour.");
        }
    }
}
