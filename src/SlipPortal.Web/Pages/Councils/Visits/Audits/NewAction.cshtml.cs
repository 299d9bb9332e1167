using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>Adding what has to be done because of a round of audits.</summary>
[Requires(RecordKind.UnpublishedVisits, Verb.Edit)]
internal sealed class NewActionModel(PortalDbContext db, AddAuditAction.Handler addAction, TimeProvider clock) : RoundPage(db)
{
    public override string Title => $"Add an action: {Name}";

    [BindProperty]
    public ActionInput Input { get; set; } = new();

    public DateOnly Today { get; } = clock.TodayInUk();

    public AuditRules Rules { get; private set; } = AuditRules.Usual;

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    /// <summary>The grades that cases of the round were given, the worst first.</summary>
    public IReadOnlyList<SelectListItem> Grades =>
        [.. GradeCounts.Grades.Where(grade => Head.Grades[grade] > 0).Reverse().Select(grade => new SelectListItem(grade.InWords(), grade.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var words = new AuditActionWords(Input.Grade, Input.What, Input.OwnerPostId, Input.AgreedOn, Input.DueOn, Input.WhyLater);
        if (!await this.AcceptsAsync(() => addAction.HandleAsync(new(Round, words), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The action is added.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Rules = await Db.AuditRulesAsync(cancellationToken);
        Posts = await Db.PostItemsAsync(cancellationToken);
        return true;
    }

    internal sealed class ActionInput
    {
        public Grade? Grade { get; set; }

        public string? What { get; set; }

        public Guid? OwnerPostId { get; set; }

        public DateOnly? AgreedOn { get; set; }

        public DateOnly? DueOn { get; set; }

        public string? WhyLater { get; set; }
    }
}
