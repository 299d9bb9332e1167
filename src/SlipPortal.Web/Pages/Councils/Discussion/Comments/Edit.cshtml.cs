using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Discussion.Comments;

/// <summary>Where somebody words a comment of theirs anew.</summary>
[Requires(RecordKind.Plan, Verb.Comment, OrAnyTalkedAbout = true)]
internal sealed class EditModel(PortalDbContext db, CouncilReach reach, IActor actor, TalkQueries talk, EditComment.Handler editComment) : ThreadPage(db, reach, actor, talk)
{
    public override string Title => $"Edit your comment about {AboutInWords}";

    [BindProperty(SupportsGet = true)]
    public Guid Comment { get; set; }

    [BindProperty]
    public TextInput Input { get; set; } = new();

    /// <summary>What it said when it was opened to be changed.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What it says now.</summary>
    public string Now => View.Comments.First(one => one.Comment.Id == Comment).Comment.Text;

    /// <summary>True where it says something else than when it was opened.</summary>
    public bool IsChangedElsewhere { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindOwnAsync(Comment, cancellationToken)) return NotFound();
        if (!MayComment) return Refusal;
        Seen = Input.Text = Now;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindOwnAsync(Comment, cancellationToken)) return NotFound();
        if (!MayComment) return Refusal;
        Said? said = null;
        if (!await this.AcceptsAsync(async () => said = await editComment.HandleAsync(new(Comment, Input.Text, Seen), cancellationToken), "Input."))
        {
            // With what it says now, if it was changed elsewhere; the next try has seen it.
            if (!await FindOwnAsync(Comment, cancellationToken)) return NotFound();
            IsChangedElsewhere = Seen?.ReplaceLineEndings("\n") != Now;
            Seen = Now;
            ModelState.Remove(nameof(Seen));
            return Page();
        }

        TempData["Notice"] = said!.InWords("Your comment is changed.");
        return Redirect(Links.Thread(View.Id));
    }

    internal sealed class TextInput
    {
        public string? Text { get; set; }
    }
}
