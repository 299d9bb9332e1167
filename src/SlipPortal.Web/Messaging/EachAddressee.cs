using MassTransit;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;

namespace SlipPortal.Web.Messaging;

/// <summary>A message that several people are written to about becomes a message for each of them.</summary>
internal static class EachAddressee
{
    /// <summary>
    /// Stores the message anew for each person where it names none; sends it to the one whom it names, who may be no addressee any more.
    /// </summary>
    /// <param name="context">The message.</param>
    /// <param name="db">The database, on behalf of who caused the message.</param>
    /// <param name="people">Everybody who is to be told now.</param>
    /// <param name="named">Whom the message names, or null.</param>
    /// <param name="message">The message to one person.</param>
    /// <param name="send">Sends the e-mail to one person.</param>
    public static async Task ToEachAsync<T>(
        this ConsumeContext<T> context,
        PortalDbContext db,
        IReadOnlyList<Addressee> people,
        Guid? named,
        Func<Addressee, T> message,
        Func<Addressee, Task> send)
        where T : class
    {
        if (named is null)
        {
            foreach (var person in people)
                await db.EnqueueOnceAsync(IdFor(context.MessageId!.Value, person.UserId), message(person), context.CancellationToken);
        }
        else if (people.FirstOrDefault(person => person.UserId == named) is { } addressee)
        {
            await send(addressee);
        }
    }

    // The same each time, so that a message that comes round again stores nothing twice.
    private static Guid IdFor(Guid message, Guid person)
    {
        var (one, other) = (message.ToByteArray(), person.ToByteArray());
        return new([.. one.Zip(other, (left, right) => (byte)(left ^ right))]);
    }
}
