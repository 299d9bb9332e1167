using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>Everything that is said about one record, and where another conversation about it begins.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Comment, OrAnyTalkedAbout = true)]
internal sealed class AboutModel(PortalDbContext db, CouncilReach reach, TalkQueries talk, StartThread.Handler startThread) : CouncilPage
{
    public override string Title => $"Discussion of {Name.Title}";

    [BindProperty(SupportsGet = true)]
    public TalkSubject Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid About { get; set; }

    [BindProperty]
    public StartInput Talk { get; set; } = new();

    public TalkView View { get; private set; } = null!;

    /// <summary>What the record is called.</summary>
    public TalkName Name { get; private set; } = TalkName.Gone;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var part = string.IsNullOrEmpty(Talk.Part) ? null : Talk.Part;
        var subject = Subject is TalkSubject.Kpi && part is not null ? TalkSubject.Reading : Subject;
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (await TalkSubjects.PlaceAsync(db, subject, About, part, IsMember, cancellationToken) is not { } place) return NotFound();
        if (!reach.Allows(place.Kind, Verb.Comment, place.PracticeAreaId)) return IsMember ? StatusCode(StatusCodes.Status403Forbidden) : NotFound();
        Said? said = null;
        if (!await this.AcceptsAsync(
            async () =>
            {
                if (part is not null) Period.Parse(part, "Part");
                said = await startThread.HandleAsync(new(place, Talk.Audience, Talk.Text), cancellationToken);
            },
            "Talk.")) return Page();
        TempData["Notice"] = said!.InWords("The conversation has begun.");
        // Evidence and items of meetings stand in tables, with a link to this page.
        var home = Subject is TalkSubject.Document or TalkSubject.MeetingItem ? Links.DiscussionOf(Subject, About) : Name.Address(Links);
        return Redirect($"{home}#thread-{said.ThreadId}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        // A kind that there is not would be taken for the first.
        if (ModelState.GetFieldValidationState(nameof(Subject)) is ModelValidationState.Invalid) return false;
        if (await talk.AboutAsync(new(Subject, About), cancellationToken) is not { } view) return false;
        View = view with { Talk = Talk };
        Name = (await TalkSubjects.NamesAsync(new CouncilRecords(db), [(Subject, About)], cancellationToken))(Subject, About);
        return true;
    }
}
