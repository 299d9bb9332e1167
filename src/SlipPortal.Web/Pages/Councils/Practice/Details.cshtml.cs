using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Oversight;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>A practice example: its draft, and what others read of it. A lead publishes and withdraws it here.</summary>
[Requires(RecordKind.UnpublishedVisits, ToPost = Verb.Manage)]
internal sealed class DetailsModel(PortalDbContext db, PublishExample.Handler publishExample, WithdrawExample.Handler withdrawExample) : CouncilPage
{
    public override string Title => Head.Title;

    [BindProperty(SupportsGet = true)]
    public Guid Example { get; set; }

    [BindProperty]
    public PublishInput Input { get; set; } = new();

    public ExampleRow Head { get; private set; } = null!;

    public PracticeText Text { get; private set; } = null!;

    /// <summary>The version of the draft that is on the screen.</summary>
    public uint RowVersion { get; private set; }

    /// <summary>The finding that it is about, or null.</summary>
    public FindingRow? About { get; private set; }

    /// <summary>What was ever published of it, the last first.</summary>
    public IReadOnlyList<PublicationRow> Publications { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) => WriteAsync(
        () => publishExample.HandleAsync(new(Example, Input.RowVersion, Input.IsAnonymous, Input.IsRead), cancellationToken),
        "It is published. Everybody who signs in can read it.", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) => WriteAsync(
        () => withdrawExample.HandleAsync(new(Example), cancellationToken), "It is withdrawn. Nobody outside your council reads it any more.", cancellationToken);

    private async Task<IActionResult> WriteAsync(Func<Task> write, string notice, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(write, "Input.")) return Page();
        TempData["Notice"] = notice;
        return Redirect(Links.PracticeExample(Example));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.ExampleRows().SingleOrDefaultAsync(example => example.Id == Example, cancellationToken) is not { } head) return false;
        Head = head;
        var stored = await db.Set<PracticeExample>().Where(example => example.Id == Example)
            .Select(example => new { Text = new PracticeText(example.Problem, example.Action, example.Impact), RowVersion = EF.Property<uint>(example, nameof(RowVersion)) })
            .SingleAsync(cancellationToken);
        Text = stored.Text;
        RowVersion = stored.RowVersion;
        About = head.FindingId is { } finding ? await db.FindingRows().SingleAsync(row => row.Id == finding, cancellationToken) : null;
        Publications = await (
            from published in db.Set<PracticePublication>()
            where published.ExampleId == Example
            orderby published.PublishedAt descending
            select new PublicationRow(
                published.Title, published.IsAnonymous, published.PublishedAt, db.Users.Where(user => user.Id == published.PublishedById).Select(user => user.Name).First(),
                published.WithdrawnAt, new PracticeText(published.Problem, published.Action, published.Impact))).ToListAsync(cancellationToken);
        return true;
    }

    internal sealed class PublishInput
    {
        public bool? IsAnonymous { get; set; }

        public bool IsRead { get; set; }

        /// <summary>The version of the draft that was on the screen.</summary>
        public uint RowVersion { get; set; }
    }

    internal sealed record PublicationRow(string Title, bool IsAnonymous, DateTimeOffset PublishedAt, string By, DateTimeOffset? WithdrawnAt, PracticeText Text)
    {
        public string InWords =>
            $"{Words.Day(PublishedAt)} {(WithdrawnAt is { } end ? $"to {Words.Day(end)}" : "until now")}, {(IsAnonymous ? "without" : "with")} the council’s name, published by {By}";
    }
}
