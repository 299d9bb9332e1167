using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>Where the council changes who can read a conversation, and is told first who would read what.</summary>
[Requires(RecordKind.Plan, Verb.Comment, OrAnyTalkedAbout = true)]
internal sealed class AudienceModel(
    PortalDbContext db, CouncilReach reach, IActor actor, TalkQueries talk, ChangeAudience.Handler changeAudience) : ThreadPage(db, reach, actor, talk)
{
    public override string Title => $"Who can read the conversation about {AboutInWords}";

    [BindProperty(SupportsGet = true)]
    public Guid Thread { get; set; }

    [BindProperty]
    public AudienceInput Input { get; set; } = new();

    public IReadOnlyList<ChoiceView> Choices { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult page) return NotFound();
        if (!await this.AcceptsAsync(() => changeAudience.HandleAsync(new(Thread, Input.Audience), cancellationToken), "Input.")) return page;
        TempData["Notice"] = "It is changed who can read this conversation.";
        return Redirect(Links.Thread(Thread));
    }

    private async Task<IActionResult> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Thread, cancellationToken)) return NotFound();
        // Only the council says so: the database refuses it to anybody else.
        if (!IsMember) return NotFound();
        if (!MayComment) return Refusal;
        var hearers = await HearersAsync(cancellationToken);
        var now = hearers.In(View.Thread.Audience);
        Choices =
        [
            .. hearers.ChoicesOf(Me).Where(choice => choice.Value != View.Thread.Audience).Select(choice =>
            {
                var then = hearers.In(choice.Value);
                return new ChoiceView(
                    choice,
                    Names(then.ExceptBy(now.Select(one => one.UserId), one => one.UserId)),
                    Names(now.ExceptBy(then.Select(one => one.UserId), one => one.UserId)));
            }),
        ];
        return Page();
    }

    private static string Names(IEnumerable<Hearer> people) => string.Join(", ", people.Select(person => $"{person.Name} ({person.Organisation})"));

    /// <summary>An audience, and what it would change.</summary>
    internal sealed record ChoiceView(TalkAudience Audience, string Joining, string Leaving)
    {
        public string Hint =>
            (Joining.Length == 0 ? "Nobody would begin to read it." : $"Would begin to read it: {Joining}.")
            + (Leaving.Length == 0 ? "" : $" Would no longer read it: {Leaving}.");
    }

    internal sealed class AudienceInput
    {
        public string? Audience { get; set; }
    }
}
