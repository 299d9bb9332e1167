using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>Who is in the council's workspace, and as what.</summary>
[Requires(RecordKind.People)]
internal sealed class IndexModel(PortalDbContext db) : CouncilPage
{
    public override string Title => "People";

    public IReadOnlyList<Member> Members { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Members = await (
            from membership in db.Set<Membership>()
            join person in db.Users on membership.UserId equals person.Id
            orderby membership.EndedAt != null, person.Name
            select new Member(person.Name, person.Email!, membership.Role, membership.StartedAt, membership.EndedAt))
            .ToListAsync(cancellationToken);

    internal sealed record Member(string Name, string Email, Role Role, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);
}
