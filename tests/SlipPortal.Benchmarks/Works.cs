namespace SlipPortal.Benchmarks;

/// <summary>Work that is measured by asking for it again and again.</summary>
/// <param name="Name">By which it can be asked for alone.</param>
/// <param name="Asks">What each connection asks of the portal.</param>
/// <param name="Floors">What each connection asks of the floor; null where it is held against other work.</param>
/// <param name="Target">At most so many times the floor; null where none is asked for.</param>
internal sealed record Work(string Name, IReadOnlyList<Ask> Asks, IReadOnlyList<Ask>? Floors, double? Target)
{
    /// <summary>Stands once in each row of the page.</summary>
    public string? Row { get; init; }

    /// <summary>The same in the floor's page, where it has more than these.</summary>
    public string? FloorRow { get; init; }

    /// <summary>How many rows there are to be, whatever the number of councils; null where that depends on it.</summary>
    public int? Rows { get; init; }

    /// <summary>At most so many questions, where that is asked for.</summary>
    public int? Questions { get; init; }

    /// <summary>The work that it is held against instead of a floor.</summary>
    public string? Beside { get; init; }

    /// <summary>Half of all requests take so long, instead of processor's time.</summary>
    public bool ByTime { get; init; }

    /// <summary>All of it.</summary>
    /// <param name="councils">How many councils are stored.</param>
    /// <param name="connections">How many connections ask.</param>
    /// <param name="open">The most councils that somebody is shown at once: fewer, where two sizes are held against each other.</param>
    public static IReadOnlyList<Work> All(int councils, int connections, int open)
    {
        // The first councils of the set, a connection each.
        List<Ask> Each(Func<int, Ask> ask) => [.. Enumerable.Range(0, connections).Select(i => ask((i % councils) + 1))];
        static string Slug(int council) => CouncilRows.SlugOf(council);
        List<Ask> Led(string path) => Each(council => new(NationalData.Lead(council), $"/councils/{Slug(council)}{path}"));
        List<Ask> Floor(string path) => Each(council => new(NationalData.Lead(council), $"/floor/{path}?council={Slug(council)}"));
        // The adviser with a part of the areas, in those councils that they have.
        var part = NationalData.CouncilsOf(1, councils).ToList();
        // The one with the most councils that are shown to everybody alike.
        var adviser = Enumerable.Range(1, 20).Where(one => !NationalData.SeesPart(one) && NationalData.CouncilsOf(one, councils).Count() <= open).DefaultIfEmpty(2).Last();
        var who = NationalData.Adviser(adviser);
        var many = NationalData.CouncilsOf(adviser, councils).Take(20).Select(Slug).ToList();
        return
        [
            new("plan", Led("/plan"), Floor("plan"), 1.5) { Row = "data-label=\"What will be done\"", Rows = 100, Questions = 4 },
            new("plan-adviser", Each(council => new(NationalData.Adviser(1), $"/councils/{Slug(part[(council - 1) % part.Count])}/plan")), null, 1.25)
            {
                Row = "data-label=\"What will be done\"",
                Rows = 100,
                Beside = "plan",
            },
            new("action", Led("/plan/actions/1.1"), Floor("action"), 2)
            {
                Row = "the third has a date that the team believes in",
                FloorRow = "the third has a date that the team believes in",
                Rows = 12,
            },
            new("portfolio", Each(_ => new(who, "/oversight")), Each(_ => new(who, $"/floor/portfolio?email={who}")), 2)
            {
                Row = "data-label=\"Next visit\"",
            },
            new("book", Led("/kpis"), Floor("book"), 2) { Row = "class=\"app-sparkline\"", Rows = 60 },
            new("compare", Each(_ => new(who, "/oversight/compare/measure?code=NAT_012" + string.Concat(many.Select(slug => $"&councils={slug}")))),
                Each(_ => new(who, $"/floor/compare?councils={string.Join(',', many)}")), 2)
            {
                Row = "data-label=\"Period\"",
                Rows = 10 * many.Count,
            },
            new("csv", Led("/plan?format=csv"), Floor("csv"), 2) { Row = ", and show what came of it", Rows = 200 },
            new("update", Each(council => new(NationalData.Contributor(council, 1), $"/councils/{Slug(council)}/plan/actions/1.3", AskKind.Report)),
                Each(council => new(NationalData.Lead(council), $"/floor/update?council={Slug(council)}", AskKind.Post)), 3)
            {
                ByTime = true,
            },
        ];
    }

    /// <summary>What no page can do without: to know who asks and what they may, and to read under the policies what the floor reads without them.</summary>
    public static IReadOnlyList<Work> Bounds(IReadOnlyList<Work> works) =>
    [
        // A form with some fields, which asks nothing of its own.
        new("signed-in", [.. works[0].Asks.Select(ask => ask with { Path = ask.Path + "/ratings/new" })], null, null),
        .. from work in works
           // The portfolio's floor finds the councils by rows that no policy shows to an adviser.
           where work is { Floors: not null, ByTime: false, Name: not "portfolio" }
           select new Work($"{work.Name}, held", [.. work.Floors!.Select(ask => ask with { Path = $"{ask.Path}&as={ask.Email}" })], work.Floors, null),
    ];
}
