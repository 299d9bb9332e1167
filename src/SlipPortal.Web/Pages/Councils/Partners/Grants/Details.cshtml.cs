using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Partners.Grants;

/// <summary>Access in words, with what it opens and what a change of it would change: to be tried on, given, changed, extended or ended.</summary>
[Requires(RecordKind.Access, ToPost = Verb.Manage)]
internal sealed class DetailsModel(
    PortalDbContext db, PortalSessions sessions, CurrentPerson person, Authorization.Preview preview, TimeProvider clock,
    GiveAccess.Handler giveAccess, DiscardGrant.Handler discardGrant, ExtendGrant.Handler extendGrant) : CouncilPage
{
    public override string Title => $"Access of {Row.Holder}";

    [BindProperty(SupportsGet = true)]
    public Guid Grant { get; set; }

    [BindProperty]
    [Display(Name = "New last day")]
    public DateOnly? LastDay { get; set; }

    public GrantRow Row { get; private set; } = null!;

    /// <summary>The grant whose place this one would take, or null.</summary>
    public GrantRow? Before { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public GrantStanding Standing => Row.StandingAt(Now);

    /// <summary>What it opens, or would.</summary>
    public IReadOnlyList<Opened> Opens { get; private set; } = [];

    /// <summary>What this would change of the grant whose place it takes, in words.</summary>
    public IReadOnlyList<string> Changes { get; private set; } = [];

    /// <summary>The titles of what it names.</summary>
    public IReadOnlyList<string> Named { get; private set; } = [];

    public int Looks { get; private set; }

    public bool IsSponsor => Row.SponsorId == person.UserId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        // What has ended shows its people nothing: there is nothing to try on.
        if (!await LoadAsync(cancellationToken) || Standing is GrantStanding.Ended) return NotFound();
        preview.Start(HttpContext, Links.Slug, Grant);
        return Redirect(Links.Front(kind => Row.Rights.Any(right => right.Kind == kind)));
    }

    [RequiresRecentSignIn]
    public async Task<IActionResult> OnPostGiveAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => giveAccess.HandleAsync(new(Grant), cancellationToken))) return Page();
        TempData["Notice"] = "Access is given. They are told by e-mail.";
        return Redirect(Links.Partners);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => discardGrant.HandleAsync(new(Grant, Row.Holder, Row.Organisation), cancellationToken))) return Page();
        TempData["Notice"] = "The draft is thrown away. Nothing had been opened by it.";
        return Redirect(Links.Partners);
    }

    [RequiresRecentSignIn]
    public async Task<IActionResult> OnPostExtendAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => extendGrant.HandleAsync(new(Grant, LastDay, Row.Holder, Row.Organisation), cancellationToken))) return Page();
        TempData["Notice"] = $"It lasts until {Words.Day(LastDay!.Value)} now.";
        return Redirect(Links.Grant(Grant));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.GrantsAndDrafts().FirstOrDefaultAsync(grant => grant.Id == Grant, cancellationToken) is not { } row) return false;
        Row = row;
        Looks = await db.Set<LedgerEntry>().CountAsync(look => look.GrantId == Grant, cancellationToken);
        Opens = await OpensAsync(Grant, cancellationToken);
        var titles = row.Records.Count == 0 ? [] : (await db.NameablesAsync(cancellationToken)).ToDictionary(one => one.Key, one => one.InWords);
        Named = NamesOf(row);
        if (row.ReplacesId is not { } replaced || await db.GrantsAndDrafts().FirstOrDefaultAsync(grant => grant.Id == replaced, cancellationToken) is not { } before) return true;
        Before = before;
        var opened = await OpensAsync(replaced, cancellationToken);
        Changes = [.. Difference("Opens", Row, Before), .. Difference("Closes", Before, Row), .. Dates()];
        return true;

        IReadOnlyList<string> NamesOf(GrantRow grant) =>
            [.. grant.Records.Select(record => titles.GetValueOrDefault(record.Key(), $"{Words.Sentence(Words.Granted(record.Kind))} that is open by now, or gone"))];

        IEnumerable<string> Difference(string what, GrantRow one, GrantRow other)
        {
            foreach (var right in one.Rights.Except(other.Rights)) yield return $"{what}: {Words.Doing(right.Verb)} {Words.Granted(right.Kind)}";
            foreach (var area in one.Areas.Except(other.Areas)) yield return $"{what} the practice area: {area}";
            foreach (var record in one.Records.Except(other.Records)) yield return $"{what} by name: {titles.GetValueOrDefault(record.Key(), Words.Granted(record.Kind))}";
            var records = (ReferenceEquals(one, Row) ? Opens.Zip(opened) : opened.Zip(Opens)).Select(pair => pair.First.Beyond(pair.Second)).OfType<string>().ToList();
            if (records.Count > 0) yield return $"{(ReferenceEquals(one, Row) ? "They gain" : "They lose")} {string.Join(", ", records)}";
        }

        IEnumerable<string> Dates()
        {
            if (Row.LastDay != Before.LastDay) yield return $"Last day: {Words.Day(Row.LastDay)} instead of {Words.Day(Before.LastDay)}";
            if (Row.FirstDay > Before.FirstDay && Row.FirstDay > Now.DayInUk()) yield return $"First day: {Words.Day(Row.FirstDay)}. Until then they see nothing by it";
            if (Row.UserId != Before.UserId) yield return $"For {Row.Holder} instead of {Before.Holder}";
            if (Row.Purpose != Before.Purpose) yield return "The purpose is worded anew";
            if (Row.SponsorId != Before.SponsorId) yield return $"{Row.Sponsor} answers for it instead of {Before.Sponsor ?? "nobody"}";
            if (Row.ReviewOn != Before.ReviewOn) yield return Row.ReviewOn is { } day ? $"To be looked at again on {Words.Day(day)}" : "No day to look at it again";
        }
    }

    private Task<IReadOnlyList<Opened>> OpensAsync(Guid grant, CancellationToken cancellationToken) =>
        OpenedRecords.ReadAsync(sessions, (CouncilTenantInfo)db.TenantInfo!, person.UserId!.Value, grant, Now.DayInUk(), cancellationToken);
}
