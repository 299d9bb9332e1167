using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Practice;

/// <summary>What councils have published of what they did: for everybody who is signed in. No download: what is withdrawn would live on in it.</summary>
internal sealed class IndexModel(PortalDbContext db) : PageModel
{
    private const int PageSize = 20;
    private const int MostWords = 10;

    /// <summary>Words that all stand in an example, in any order.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Themes { get; private set; } = [];

    /// <summary>How many examples the filter leaves.</summary>
    public int Found { get; private set; }

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>Something was asked for.</summary>
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrWhiteSpace(Theme);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var themes = await PublishedPractice.Ask(db).SelectMany(example => example.Themes).Distinct().ToListAsync(cancellationToken);
        Themes = [.. themes.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCultureIgnoreCase).Select(theme => new SelectListItem(theme, theme))];
        var wanted = Wanted();
        Found = await wanted.CountAsync(cancellationToken);
        Paging = new(Found, PageSize, PageNumber);
        Rows = await wanted.OrderByDescending(example => example.PublishedAt).ThenBy(example => example.Id).Skip(Paging.Skip).Take(PageSize)
            .Select(example => new Row(example.Id, example.Council, example.Title, example.Themes, example.PublishedAt)).ToListAsync(cancellationToken);
    }

    private IQueryable<PublishedPractice> Wanted()
    {
        var wanted = PublishedPractice.Ask(db);
        if (Theme?.Trim() is { Length: > 0 } theme)
        {
            var pattern = Like.Exactly(theme);
            wanted = wanted.Where(example => example.Themes.Any(one => EF.Functions.ILike(one, pattern, Like.Escape)));
        }

        foreach (var word in (Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var pattern = Like.Containing(word);
            wanted = wanted.Where(example => EF.Functions.ILike(
                example.Title + " " + string.Join(" ", example.Themes) + " " + example.Problem + " " + example.Action + " " + example.Impact + " " + example.Council, pattern, Like.Escape));
        }

        return wanted;
    }

    /// <summary>An example as the list shows it.</summary>
    internal sealed record Row(Guid Id, string? Council, string Title, string[] Themes, DateTimeOffset PublishedAt);
}
