using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators.Sets;

/// <summary>The sets of authorities that the council chose itself, those that were ended too.</summary>
[Requires(RecordKind.Kpis)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    public override string Title => "Sets of our own";

    public IReadOnlyList<SetRow> Sets { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        Sets = (await db.Set<ComparisonSet>().OrderBy(set => set.Until != null).ThenBy(set => set.Name)
            .Select(set => new
            {
                Set = set,
                Authorities = (
                    from member in db.Set<ComparisonSetMember>()
                    join area in db.Set<StatisticalArea>() on member.AreaCode equals area.Code
                    where member.SetId == set.Id
                    orderby area.Name
                    select area.Name).ToList(),
            }).ToListAsync(cancellationToken))
            .ConvertAll(row => new SetRow(row.Set.Id, row.Set.Name, row.Set.Reason, row.Authorities, Days(row.Set, today), row.Set.Until is null));
    }

    private static string Days(ComparisonSet set, DateOnly today) =>
        $"From {Words.Day(set.From)}" + (set.Until is { } until ? $" until {Words.Day(until)}" : "")
        + (set.From > today ? ": not yet" : set.Until < today ? ": ended" : "");

    internal sealed record SetRow(Guid Id, string Name, string Reason, IReadOnlyList<string> Authorities, string Days, bool CanEnd);
}
