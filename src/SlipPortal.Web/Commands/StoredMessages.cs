using SlipPortal.Data.Outbox;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>What waits to be delivered or was put aside, for the operator: what the page for platform administrators shows.</summary>
internal static class StoredMessages
{
    /// <summary>Prints a line for each, the oldest first.</summary>
    /// <exception cref="OperatorException">There is no administrator's connection.</exception>
    public static async Task<int> ListAsync(PortalDatabase database)
    {
        var messages = await StoredMessage.ReadAsync(AdminOf(database), CancellationToken.None);
        if (messages.Count == 0) Console.WriteLine("No messages are waiting.");
        foreach (var message in messages)
        {
            var next = message.ParkedAt is { } parked ? $"stopped {Words.Moment(parked)}"
                : message.DueAt is { } due ? $"next try {Words.Moment(due)}" : "next try now";
            Console.WriteLine(
                $"{message.Id}  {Messages.InWords(message.Type)}; {message.Council ?? "no council"}; "
                + $"stored {Words.Moment(message.StoredAt)}; failed {message.Attempts}; {next}"
                + (message.Error is { } error ? $": {error}" : ""));
        }

        return 0;
    }

    /// <summary>Has one that failed tried again now, or all of them.</summary>
    /// <exception cref="RefusedException">There is no such message that failed.</exception>
    /// <exception cref="OperatorException">There is no administrator's connection.</exception>
    public static async Task<int> RetryAsync(PortalDatabase database, string which)
    {
        Guid? id = which == "--all" ? null : Guid.TryParse(which, out var one) ? one
            : throw new RefusedException($"“{which}” is no message: see messages list.");
        var count = await StoredMessage.SendAgainAsync(AdminOf(database), id, CancellationToken.None);
        if (count == 0 && id is not null) throw new RefusedException("No message with this id has failed.");
        Console.WriteLine($"{Words.Count(count, "message")} will be tried again now.");
        return 0;
    }

    private static string AdminOf(PortalDatabase database) =>
        database.Admin ?? throw new OperatorException(
            "Set ConnectionStrings__Migrator: only the database's administrator sees what waits for everybody.");
}
