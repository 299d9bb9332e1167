using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Pages.Councils.Withdraw;

namespace SlipPortal.Web.Pages.Councils.Undo;

/// <summary>
/// Whoever wrote something undoes it, for as long as nobody has built on it: what was new is withdrawn, what was changed says again what it
/// said. The history has both.
/// </summary>
internal static class UndoWrite
{
    /// <summary>Why what was new is withdrawn.</summary>
    public const string Reason = "Undone by who wrote it";

    internal sealed record Command(Guid WriteId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It cannot be undone, somebody has built on it, or it takes more than they may do
        /// now.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var lines = await db.LinesOfWriteAsync(command.WriteId, actor.UserId!.Value, cancellationToken);
            if (await db.WhyNotUndoneAsync(lines, cancellationToken) is { } why) throw new RefusedException(why);
            var now = clock.GetUtcNow();
            var reinstated = new List<ReinstatedRow>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var row in lines.SelectMany(line => Reversal.Read(line.Reversal!)))
            {
                var (toWithdraw, again) = await db.UndoAsync(row, now, cancellationToken);
                if (toWithdraw is not null) await WithdrawAsync(toWithdraw, now, cancellationToken);
                if (again is not null) reinstated.Add(again);
            }

            foreach (var line in lines.DistinctBy(line => (line.SubjectId, line.Summary)))
                db.Record(new WriteUndone(line.Summary), line.SubjectId);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                await db.ReinstateAsync(reinstated, cancellationToken);
            }
            catch (Exception refused)
                when (Refusal(refused) is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.RaiseException)
            {
                throw new RefusedException(
                    "This cannot be undone: it takes more than you may do here now. Ask an improvement lead to put it right.");
            }

            await transaction.CommitAsync(cancellationToken);
        }

        private async Task WithdrawAsync(IWithdrawable row, DateTimeOffset now, CancellationToken cancellationToken)
        {
            if (await db.WhatRestsOnAsync(row, cancellationToken) is { } rests)
                throw new RefusedException($"This cannot be undone. {rests}");
            row.Withdraw(Reason, actor.UserId!.Value, now);
            if (row is Evidence evidence)
                db.RemoveRange(await db.Set<EvidenceFile>().Where(file => file.EvidenceId == evidence.Id).ToListAsync(cancellationToken));
        }

        private static string? Refusal(Exception exception) =>
            (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState;
    }
}
