using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits.Rules;

/// <summary>The council's rules for what follows from an audit.</summary>
[Requires(RecordKind.UnpublishedVisits, ToPost = Verb.Manage)]
internal sealed class IndexModel(PortalDbContext db, ChangeRules.Handler changeRules, TimeProvider clock) : CouncilPage
{
    private const string Working = "working";

    public override string Title => "Rules for audits";

    [BindProperty]
    public RulesInput Input { get; set; } = new();

    public DateOnly Today { get; } = clock.TodayInUk();

    public AuditRules Rules { get; private set; } = AuditRules.Usual;

    /// <summary>The title of the post that late actions are escalated to, or null.</summary>
    public string? EscalatedTo { get; private set; }

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Counts { get; } =
        [new("All days", "calendar"), new("Working days: Monday to Friday, but for bank holidays in England", Working)];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Input = new()
        {
            Days = Rules.Days,
            Count = Rules.AreWorkingDays ? Working : "calendar",
            EscalationPostId = Rules.EscalationPostId,
            ExtraMeasures = Rules.ExtraMeasures,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var words = new AuditRuleWords(Input.Days, Input.Count == Working, Input.EscalationPostId, Input.ExtraMeasures);
        if (!await this.AcceptsAsync(() => changeRules.HandleAsync(new(words), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The rules are changed.";
        return Redirect(Links.AuditRules);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Rules = await db.AuditRulesAsync(cancellationToken);
        EscalatedTo = await db.EscalationPostAsync(Rules, cancellationToken);
        Posts = await db.PostItemsAsync(cancellationToken);
    }

    internal sealed class RulesInput
    {
        public int? Days { get; set; }

        /// <summary>“calendar” or “working”.</summary>
        public string? Count { get; set; }

        public Guid? EscalationPostId { get; set; }

        public string? ExtraMeasures { get; set; }
    }
}
