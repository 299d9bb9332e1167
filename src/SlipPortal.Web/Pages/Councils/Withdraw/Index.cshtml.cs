using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Withdraw;

/// <summary>Where something that was a mistake is withdrawn, and where it stays once it is.</summary>
[Requires(RecordKind.Plan, Verb.Comment, OrAnyTalkedAbout = true)]
internal sealed class IndexModel(PortalDbContext db, CouncilReach reach, IActor actor, WithdrawRecord.Handler withdrawRecord) : CouncilPage
{
    public override string Title => IsWithdrawn ? Heading : $"Withdraw {Found.Name}";

    /// <summary>What it is.</summary>
    [BindProperty(SupportsGet = true)]
    public WithdrawKind Kind { get; set; }

    /// <summary>Which.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public WithdrawableRecord Found { get; private set; } = null!;

    public bool IsWithdrawn => Found.Row.WithdrawnAt is not null;

    public WithdrawnView? Withdrawn => Found.Withdrawn;

    /// <summary>What it is called, as a heading.</summary>
    public string Heading => char.ToUpperInvariant(Found.Name[0]) + Found.Name[1..];

    /// <summary>Where the others of its kind are.</summary>
    public string List => Kind switch
    {
        WithdrawKind.Visit or WithdrawKind.Finding => Links.Visits,
        WithdrawKind.Book => Links.BookImports,
        WithdrawKind.Post => Links.Posts,
        _ => Found.Page,
    };

    /// <summary>What follows, in words.</summary>
    public string Consequence => Kind switch
    {
        WithdrawKind.Comment => "Its text is deleted. That there was a comment, and that it was withdrawn, stays in its place. "
            + "The reason is kept in the history.",
        WithdrawKind.Evidence => "It is no longer counted, and a file’s content is deleted. That it was here, and why not any more, stays.",
        WithdrawKind.Visit => "The visit and its findings are gone from lists and counts. They stay in the history, with the reason.",
        WithdrawKind.Book =>
            "The readings, targets and averages that it brought are withdrawn, with the measures that it made and nothing else uses. "
            + "What they had replaced is current again. What was corrected since stays.",
        _ => "It is gone from lists, counts and charts. It stays in the history, with the reason.",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } refusal) return refusal;
        if (!await this.AcceptsAsync(() => withdrawRecord.HandleAsync(new(Kind, Id, Reason), cancellationToken))) return Page();
        TempData["Notice"] = "Withdrawn";
        return Redirect(List);
    }

    // What somebody may not withdraw has no such page for them, as others' comments have none to edit; what is withdrawn is to read.
    private async Task<IActionResult?> FindAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await db.WithdrawableAsync(Kind, Id, Links, cancellationToken) is not { } found) return NotFound();
        Found = found;
        var mine = await reach.AskAsync(cancellationToken);
        if (found.MayBeWithdrawnBy(actor.UserId!.Value, mine) || (IsWithdrawn && mine.Allows(found.Kind, Verb.View))) return null;
        return NotFound();
    }
}
