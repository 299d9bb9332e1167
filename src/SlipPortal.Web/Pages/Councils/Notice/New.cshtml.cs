using Microsoft.AspNetCore.Mvc;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>Entering a notice.</summary>
[Requires(RecordKind.Notice, Verb.Manage)]
internal sealed class NewModel(SaveNotice.Handler saveNotice) : CouncilPage
{
    public override string Title => "Enter a notice";

    [BindProperty]
    public NoticeInput Input { get; set; } = new();

    public void OnGet() => Input.ServedTo = Council;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (!await this.AcceptsAsync(async () => id = await saveNotice.HandleAsync(Input.Command(null), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The notice is entered. Add its first term.";
        return Redirect(Links.NoticePage(id, "new-term"));
    }
}
