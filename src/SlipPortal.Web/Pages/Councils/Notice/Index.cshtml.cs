using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>The improvement notice: what comes next, how each term stands, and what happened to it.</summary>
[Requires(RecordKind.Notice)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    /// <summary>What comes in so many days is shown first.</summary>
    public const int DaysAhead = 90;

    public override string Title => "Improvement notice";

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>Today, here.</summary>
    public DateOnly Today { get; } = clock.TodayInUk();

    /// <summary>The notice on the screen, or null where there is none.</summary>
    public NoticeHead? Head { get; private set; }

    /// <summary>Where no notice is entered: since when the council is known to be under one, or null.</summary>
    public DateOnly? UnderNoticeSince { get; private set; }

    /// <summary>The council's other notices.</summary>
    public IReadOnlyList<NoticeHead> Others { get; private set; } = [];

    public IReadOnlyList<TermView> Terms { get; private set; } = [];

    /// <summary>What is behind, and what comes next.</summary>
    public IReadOnlyList<TermView> Soon { get; private set; } = [];

    public IReadOnlyList<StageRow> Stages { get; private set; } = [];

    public IReadOnlyList<DocumentRow> Documents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? notice, CancellationToken cancellationToken)
    {
        var notices = await db.Notices().ToListAsync(cancellationToken);
        Head = notice is null ? notices.FirstOrDefault() : notices.Find(other => other.Id == notice);
        if (Head is null)
        {
            UnderNoticeSince = await db.Set<OrganisationRole>()
                .Where(role => role.OrganisationId == db.TenantInfo!.Id && role.Part == OrganisationPart.UnderNotice && role.Until == null)
                .OrderByDescending(role => role.From).Select(role => (DateOnly?)role.From).FirstOrDefaultAsync(cancellationToken);
            return notice is null ? Page() : NotFound();
        }

        Others = notices.FindAll(other => other.Id != Head.Id);
        Terms = await db.TermsAsync(Head, null, Today, cancellationToken);
        if (TableDownload.Knows(Format)) return Download();
        Soon = Terms.DueSoon(Today, DaysAhead);
        Stages = await db.Stages(Head.Id).ToListAsync(cancellationToken);
        Documents = (await db.Documents(Head.Id).ToListAsync(cancellationToken)).FindAll(document => document.RemovedAt is null);
        return Page();
    }

    private FileContentResult Download() => TableDownload.Of(
        Terms.Select(term => new
        {
            term.Term.Number,
            Owner = NoticeWords.InWords(term.Term.Owner),
            AnsweredBy = term.Post,
            term.Term.Wording,
            When = term.Rule,
            term.State,
            Next = term.Standing.Next,
            term.Standing.Why,
            Measure = term.KpiRef,
        }),
        $"{Links.Slug}-notice",
        Format!);
}
