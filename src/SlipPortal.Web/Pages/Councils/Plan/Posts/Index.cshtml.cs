using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>The council's posts: who holds each on a day, and how much of the plan it owns.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class IndexModel(PortalDbContext db, AddPost.Handler addPost, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 100;

    public override string Title => "Posts";

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>Only posts that somebody left and nobody holds.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Vacant { get; set; }

    /// <summary>The day to name the holders of; today unless said otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    [BindProperty]
    public PostInput Input { get; set; } = new();

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Posts that own or are held, whose titles say the same: the one to keep first.</summary>
    public IReadOnlyList<IReadOnlyList<Line>> Twins { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public DateOnly Day => On ?? clock.TodayInUk();

    /// <summary>The address of what is on the screen, vacant posts only or not, or as a file.</summary>
    public string Address(bool vacant, string? format = null)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(Search)) query.Add("search", Search);
        if (On is { } day) query.Add("on", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (vacant) query.Add("vacant", "true");
        if (format is not null) query.Add("format", format);
        return Links.Posts + query.ToQueryString();
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await LoadAsync(cancellationToken);
        if (!TableDownload.Knows(Format)) return Page();
        return TableDownload.Of(all.ConvertAll(line => new { Post = line.Title, Holder = line.State?.InWords ?? "nobody recorded", line.Leads, line.Shares }), $"{Links.Slug}-posts", Format!);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (await this.AcceptsAsync(async () => id = await addPost.HandleAsync(new(Input.Title), cancellationToken), "Input."))
        {
            TempData["Notice"] = "The post is added. Say who holds it.";
            return Redirect(Links.Post(id));
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task<List<Line>> LoadAsync(CancellationToken cancellationToken)
    {
        var plan = await db.CurrentPlan().Select(plan => (Guid?)plan.Id).FirstOrDefaultAsync(cancellationToken);
        var owned = (await (
            from owner in db.Set<ActionOwner>()
            join action in db.Set<PlanAction>() on owner.ActionId equals action.Id
            where action.PlanId == plan && owner.EndedAt == null
            group owner by new { owner.PostId, IsLead = owner.Position == 1 } into owners
            select new { owners.Key.PostId, owners.Key.IsLead, Count = owners.Count() }).ToListAsync(cancellationToken))
            .ToDictionary(owners => (owners.PostId, owners.IsLead), owners => owners.Count);
        var posts = await db.Posts().OrderBy(post => post.Title).Select(post => new { post.Id, post.Title }).ToListAsync(cancellationToken);
        var holders = await db.HoldersAsync(Day, null, cancellationToken);
        var lines = posts.ConvertAll(post => new Line(
            post.Id, post.Title, owned.GetValueOrDefault((post.Id, true)), owned.GetValueOrDefault((post.Id, false)),
            holders.GetValueOrDefault(post.Id)));
        Twins =
        [
            .. PostTwins.Find(lines.Where(line => line.Leads + line.Shares > 0 || line.State is { Holders.Count: > 0 }), line => line.Title)
                .Select(twins => (IReadOnlyList<Line>)
                    [.. twins.OrderByDescending(line => line.Leads + line.Shares).ThenByDescending(line => line.Title.Length)]),
        ];
        var all = lines
            .Where(line => (!Vacant || line.State?.IsVacant == true)
                && (string.IsNullOrWhiteSpace(Search) || line.Title.Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase)))
            .ToList();
        Total = all.Count;
        Paging = new(Total, PageSize, PageNumber);
        Lines = [.. all.Skip(Paging.Skip).Take(PageSize)];
        return all;
    }

    internal sealed class PostInput
    {
        public string? Title { get; set; }
    }

    internal sealed record Line(Guid Id, string Title, int Leads, int Shares, PostState? State);
}
