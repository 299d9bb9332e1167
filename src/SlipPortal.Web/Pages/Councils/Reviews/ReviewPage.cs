using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>One of a review's pages.</summary>
internal abstract class ReviewPage(PortalDbContext db, CouncilReach reach) : CouncilPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Review { get; set; }

    /// <summary>The review, once <see cref="FindAsync"/> has found it.</summary>
    public ReviewView View { get; private set; } = null!;

    public ReviewRow Head => View.Head;

    /// <summary>The address of the review itself.</summary>
    public string Address => Links.FormalReview(Review);

    /// <summary>The side that the reader is on.</summary>
    public ReviewSide Side => IsMember ? ReviewSide.Council : ReviewSide.Reviewer;

    public bool IsClosed => Head.State is ReviewState.Closed;

    protected PortalDbContext Db => db;

    /// <summary>Whether the reader judges this item.</summary>
    public bool CanJudge(ItemView item) =>
        !IsClosed && reach.Allows(item.Item.Kind, Verb.Review, item.Item.PracticeAreaId);

    /// <summary>Whether the reader answers for the council.</summary>
    public bool CanAnswer(ItemView item) => item.IsOpen && IsMember && reach.Allows(RecordKind.Reviews, Verb.Edit);

    /// <summary>Whether the reader may sign for their side.</summary>
    public bool CanSign => !IsClosed && View.IsWhole && reach.Allows(RecordKind.Reviews, IsMember ? Verb.Manage : Verb.Edit);

    /// <summary>Finds the review; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        View = (await db.ReviewAsync(Review, cancellationToken))!;
        return View is not null;
    }
}

/// <summary>A page of one of a review's items.</summary>
internal abstract class ReviewItemPage(PortalDbContext db, CouncilReach reach) : ReviewPage(db, reach)
{
    [BindProperty(SupportsGet = true)]
    public Guid ReviewItem { get; set; }

    /// <summary>The item, once it has been found.</summary>
    public ItemView Row { get; private set; } = null!;

    public override string Title => Row.Item.Name.Length > 80 ? $"Item {Row.Item.Position} of “{Head.Title}”" : $"{Row.Item.Name}: “{Head.Title}”";

    /// <summary>Finds the item; false where there is none for this person.</summary>
    protected async Task<bool> FindItemAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Row = View.Items.FirstOrDefault(item => item.Item.Id == ReviewItem)!;
        return Row is not null;
    }
}
