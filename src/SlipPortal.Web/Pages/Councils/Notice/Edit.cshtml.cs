using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>Correcting what is said of a notice.</summary>
[Requires(RecordKind.Notice, Verb.Manage)]
internal sealed class EditModel(PortalDbContext db, SaveNotice.Handler saveNotice) : NoticePage(db)
{
    public override string Title => "Change the notice";

    [BindProperty]
    public NoticeInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        Input = new()
        {
            IsStatutory = Head.IsStatutory,
            ServedOn = Head.ServedOn,
            ServedTo = Head.ServedTo,
            IssuedBy = Head.IssuedBy,
            Grounds = Head.Grounds,
            Until = Head.Until,
            RowVersion = Head.RowVersion,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => saveNotice.HandleAsync(Input.Command(Notice), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The notice is changed.";
        return Redirect(Links.NoticeOf(Notice));
    }
}
