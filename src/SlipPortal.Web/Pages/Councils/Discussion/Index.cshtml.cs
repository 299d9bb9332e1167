using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>Every conversation of the council that the person can read.</summary>
[Requires(RecordKind.Plan, OrAnyTalkedAbout = true)]
internal sealed class IndexModel(PortalDbContext db, IActor actor, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => "Discussion";

    /// <summary>“open”, “mine” or “resolved”; anything else is all of them.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; } = "open";

    [BindProperty(SupportsGet = true)]
    public TalkSubject? About { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public DateOnly Today { get; } = clock.TodayInUk();

    public static IReadOnlyList<SelectListItem> Shows { get; } =
        [new("Open", "open"), new("Open, and mine to see to", "mine"), new("Resolved", "resolved"), new("All", "all")];

    public static IReadOnlyList<SelectListItem> Subjects { get; } =
        [.. Enum.GetValues<TalkSubject>().Select(subject => new SelectListItem(ThreadWords.Of(subject), subject.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var threads = db.Set<CommentThread>().Where(thread => About == null || thread.Subject == About);
        threads = Show switch
        {
            "open" => threads.Where(thread => thread.ResolvedAt == null),
            "mine" => threads.Where(thread => thread.ResolvedAt == null && thread.AssignedToId == actor.UserId),
            "resolved" => threads.Where(thread => thread.ResolvedAt != null),
            _ => threads,
        };
        var isFile = TableDownload.Knows(Format);
        Paging = new(await threads.CountAsync(cancellationToken), isFile ? int.MaxValue / 2 : PageSize, PageNumber);
        var rows = await threads
            .Select(thread => new
            {
                Thread = thread,
                Comments = db.Set<Comment>().Count(comment => comment.ThreadId == thread.Id && comment.WithdrawnAt == null),
                Last = db.Set<Comment>().Where(comment => comment.ThreadId == thread.Id).Max(comment => (DateTimeOffset?)comment.At) ?? thread.StartedAt,
                Author = db.Users.Where(user => user.Id == thread.AuthorId).Select(user => user.Name).First(),
                AssignedTo = db.Users.Where(user => user.Id == thread.AssignedToId).Select(user => user.Name).FirstOrDefault(),
            })
            .OrderByDescending(row => row.Last).Skip(Paging.Skip).Take(isFile ? int.MaxValue : PageSize).ToListAsync(cancellationToken);
        var names = await TalkSubjects.NamesAsync(new CouncilRecords(db), rows.Select(row => (row.Thread.Subject, row.Thread.SubjectId)), cancellationToken);
        Rows =
        [
            .. rows.Select(row => new Row(
                row.Thread.Id, names(row.Thread.Subject, row.Thread.SubjectId).Of(row.Thread.Part), row.Author, row.Last, row.Comments,
                new TalkAudience(row.Thread.Audience, row.Thread.SharedWith).InWords(Council), row.AssignedTo, row.Thread.DueOn, row.Thread.ResolvedAt is not null)),
        ];
        if (!isFile) return Page();
        return TableDownload.Of(
            Rows.Select(row => new Line(row.About, row.Author, row.Last.DayInUk(), row.Comments, row.Readers, row.AssignedTo, row.DueOn, row.IsResolved ? "Resolved" : "Open")),
            $"{Links.Slug} discussion", Format!);
    }

    /// <summary>A conversation in the list.</summary>
    internal sealed record Row(
        Guid Id, string About, string Author, DateTimeOffset Last, int Comments, string Readers, string? AssignedTo, DateOnly? DueOn, bool IsResolved);

    /// <summary>A line of the download.</summary>
    internal sealed record Line(string About, string BegunBy, DateOnly LastComment, int Comments, string ReadBy, string? For, DateOnly? Due, string State);
}
