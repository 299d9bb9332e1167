using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Talk;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Withdraw;

/// <summary>
/// Somebody withdraws what was a mistake: they who wrote it, or a lead. It stays, with the reason, and is gone from lists and counts. What
/// something else rests on is not withdrawn (<see cref="WhatRests"/>).
/// </summary>
internal static class WithdrawRecord
{
    internal sealed record Command(WithdrawKind Kind, Guid Id, string? Reason);

    internal sealed class Handler(PortalDbContext db, CouncilReach reach, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No reason, it is not theirs to withdraw, it was withdrawn before, or something rests on
        /// it.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var found = await db.WithdrawableAsync(command.Kind, command.Id, new(""), cancellationToken)
                ?? throw new RefusedException("That is no longer there. Look at the page again.");
            if (!found.MayBeWithdrawnBy(actor.UserId!.Value, await reach.AskAsync(cancellationToken)))
                throw new RefusedException("Only whoever wrote this, or an improvement lead, can withdraw it.");
            if (found.Row.WithdrawnAt is null && await db.WhatRestsOnAsync(found.Row, cancellationToken) is { } rests)
                throw new RefusedException(rests);

            var row = await WithdrawAsync(command, cancellationToken);
            var book = row is BookImport ? new WithdrawBook(db, actor.UserId!.Value, clock.GetUtcNow()) : null;
            if (book is not null) await book.TakeBackAsync((BookImport)row, cancellationToken);
            db.Record(new RecordWithdrawn(found.Name), found.SubjectId, command.Reason!.Trim());
            await using var transaction = db.Database.CurrentTransaction is null
                ? await db.Database.BeginTransactionAsync(cancellationToken)
                : null;
            await db.SaveChangesAsync(cancellationToken);
            if (book is not null) await book.ReinstateAsync(cancellationToken);
            // From outside nobody is to see what hangs on it either: letters, judgements, what was said of it.
            if (row is Visit { IsPublic: true }) await db.OpenVisitAsync(command.Id, isPublic: false, cancellationToken);
            if (transaction is not null) await transaction.CommitAsync(cancellationToken);
        }

        private async Task<IWithdrawable> WithdrawAsync(Command command, CancellationToken cancellationToken)
        {
            switch (command.Kind)
            {
                case WithdrawKind.Update:
                    return await OneAsync<ProgressUpdate>(command, cancellationToken);
                case WithdrawKind.Post:
                    return await OneAsync<Post>(command, cancellationToken);
                case WithdrawKind.Finding:
                    return await OneAsync<Finding>(command, cancellationToken);
                case WithdrawKind.Comment:
                    return await OneAsync<Comment>(command, cancellationToken);
                case WithdrawKind.Book:
                    return await OneAsync<BookImport>(command, cancellationToken);
                case WithdrawKind.Evidence:
                    await DropContentAsync(command.Id, cancellationToken);
                    return await OneAsync<Evidence>(command, cancellationToken);
                default:
                    var visit = await OneAsync<Visit>(command, cancellationToken);
                    foreach (var finding in await db.Set<Finding>().AsTracking().Where(finding => finding.VisitId == command.Id)
                        .ToListAsync(cancellationToken))
                        finding.Withdraw(command.Reason, actor.UserId!.Value, clock.GetUtcNow());
                    return visit;
            }
        }

        private async Task<IWithdrawable> OneAsync<T>(Command command, CancellationToken cancellationToken)
            where T : TenantEntity, IWithdrawable
        {
            var row = await db.Set<T>().WithWithdrawn().AsTracking().SingleAsync(row => row.Id == command.Id, cancellationToken);
            row.Withdraw(command.Reason, actor.UserId!.Value, clock.GetUtcNow());
            return row;
        }

        // A file may be here by mistake because of what is in it: it is deleted, and the line that it was there stays.
        private async Task DropContentAsync(Guid evidence, CancellationToken cancellationToken)
        {
            var isHeld = await db.Set<Evidence>().AnyAsync(line => line.Id == evidence && line.IsHeld, cancellationToken);
            var files = await db.Set<EvidenceFile>().Where(file => file.EvidenceId == evidence).ToListAsync(cancellationToken);
            // A held file is there for leads only: without it its line would go, and its content stay.
            if (isHeld && files.Count == 0) throw new RefusedException("This file is held. Ask an improvement lead to withdraw it.");
            db.RemoveRange(files);
        }
    }
}
