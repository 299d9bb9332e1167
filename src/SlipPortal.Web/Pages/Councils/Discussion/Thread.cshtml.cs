using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>One conversation, with what can be done in it.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Comment, OrAnyTalkedAbout = true)]
internal sealed class ThreadModel(
    PortalDbContext db, CouncilReach reach, IActor actor, TalkQueries talk, Reply.Handler reply, SettleThread.Handler settle) : ThreadPage(db, reach, actor, talk)
{
    public override string Title => $"Conversation about {AboutInWords}";

    [BindProperty(SupportsGet = true)]
    public Guid Thread { get; set; }

    [BindProperty]
    public ReplyInput Input { get; set; } = new();

    [BindProperty]
    public AssignInput Assign { get; set; } = new();

    /// <summary>The people to whom it can be given.</summary>
    public IReadOnlyList<SelectListItem> Readers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Assign = new() { AssignedToId = View.Thread.AssignedToId, DueOn = View.Thread.DueOn };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Of the two forms only one was sent.
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!MayComment) return Refusal;
        Said? said = null;
        if (!await this.AcceptsAsync(async () => said = await reply.HandleAsync(new(Thread, Input.Text), cancellationToken), "Input.")) return Page();
        return Back(said!.InWords("Your answer is added."));
    }

    public Task<IActionResult> OnPostResolveAsync(CancellationToken cancellationToken) =>
        SettleAsync(new(Thread, SettleThread.Step.Resolve), "The conversation is resolved.", cancellationToken);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken) =>
        SettleAsync(new(Thread, SettleThread.Step.Reopen), "The conversation is open again.", cancellationToken);

    public Task<IActionResult> OnPostAssignAsync(CancellationToken cancellationToken) =>
        SettleAsync(new(Thread, SettleThread.Step.Assign, Assign.AssignedToId, Assign.DueOn), "It is noted who sees to it.", cancellationToken);

    private async Task<IActionResult> SettleAsync(SettleThread.Command command, string done, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!MaySettle) return Refusal;
        return await this.AcceptsAsync(() => settle.HandleAsync(command, cancellationToken), "Assign.") ? Back(done) : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Thread, cancellationToken)) return false;
        if (MaySettle)
        {
            Readers = [.. (await HearersAsync(cancellationToken)).In(View.Thread.Audience)
                .Select(reader => new SelectListItem($"{reader.Name} ({reader.Organisation})", reader.UserId.ToString()))];
        }

        return true;
    }

    private RedirectResult Back(string done)
    {
        TempData["Notice"] = done;
        return Redirect(Links.Thread(Thread));
    }

    internal sealed class ReplyInput
    {
        public string? Text { get; set; }
    }

    internal sealed class AssignInput
    {
        public Guid? AssignedToId { get; set; }

        public DateOnly? DueOn { get; set; }
    }
}
