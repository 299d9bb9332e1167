using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators.Sets;

/// <summary>A lead makes a set of authorities that the council wants to be compared with.</summary>
internal static class MakeComparisonSet
{
    internal sealed record Command(string? Name, DateOnly? From, string? Reason, IReadOnlyCollection<int> Authorities);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">
        /// Something is missing, the name is taken, the council has not said which authority it is, or an authority is itself or is no more.
        /// </exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var choice = await db.Set<ComparisonChoice>().SingleOrDefaultAsync(cancellationToken)
                ?? throw new RefusedException("Say first, under “Compared with others”, which authority your council is in the national figures.");
            var set = new ComparisonSet(command.Name, command.From, command.Reason, clock.GetUtcNow());
            var members = set.With(command.Authorities, choice.AreaCode);
            var names = await db.CurrentAuthorities().Where(area => command.Authorities.Contains(area.Code)).Select(area => area.Name).ToListAsync(cancellationToken);
            if (names.Count < members.Count) throw new RefusedException("Choose authorities from the list.", nameof(command.Authorities));
            db.Add(set);
            db.AddRange(members);
            db.Record(new ComparisonSetMade(set.Name, set.From, names), set.Id, set.Reason);
            await db.SaveOrRefuseAsync(new($"There is, or was, a set “{set.Name}” already: give this one another name.", nameof(command.Name)), cancellationToken);
        }
    }

    /// <summary>The authorities that there are today, by name.</summary>
    public static IQueryable<StatisticalArea> CurrentAuthorities(this PortalDbContext db) =>
        db.Set<StatisticalArea>().Where(area => area.Kind == AreaKind.Authority && area.IsCurrent).OrderBy(area => area.Name);
}
