using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>Somebody of a partner or a department asks the council for access.</summary>
[Requires(RecordKind.Asks, Verb.Edit)]
internal sealed class AskModel(AskForAccess.Handler askForAccess) : CouncilPage
{
    public static IReadOnlyList<SelectListItem> KindItems { get; } =
        [.. GiveModel.Kinds.Select(kind => new SelectListItem(Words.Sentence(Words.Granted(kind)), kind.ToString()))];

    public override string Title => "Ask for access";

    [BindProperty]
    public List<RecordKind> Kinds { get; set; } = [];

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    [Display(Name = "Until when")]
    public DateOnly? Until { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await this.AcceptsAsync(() => askForAccess.HandleAsync(new(Kinds, Why, Until), cancellationToken))) return Page();
        TempData["Notice"] = $"{Council} sees what you ask for.";
        return Redirect("/asks");
    }
}
