using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>Putting something on a meeting's agenda: what of the plan and the findings waits for a body like this one, or anything else.</summary>
[Requires(RecordKind.Boards, Verb.Edit)]
internal sealed class AgendaModel(PortalDbContext db, AddToAgenda.Handler addToAgenda, TimeProvider clock) : MeetingPage(db)
{
    private const int PageSize = 50;

    private List<Choice> _found = [];

    public override string Title => $"Agenda of {Name}";

    [BindProperty]
    public AgendaInput Input { get; set; } = new();

    /// <summary>Only subjects of this kind; all unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public AgendaKind? Kind { get; set; }

    /// <summary>Only subjects with these words.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>Everything that the filter leaves, on this page or not.</summary>
    [BindProperty(Name = "all")]
    public bool All { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>What could go on the agenda, as far as it is on the screen.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>How many subjects the filter leaves.</summary>
    public int Found { get; private set; }

    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("New dates", nameof(AgendaKind.DateChange)), new("Sign-offs", nameof(AgendaKind.SignOff)),
        new("Versions of the plan", nameof(AgendaKind.PlanApproval)), new("Actions that need attention", nameof(AgendaKind.Exception)),
        new("Findings to endorse", nameof(AgendaKind.Endorsement)), new("Findings to sign off", nameof(AgendaKind.FindingSignOff)),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        IEnumerable<Subject> subjects = All ? _found.Select(choice => choice.Subject) : Input.Subjects.Select(Subject.Parse);
        var command = new AddToAgenda.Command(Meeting, [.. subjects], Input.Title);
        if (!await this.AcceptsAsync(() => addToAgenda.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The agenda is changed.";
        return Redirect(Links.Meeting(Meeting));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Head.IsCancelled) return false;
        var open = (await Db.OpenSubjectsAsync(Meeting, cancellationToken)).ToHashSet();
        var all = (await SubjectsAsync(cancellationToken)).Where(subject => !open.Contains(subject.Subject)).ToList();
        _found = all
            .Where(subject => Kind is null || subject.Subject.Kind == Kind)
            .Where(subject => string.IsNullOrWhiteSpace(Search) || subject.Has(Search.Trim()))
            .ToList();
        (Total, Found) = (all.Count, _found.Count);
        Paging = new(Found, PageSize, PageNumber);
        Choices = [.. _found.Skip(Paging.Skip).Take(PageSize)];
        return true;
    }

    // What waits for a body like this one: proposed dates, sign-offs, versions of the plan, then what needs attention.
    private async Task<IReadOnlyList<Choice>> SubjectsAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        var subjects = new List<Choice>();
        var dates = await (
            from change in Db.Set<DateChange>()
            join action in Db.ActionPlaces() on change.ActionId equals action.Id
            where change.BodyId == Head.BodyId && change.DecidedAt == null && change.MeetingId == null
            orderby action.SortKey
            select new
            {
                change.Id,
                action.Ref,
                action.RefNow,
                InFull = DueSchedule.InFull(change.SourceText, change.Kind, change.Until),
                change.Reason,
            }).ToListAsync(cancellationToken);
        if (Head.MayAgreeDates)
            subjects.AddRange(dates.Select(date => new Choice(
                new(AgendaKind.DateChange, date.Id), $"New date for action {date.RefNow ?? date.Ref}: {date.InFull}", date.Reason)));

        var actions = await Db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is { } current
            ? (await Db.ActionRows(current.Id, today).ToListAsync(cancellationToken)).Where(action => !action.IsCrossReference).ToList()
            : [];
        if (Head.MaySignOff)
        {
            subjects.AddRange(actions
                .Where(action => action.Stage is SignOffStage.EvidenceChecked or SignOffStage.ImpactShown or SignOffStage.SignedOffInPart)
                .Select(action => new Choice(
                    new(AgendaKind.SignOff, action.LineageId), $"Sign off action {action.Ref}: {action.Stage!.Value.InWords().ToLowerInvariant()}", action.Text)));
        }

        if (Head.MaySignOff)
        {
            var findings = await Db.FindingRows().Where(finding => finding.Reply == FindingReply.Accepted || finding.Stage != null)
                .OrderByDescending(finding => finding.FirstDay).ThenBy(finding => finding.Number).ToListAsync(cancellationToken);
            subjects.AddRange(findings.Where(finding => finding.Reply is FindingReply.Accepted).Select(finding => new Choice(
                new(AgendaKind.Endorsement, finding.Id), $"Endorse finding {finding.Number} of the {finding.VisitType}", finding.Wording)));
            subjects.AddRange(findings
                .Where(finding => finding.Stage is SignOffStage.EvidenceChecked or SignOffStage.ImpactShown or SignOffStage.SignedOffInPart)
                .Select(finding => new Choice(
                    new(AgendaKind.FindingSignOff, finding.Id),
                    $"Sign off finding {finding.Number} of the {finding.VisitType}: {finding.Stage!.Value.InWords().ToLowerInvariant()}", finding.Wording)));
        }

        if (Head.MayApprovePlan)
        {
            var plans = await Db.Set<Domain.Plans.Plan>().Where(plan => plan.SupersededAt == null && plan.ApprovedAt == null).OrderBy(plan => plan.Version)
                .Select(plan => new { plan.Id, plan.Title, plan.Version }).ToListAsync(cancellationToken);
            subjects.AddRange(plans.Select(plan => new Choice(new(AgendaKind.PlanApproval, plan.Id), $"Approve “{plan.Title}”, version {plan.Version}", null)));
        }

        subjects.AddRange(actions
            .Select(action => (action, Standing: action.StandingOn(today)))
            .Where(row => row.Standing is Standing.Overdue or Standing.OffTrack)
            .Select(row => new Choice(
                new(AgendaKind.Exception, row.action.LineageId), $"Action {row.action.Ref} needs attention: {row.Standing.InWords().ToLowerInvariant()}", row.action.Text)));
        return subjects;
    }

    /// <param name="Subject">What could be put on the agenda.</param>
    /// <param name="Title">What it is, with the action's number.</param>
    /// <param name="Words">The action, or the reason for its new date; null for others.</param>
    internal sealed record Choice(Subject Subject, string Title, string? Words)
    {
        public bool Has(string words) =>
            Title.Contains(words, StringComparison.CurrentCultureIgnoreCase) || Words?.Contains(words, StringComparison.CurrentCultureIgnoreCase) == true;
    }

    internal sealed class AgendaInput
    {
        public List<string> Subjects { get; set; } = [];

        public string? Title { get; set; }
    }
}
