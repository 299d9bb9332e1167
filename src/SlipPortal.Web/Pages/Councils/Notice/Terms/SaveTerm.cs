using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>A lead adds a term to a notice, or corrects one.</summary>
internal static class SaveTerm
{
    /// <summary>The term as it is to be; a new one where there is no id.</summary>
    internal sealed record Command(
        Guid NoticeId, Guid? Id, uint RowVersion, int? Number, string? Wording, TermOwner? Owner, Guid? PostId, TermRuleKind? Kind, int? Every, RecurrenceUnit? Unit,
        DateOnly? From, DateOnly? By, Guid? KpiId, decimal? Baseline, DateOnly? BaselineOn, decimal? Target, DateOnly? TargetOn);

    /// <summary>“6” and “weeks” as one, or neither.</summary>
    /// <exception cref="RefusedException">One without the other.</exception>
    public static Recurrence? Step(int? every, RecurrenceUnit? unit) => (every, unit) switch
    {
        (null, null) => null,
        ({ } number, { } of) => new(number, of),
        (null, _) => throw new RefusedException("Enter the number of weeks, months or years.", "Every"),
        _ => throw new RefusedException("Choose weeks, months or years.", "Unit"),
    };

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">Something is missing or out of range, or the number is taken.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var rule = TermRule.Of(command.Kind, Step(command.Every, command.Unit), command.From, command.By);
            var term = command.Id is { } id ? await ChangeAsync(id, command, rule, cancellationToken) : await AddAsync(command, rule, cancellationToken);
            term.Describe(command.Number, command.Wording, command.Owner, await KnownAsync<Post>(command.PostId, cancellationToken));
            term.MeasureBy(await KnownAsync<Kpi>(command.KpiId, cancellationToken), command.Baseline, command.BaselineOn, command.Target, command.TargetOn);
            await db.SaveOrRefuseAsync(new($"There is a term {term.Number} already.", nameof(command.Number)), cancellationToken);
            return term.Id;
        }

        private async Task<NoticeTerm> AddAsync(Command command, TermRule rule, CancellationToken cancellationToken)
        {
            var notice = await db.Set<ImprovementNotice>().SingleAsync(notice => notice.Id == command.NoticeId, cancellationToken);
            var term = new NoticeTerm(notice, command.Number, command.Wording, command.Owner, rule);
            db.Add(term);
            db.Record(new TermAdded(term.Number, rule.InWords([])), term.Id);
            return term;
        }

        private async Task<NoticeTerm> ChangeAsync(Guid id, Command command, TermRule rule, CancellationToken cancellationToken)
        {
            var term = await db.Set<NoticeTerm>().AsTracking().SingleAsync(term => term.Id == id, cancellationToken);
            db.Entry(term).Property<uint>("RowVersion").OriginalValue = command.RowVersion;
            var (number, before) = (term.Number, term.Rule);
            if (before != rule && !rule.Recurs && await db.Set<TermCadence>().AnyAsync(cadence => cadence.TermId == id && cadence.TakenBackAt == null, cancellationToken))
                throw new RefusedException("Its rhythm was changed from a day: take that back first.", nameof(command.Kind));
            term.Follow(rule);
            db.Record(
                new TermChanged(number, before == rule ? "its wording, owner or measure" : $"from “{before.InWords([])}” to “{rule.InWords([])}”"), term.Id);
            return term;
        }

        private async Task<Guid?> KnownAsync<T>(Guid? id, CancellationToken cancellationToken)
            where T : TenantEntity =>
            id is null ? null : await db.Set<T>().Where(row => row.Id == id).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
