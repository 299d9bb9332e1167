using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>One post: its holders over time, and the actions that it owns and has owned.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class DetailsModel(PortalDbContext db, HoldPost.Handler holdPost, LeavePost.Handler leavePost, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 100;

    public override string Title => Name;

    [BindProperty(SupportsGet = true)]
    public Guid Post { get; set; }

    [BindProperty]
    public HolderInput Input { get; set; } = new();

    [BindProperty]
    public LeaveInput Leave { get; set; } = new();

    public string Name { get; private set; } = "Post";

    public PostState State { get; private set; } = new([], null);

    public IReadOnlyList<PostHolder> Holders { get; private set; } = [];

    /// <summary>Those on the screen.</summary>
    public IReadOnlyList<Owned> Actions { get; private set; } = [];

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => WriteAsync(
        async () =>
        {
            var sharing = await holdPost.HandleAsync(new(Post, Input.Name, Input.Email, Input.From, Input.IsInterim), cancellationToken);
            if (sharing.Count == 0) return "The holder is recorded.";
            var others = $"{string.Join(" and ", sharing)} {(sharing.Count == 1 ? "holds" : "hold")} it as well";
            return $"The holder is recorded. {others}: they share it until one of them leaves.";
        },
        "Input.", cancellationToken);

    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellationToken) => WriteAsync(
        async () =>
        {
            if (Holders.All(holder => holder.Id != Leave.HolderId)) throw new RefusedException("Choose who leaves.");
            await leavePost.HandleAsync(new(Leave.HolderId, Leave.Until), cancellationToken);
            return "The last day is recorded.";
        },
        "Leave.", cancellationToken);

    // The write says what to tell.
    private async Task<IActionResult> WriteAsync(Func<Task<string>> write, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var notice = "";
        if (!await this.AcceptsAsync(async () => notice = await write(), prefix)) return Page();
        TempData["Notice"] = notice;
        return Redirect(Links.Post(Post));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var name = await db.Set<Post>().Where(post => post.Id == Post).Select(post => post.Title).SingleOrDefaultAsync(cancellationToken);
        if (name is null) return false;
        Name = name;
        Holders = await db.Set<PostHolder>().Where(holder => holder.PostId == Post).OrderByDescending(holder => holder.From).ToListAsync(cancellationToken);
        State = (await db.HoldersAsync(clock.TodayInUk(), [Post], cancellationToken)).GetValueOrDefault(Post) ?? State;
        var owned =
            from owner in db.Set<ActionOwner>()
            join action in db.Set<PlanAction>() on owner.ActionId equals action.Id
            join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
            where owner.PostId == Post && plan.InForceAt != null
            orderby plan.Version descending, action.SortKey, owner.AssignedAt, owner.Id
            select new Owned(
                action.Ref, action.Text, owner.Position == 1, owner.AssignedAt, owner.EndedAt ?? plan.SupersededAt, plan.Version,
                plan.SupersededAt == null ? null : plan.Id);
        Paging = new(await owned.CountAsync(cancellationToken), PageSize, PageNumber);
        Actions = await owned.Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
        return true;
    }

    /// <summary>Who held the post between two moments.</summary>
    public string HeldBy(DateTimeOffset from, DateTimeOffset? until)
    {
        var (first, last) = (from.DayInUk(), until?.DayInUk() ?? DateOnly.MaxValue);
        var names = Holders.Where(holder => holder.From <= last && (holder.Until is null || holder.Until >= first)).Select(holder => holder.Name).Reverse().ToList();
        return names.Count == 0 ? "nobody recorded" : string.Join(", then ", names);
    }

    internal sealed class HolderInput
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public DateOnly? From { get; set; }

        public bool IsInterim { get; set; }
    }

    internal sealed class LeaveInput
    {
        public Guid HolderId { get; set; }

        public DateOnly? Until { get; set; }
    }

    internal sealed record Owned(string Ref, string Text, bool IsLead, DateTimeOffset From, DateTimeOffset? Until, int Version, Guid? OldPlan);
}
