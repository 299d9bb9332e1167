using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Oversight.Compare;

/// <summary>What was found at several councils, by theme; and who else was told the like and has since been judged good.</summary>
internal sealed class FindingsModel(CrossTenantReader reader, CouncilReach access, TimeProvider clock) : ComparePage(reader, access, clock)
{
    private const int PageSize = 50;

    // Of each theme, on the page that has them all.
    private const int Newest = 3;

    private readonly FindingQueries _findings = new(reader);

    public override string Title => About is null ? "Findings side by side" : "Who has solved it";

    /// <summary>Words of a theme or a finding, for which others are looked up; null for the list of themes.</summary>
    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    /// <summary>The one theme that is read whole; null for all of them, each with its newest findings.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>The themes, the one of most councils first. What has no theme stands last.</summary>
    public IReadOnlyList<ThemeRow> Themes { get; private set; } = [];

    /// <summary>Of the findings of one theme, or of the themes.</summary>
    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>The themes of this page, each with the findings that it shows.</summary>
    public IEnumerable<(ThemeRow Theme, IEnumerable<ComparedFinding> Findings)> OnPage => Theme is null
        ? Themes.Skip(Paging.Skip).Take(PageSize).Select(theme => (theme, theme.Findings.Take(Newest)))
        : Themes.Select(theme => (theme, theme.Findings.Skip(Paging.Skip).Take(PageSize)));

    public IReadOnlyList<SolvedFinding> Solved { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        About = string.IsNullOrWhiteSpace(About) ? null : About.Trim();
        if (About is not null)
        {
            // All of it is published for everybody.
            Solved = await _findings.SolvedAsync(About, cancellationToken);
            return Page();
        }

        await ChooseAsync(RecordKind.Visits, cancellationToken);
        if (Picked.Count == 0) return Page();
        var findings = await _findings.ReadAsync(Picked.ConvertAll(council => council.Id), cancellationToken);
        Shown = Picked.ConvertAll(council => council.Id);
        Themes =
        [
            .. findings.SelectMany(finding => finding.Themes.DefaultIfEmpty().Select(theme => (theme, finding)))
                .GroupBy(pair => pair.theme, pair => pair.finding, StringComparer.OrdinalIgnoreCase)
                .Select(group => new ThemeRow(group.Key, [.. group]))
                .Where(theme => Theme is null || theme.Title.Equals(Theme, StringComparison.OrdinalIgnoreCase))
                .OrderBy(theme => theme.Name is null).ThenByDescending(theme => theme.Councils).ThenByDescending(theme => theme.Findings.Count)
                .ThenBy(theme => theme.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
        Paging = new(Theme is null ? Themes.Count : Themes.Sum(theme => theme.Findings.Count), PageSize, PageNumber);
        if (!TableDownload.Knows(Format)) return Page();
        return TableDownload.Of(
            from theme in Themes
            from finding in theme.Findings
            select new Line(theme.Name, NameOf(finding), finding.Visit, finding.LastDay, finding.Wording, finding.IsPublic ? "Published" : "Not published"),
            "compared-findings", Format!);
    }

    /// <summary>The theme that is read, for an address that keeps it.</summary>
    public (string Name, string Value)[] OfTheme => Theme is null ? [] : [("theme", Theme)];

    public string NameOf(ComparedFinding finding) => Picked.Find(council => council.Id == finding.TenantId)!.Name;

    public string Address(ComparedFinding finding) => new CouncilLinks(Picked.Find(council => council.Id == finding.TenantId)!.Slug).Finding(finding.Id);

    internal sealed record Line(string? Theme, string Council, string Visit, DateOnly LastDay, string Finding, string Publication);

    /// <param name="Name">The theme; null for findings that have none.</param>
    /// <param name="Findings">The newest first.</param>
    internal sealed record ThemeRow(string? Name, IReadOnlyList<ComparedFinding> Findings)
    {
        public string Title => Name ?? "Without a theme";

        public int Councils => Findings.Select(finding => finding.TenantId).Distinct().Count();
    }
}
