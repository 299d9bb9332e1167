using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>
/// The form to change an action. Whoever sends it second is shown what is saved now beside what they typed, and chooses; nothing is
/// lost.
/// </summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class EditModel(PortalDbContext db, EditAction.Handler editAction) : ActionPage(db)
{
    // Room for the lead and three others, or for one more than there are.
    private const int OwnerFields = 4;

    private Dictionary<Guid, string> _posts = [];
    private Dictionary<Guid, Impact> _impacts = [];

    public override string Title => $"Change action {Ref}";

    [BindProperty]
    public EditInput Input { get; set; } = new();

    /// <summary>Fields that somebody else saved meanwhile and that differ from what was typed; empty when nobody did.</summary>
    public IReadOnlyList<(string Field, string? Saved, string? Typed)> Conflicts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Impacts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> CadenceItems { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Sources { get; } =
        [.. Enum.GetValues<ActionSource>().Select(source => new SelectListItem(Words.Source(source), source.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not var (fields, version)) return NotFound();
        Input = EditInput.Of(fields, version);
        Input.PadOwners(OwnerFields);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not var (saved, version)) return NotFound();
        var typed = Input.Fields();
        if (version != Input.RowVersion)
        {
            Conflicts =
            [
                .. EditAction.InWords(saved, _posts, _impacts).Zip(
                        EditAction.InWords(typed, _posts, _impacts), (now, mine) => (now.Field, Saved: now.Value, Typed: mine.Value))
                    .Where(field => (field.Saved ?? "") != (field.Typed ?? "")),
            ];
            ModelState.AddModelError(
                "", "Somebody else changed this action while you had it open, so nothing was saved yet. Both versions are below: choose one, or bring them together.");
            // What is sent next is meant to replace what is shown now.
            Input.RowVersion = version;
            ModelState.SetModelValue("Input.RowVersion", version.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else if (await this.AcceptsAsync(
            () => editAction.HandleAsync(new(Head.Id, Input.RowVersion, typed), cancellationToken), "Input."))
        {
            TempData["Notice"] = $"Action {Ref} is changed.";
            return Redirect(Address);
        }

        Input.PadOwners(OwnerFields);
        return Page();
    }

    private async Task<(ActionFields Fields, uint Version)?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Head.IsSuperseded) return null;
        var found = await Db.Set<PlanAction>().Include(action => action.Owners).Where(action => action.Id == Head.Id)
            .Select(action => new { Action = action, RowVersion = EF.Property<uint>(action, "RowVersion") })
            .SingleAsync(cancellationToken);
        _posts = await Db.Posts().ToDictionaryAsync(post => post.Id, post => post.Title, cancellationToken);
        _impacts = await Db.Set<Impact>().Where(impact => impact.ChapterId == Head.ChapterId).ToDictionaryAsync(impact => impact.Id, cancellationToken);
        Posts = [.. _posts.OrderBy(post => post.Value, StringComparer.CurrentCulture).Select(post => new SelectListItem(post.Value, post.Key.ToString()))];
        Impacts = [.. _impacts.Values.OrderBy(impact => impact.Id).Select(impact => new SelectListItem(impact.Description, impact.Id.ToString()))];
        CadenceItems = Cadences.Items(found.Action.Monitoring);
        return (ActionFields.Of(found.Action), found.RowVersion);
    }

    internal sealed class EditInput
    {
        public uint RowVersion { get; set; }

        public string? Text { get; set; }

        public List<Guid?> Owners { get; set; } = [];

        public Guid? ImpactId { get; set; }

        public ActionSource? Source { get; set; }

        public string? Finding { get; set; }

        public string? SuccessMeasure { get; set; }

        public string? EvidenceNote { get; set; }

        public string? Monitoring { get; set; }

        public static EditInput Of(ActionFields fields, uint version) => new()
        {
            RowVersion = version,
            Text = fields.Text,
            Owners = [.. fields.Owners],
            ImpactId = fields.ImpactId,
            Source = fields.Source,
            Finding = fields.Finding,
            SuccessMeasure = fields.SuccessMeasure,
            EvidenceNote = fields.EvidenceNote,
            Monitoring = Cadences.ValueOf(fields.Monitoring),
        };

        public ActionFields Fields() => new()
        {
            Text = Text,
            Owners = [.. Owners.OfType<Guid>().Distinct()],
            ImpactId = ImpactId,
            Source = Source,
            Finding = Finding,
            SuccessMeasure = SuccessMeasure,
            EvidenceNote = EvidenceNote,
            Monitoring = Cadences.Parse(Monitoring),
        };

        public void PadOwners(int atLeast)
        {
            while (Owners.Count < atLeast || Owners[^1] is not null) Owners.Add(null);
        }
    }
}
