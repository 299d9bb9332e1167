using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Notices;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>Adding a term to a notice.</summary>
[Requires(RecordKind.Notice, Verb.Manage)]
internal sealed class NewModel(PortalDbContext db, SaveTerm.Handler saveTerm) : NoticePage(db)
{
    public override string Title => "Add a term";

    [BindProperty]
    public TermInput Input { get; set; } = new();

    public TermForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        Input.From = Head.ServedOn;
        Input.Number = 1 + (await Db.Set<NoticeTerm>().Where(term => term.NoticeId == Notice).MaxAsync(term => (int?)term.Number, cancellationToken) ?? 0);
        Form = await TermForm.OfAsync(Db, Input, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var id = Guid.Empty;
        if (!await this.AcceptsAsync(async () => id = await saveTerm.HandleAsync(Input.Command(Notice, null), cancellationToken), "Input."))
        {
            Form = await TermForm.OfAsync(Db, Input, cancellationToken);
            return Page();
        }

        TempData["Notice"] = $"Term {Input.Number} is added.";
        return Redirect(Links.Term(id));
    }
}
