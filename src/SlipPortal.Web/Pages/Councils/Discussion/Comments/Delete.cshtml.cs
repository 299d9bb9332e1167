using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Discussion.Comments;

/// <summary>Where somebody deletes a comment of theirs.</summary>
[Requires(RecordKind.Plan, Verb.Comment, OrAnyTalkedAbout = true)]
internal sealed class DeleteModel(PortalDbContext db, CouncilReach reach, IActor actor, TalkQueries talk, EditComment.Handler editComment) : ThreadPage(db, reach, actor, talk)
{
    public override string Title => $"Delete your comment about {AboutInWords}";

    [BindProperty(SupportsGet = true)]
    public Guid Comment { get; set; }

    /// <summary>The comment.</summary>
    public CommentView One => View.Comments.First(one => one.Comment.Id == Comment);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        !await FindOwnAsync(Comment, cancellationToken) ? NotFound() : MayComment ? Page() : Refusal;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindOwnAsync(Comment, cancellationToken)) return NotFound();
        if (!MayComment) return Refusal;
        if (!await this.AcceptsAsync(() => editComment.HandleAsync(new(Comment, null, Delete: true), cancellationToken))) return Page();
        TempData["Notice"] = "Your comment is deleted.";
        return Redirect(Links.Thread(View.Id));
    }
}
