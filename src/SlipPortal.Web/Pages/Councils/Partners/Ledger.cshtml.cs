using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>
/// Every look from outside: who, what, when, how. The newest first. Looks of one person at one thing in one hour are one line here; a
/// download has every one.
/// </summary>
[Requires(RecordKind.Access)]
internal sealed class LedgerModel(PortalDbContext db) : CouncilPage
{
    private const int PageSize = 100;

    public override string Title => "Access ledger";

    /// <summary>Only this person's looks.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    /// <summary>Only those of people from this organisation.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Organisation { get; set; }

    /// <summary>Only from this day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Only up to this day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>Only at what has these words in its title.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>Only this way.</summary>
    [BindProperty(SupportsGet = true)]
    public LedgerChannel? Channel { get; set; }

    /// <summary>Only by this grant.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Grant { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>The ways to look.</summary>
    public static IReadOnlyList<SelectListItem> Channels { get; } =
        [.. Enum.GetValues<LedgerChannel>().Select(channel => new SelectListItem(InWords(channel), channel.ToString()))];

    /// <summary>Everybody who ever looked.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>Where they came from.</summary>
    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    /// <summary>How many looks the filters let through.</summary>
    public int Total { get; private set; }

    /// <summary>The days on this page, each with its lines, the newest first.</summary>
    public IReadOnlyList<(DateOnly Day, IReadOnlyList<Line> Lines)> Days { get; private set; } = [];

    /// <summary>The newest entry of all, or null where there is none.</summary>
    public Entry? Newest { get; private set; }

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var looks = Filtered();
        if (TableDownload.Knows(Format)) return await DownloadAsync(looks, cancellationToken);

        Newest = await db.Set<LedgerEntry>().OrderByDescending(look => look.Number)
            .Select(look => new Entry(look.Number, look.Hash)).FirstOrDefaultAsync(cancellationToken);
        if (Newest is null) return Page();
        var people = await db.Set<LedgerEntry>().Select(look => new { look.Person, look.Organisation }).Distinct().ToListAsync(cancellationToken);
        People = Options(people.Select(look => look.Person));
        Organisations = Options(people.Select(look => look.Organisation));

        // Hours begin here when they begin in UTC.
        var lines = looks
            .GroupBy(look => new { look.UserId, look.Person, look.Organisation, look.Seen, look.Channel, look.At.UtcDateTime.Date, look.At.UtcDateTime.Hour })
            .Select(group => new
            {
                group.Key.Person,
                group.Key.Organisation,
                group.Key.Seen,
                group.Key.Channel,
                Times = group.Count(),
                First = group.Min(look => look.At),
                Last = group.Max(look => look.At),
                Number = group.Max(look => look.Number),
            });
        var counts = await lines.GroupBy(_ => 1).Select(all => new { Lines = all.Count(), Looks = all.Sum(line => line.Times) }).FirstOrDefaultAsync(cancellationToken);
        Total = counts?.Looks ?? 0;
        Paging = new(counts?.Lines ?? 0, PageSize, PageNumber);
        var shown = await lines.OrderByDescending(line => line.Last).ThenByDescending(line => line.Number)
            .Skip(Paging.Skip).Take(PageSize)
            .Select(line => new Line(line.Person, line.Organisation, line.Seen, line.Channel, line.Times, line.First, line.Last))
            .ToListAsync(cancellationToken);
        Days = [.. shown.GroupBy(line => line.Last.DayInUk()).Select(day => (day.Key, (IReadOnlyList<Line>)[.. day]))];
        return Page();
    }

    /// <summary>The address of what is on the screen as a file.</summary>
    public string File(string format)
    {
        var query = new QueryBuilder(Request.Query.Where(pair => pair.Key is not ("page" or "format"))) { { "format", format } };
        return Links.Ledger + query.ToQueryString();
    }

    /// <summary>“10:02”, or “3 times between 10:02 and 10:41”.</summary>
    public static string When(Line line) => line.Times == 1
        ? Time(line.Last)
        : $"{line.Times} times " + (Time(line.First) == Time(line.Last) ? $"at {Time(line.Last)}" : $"between {Time(line.First)} and {Time(line.Last)}");

    public static string InWords(LedgerChannel channel) => channel is LedgerChannel.Page ? "On the screen" : "As a download";

    private static string Time(DateTimeOffset instant) => instant.InUk().ToString("HH:mm");

    private static IReadOnlyList<SelectListItem> Options(IEnumerable<string> names) =>
        [.. names.Distinct().Order(StringComparer.CurrentCulture).Select(name => new SelectListItem(name, name))];

    private IQueryable<LedgerEntry> Filtered()
    {
        Search = Search?.Trim();
        var pattern = Like.Containing(Search);
        // Days that no clock here ever shows are as good as none.
        DateTimeOffset? from = From is { Year: > 1900 and < 9000 } first ? first.AddDays(-1).EndInUk() : null;
        DateTimeOffset? to = To is { Year: > 1900 and < 9000 } last ? last.EndInUk() : null;
        return db.Set<LedgerEntry>()
            .Where(look => string.IsNullOrEmpty(Person) || look.Person == Person)
            .Where(look => string.IsNullOrEmpty(Organisation) || look.Organisation == Organisation)
            .Where(look => from == null || look.At >= from)
            .Where(look => to == null || look.At < to)
            .Where(look => string.IsNullOrEmpty(Search) || EF.Functions.ILike(look.Seen, pattern, Like.Escape))
            .Where(look => Grant == null || look.GrantId == Grant)
            .Where(look => Channel == null || look.Channel == Channel);
    }

    private async Task<IActionResult> DownloadAsync(IQueryable<LedgerEntry> looks, CancellationToken cancellationToken)
    {
        var all = await looks.OrderByDescending(look => look.At).ThenByDescending(look => look.Number)
            .Select(look => new
            {
                Look = look,
                Purpose = db.Set<Grant>().Where(grant => grant.Id == look.GrantId).Select(grant => grant.Purpose).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return TableDownload.Of(
            all.Select(row => new
            {
                row.Look.Number,
                When = row.Look.At.InUk().ToString("yyyy-MM-dd HH:mm:ss"),
                row.Look.Person,
                row.Look.Organisation,
                row.Look.Seen,
                Channel = InWords(row.Look.Channel),
                AccessGivenFor = row.Look.GrantId is null ? "The other side of the work: its terms only" : row.Purpose,
                WrittenDown = row.Look.WrittenAt.InUk().ToString("yyyy-MM-dd HH:mm:ss"),
                row.Look.Hash,
            }),
            $"{Links.Slug}-access-ledger", Format!);
    }

    /// <summary>A line on the page.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Organisation">From where.</param>
    /// <param name="Seen">At what.</param>
    /// <param name="Channel">How.</param>
    /// <param name="Times">How often in that hour.</param>
    /// <param name="First">When first in it.</param>
    /// <param name="Last">When last in it.</param>
    internal sealed record Line(
        string Person, string Organisation, string Seen, LedgerChannel Channel, int Times, DateTimeOffset First, DateTimeOffset Last);

    /// <summary>What a council notes to hold a later ledger against.</summary>
    internal sealed record Entry(long Number, string Hash)
    {
        /// <summary>Enough of it to note by hand.</summary>
        public string Short => Hash[..16];
    }
}
