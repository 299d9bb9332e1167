using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Account;

/// <summary>How often somebody is written to about what.</summary>
internal sealed class MailModel(PortalDbContext db, IActor actor) : PageModel
{
    [BindProperty]
    public List<MailPace> Paces { get; set; } = [];

    public static IReadOnlyList<MailKind> Kinds { get; } = Enum.GetValues<MailKind>();

    public static IReadOnlyList<SelectListItem> Choices { get; } =
        [.. Enum.GetValues<MailPace>().Select(pace => new SelectListItem(MailChoices.InWords(pace), pace.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var chosen = await db.Set<MailChoice>().ToDictionaryAsync(choice => choice.Kind, choice => choice.Pace, cancellationToken);
        Paces = [.. Kinds.Select(kind => chosen.GetValueOrDefault(kind, MailPace.AtOnce))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Paces.Count != Kinds.Count)
        {
            ModelState.AddModelError("", "Not all of your choices arrived, so nothing was saved. Check them below and send them again.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            var arrived = Paces;
            await OnGetAsync(cancellationToken);
            Paces = [.. arrived.Take(Kinds.Count), .. Paces.Skip(arrived.Count)];
            return Page();
        }

        foreach (var (kind, pace) in Kinds.Zip(Paces)) await MailChoices.ChooseAsync(db, actor.UserId!.Value, kind, pace, cancellationToken);
        TempData["Notice"] = "Your choices are saved.";
        return Redirect("/account/mail");
    }
}
