using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Withdraw;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>One post: its holders over time, and the actions that it owns and has owned.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class DetailsModel(
    PortalDbContext db, HoldPost.Handler holdPost, LeavePost.Handler leavePost, CorrectHolder.Handler correctHolder,
    RenamePost.Handler renamePost, MergePost.Handler mergePost, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 100;

    public override string Title => Name;

    [BindProperty(SupportsGet = true)]
    public Guid Post { get; set; }

    [BindProperty]
    public HolderInput Input { get; set; } = new();

    [BindProperty]
    public LeaveInput Leave { get; set; } = new();

    [BindProperty]
    public CorrectionInput Correction { get; set; } = new();

    [BindProperty]
    public RenameInput Rename { get; set; } = new();

    [BindProperty]
    public MergeInput Merge { get; set; } = new();

    /// <summary>The holder to correct, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Holder { get; set; }

    /// <summary>The post that a list proposes to merge it into, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Into { get; set; }

    public PostHolder? Corrected => Holders.FirstOrDefault(holder => holder.Id == Holder);

    /// <summary>The posts that it could be merged into.</summary>
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public string Name { get; private set; } = "Post";

    /// <summary>Who added it; null where nobody knows.</summary>
    public Guid? WrittenById { get; private set; }

    /// <summary>That it was withdrawn, or merged into another; null while it is a post to choose.</summary>
    public WithdrawnView? Withdrawn { get; private set; }

    public PostState State { get; private set; } = new([], null);

    public IReadOnlyList<PostHolder> Holders { get; private set; } = [];

    /// <summary>Those on the screen.</summary>
    public IReadOnlyList<Owned> Actions { get; private set; } = [];

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Rename.Title = Name;
        Merge.IntoId = Into;
        if (Corrected is not { } holder) return Page();
        Correction = new()
        {
            Name = holder.Name,
            Email = holder.Email,
            From = holder.From,
            Until = holder.Until,
            IsInterim = holder.IsInterim,
        };
        return Page();
    }

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

    public Task<IActionResult> OnPostCorrectAsync(CancellationToken cancellationToken) => WriteAsync(
        async () =>
        {
            if (Corrected is null) throw new RefusedException("Choose whom to correct.");
            await correctHolder.HandleAsync(
                new(Corrected.Id, Correction.Name, Correction.Email, Correction.From, Correction.Until, Correction.IsInterim),
                cancellationToken);
            return "Holder corrected.";
        },
        "Correction.", cancellationToken);

    public Task<IActionResult> OnPostRenameAsync(CancellationToken cancellationToken) => WriteAsync(
        async () =>
        {
            await renamePost.HandleAsync(new(Post, Rename.Title), cancellationToken);
            return "Post renamed.";
        },
        "Rename.", cancellationToken);

    public Task<IActionResult> OnPostMergeAsync(CancellationToken cancellationToken) => WriteAsync(
        async () => $"Posts merged. “{await mergePost.HandleAsync(new(Post, Merge.IntoId), cancellationToken)}” has what this post had.",
        "Merge.", cancellationToken);

    // The write says what to tell.
    private async Task<IActionResult> WriteAsync(Func<Task<string>> write, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Withdrawn is not null) return NotFound();
        var notice = "";
        if (!await this.AcceptsAsync(async () => notice = await write(), prefix)) return Page();
        TempData["Notice"] = notice;
        return Redirect(Links.Post(Post));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var post = await db.Set<Post>().Where(post => post.Id == Post).Select(post => new
        {
            post.Title,
            post.WrittenById,
            Withdrawn = post.WithdrawnAt == null ? null : new WithdrawnView(
                post.WithdrawnAt.Value, db.Users.Where(user => user.Id == post.WithdrawnById).Select(user => user.Name).FirstOrDefault(),
                post.WithdrawnBecause),
        }).SingleOrDefaultAsync(cancellationToken);
        if (post is null) return false;
        (Name, WrittenById, Withdrawn) = (post.Title, post.WrittenById, post.Withdrawn);
        Others = await db.Posts().Where(post => post.Id != Post).OrderBy(post => post.Title)
            .Select(post => new SelectListItem(post.Title, post.Id.ToString())).ToListAsync(cancellationToken);
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

    internal sealed class CorrectionInput
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }

        public bool IsInterim { get; set; }
    }

    internal sealed class RenameInput
    {
        public string? Title { get; set; }
    }

    internal sealed class MergeInput
    {
        public Guid? IntoId { get; set; }
    }

    internal sealed class LeaveInput
    {
        public Guid HolderId { get; set; }

        public DateOnly? Until { get; set; }
    }

    internal sealed record Owned(string Ref, string Text, bool IsLead, DateTimeOffset From, DateTimeOffset? Until, int Version, Guid? OldPlan);
}
