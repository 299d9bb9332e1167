using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SlipPortal.Documents;
using SlipPortal.Domain.Kpis;
using SlipPortal.UnitTests.Oversight;

namespace SlipPortal.IntegrationTests.Pages.Oversight;

/// <summary>
/// Somebody reads every page, chart and file by which values leave two councils, puts all of it together, and tries to find counts from 1 to 5
/// (docs/suppression.md). Every number that they take from a chart or a cell is first checked against the truth, so nothing is misread.
/// </summary>
public sealed partial class RecoverTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Adviser = "adviser@education.example";
    private const long Most = 400_000;
    private static readonly string[] Councils = ["ashdale", "brackenshire"];

    private static readonly string[] Choices =
        ["", "&by=notice", "&model=2021-04", "&councils=ashdale&councils=brackenshire&by=calendar", "&councils=ashdale", "&councils=brackenshire"];

    // The measures, each with the national one that it is compared by.
    private static readonly (string Ref, string Title, string? Code, string Unit, string AddsUp)[] Measures =
    [
        ("7.1", "Lanterns dropped", "DEMO_CIN", "Number", "Parts are added up (new cases)"),
        ("7.2", "Lanterns lit in time", "DEMO_REREFERRALS", "Percent", "Numerators over denominators, each added up (percentages with their counts)"),
        ("7.3", "Lanterns at the end of the month", "DEMO_45_DAYS", "Number", "As at the end of the period (children in care)"),
        ("7.4", "Lanterns bought since April", "DEMO_AGENCY", "Number", "Each reading counts from April on"),
        ("7.5", "Of which blue", null, "Number", "As at the end of the period (children in care)"),
    ];

    // What is true, by council and ref: of each month the cases that count, and the rest of them.
    private readonly Dictionary<(string Council, string Ref), SortedDictionary<DateOnly, (long Count, long Others)>> _truth = [];

    // What was shown, of which months, wherever it was.
    private readonly HashSet<(string Council, string Ref, DateOnly From, DateOnly To)> _shown = [];
    private readonly HashSet<(string Council, string Ref, DateOnly Month)> _withheld = [];
    private readonly List<(string Where, string Text)> _texts = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateOnly FirstMonth => Period.Of(PeriodKind.FinancialYear, Today.AddYears(-2)).Start;

    private DateOnly Today => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Nothing_that_is_withheld_can_be_worked_out_of_everything_that_is_shown()
    {
        await SetTheSceneAsync();
        var adviser = await portal.SignInAsync(Adviser);
        foreach (var (reference, _, code, _, _) in Measures.Where(measure => measure.Code is not null))
            foreach (var choice in Choices)
                await ReadComparisonAsync(adviser, reference, $"/oversight/compare/measure?code={code}{choice}");
        foreach (var council in Councils) await ReadPackAsync(council);

        Assert.Empty(Found());
        Assert.Empty(Standing());
        // There was something to find, and something was shown.
        foreach (var council in Councils)
        {
            foreach (var (reference, _, _, _, _) in Measures)
            {
                Assert.Contains(_withheld, cell => (cell.Council, cell.Ref) == (council, reference));
                Assert.Contains(_shown, cell => (cell.Council, cell.Ref) == (council, reference) || reference == "7.5");
            }

            Assert.Contains(_shown, cell => (cell.Council, cell.Ref) == (council, "7.1") && cell.From.AddMonths(11) == cell.To);
            Assert.Contains(_shown, cell => (cell.Council, cell.Ref) == (council, "7.2") && cell.From.AddMonths(2) == cell.To);
        }
    }

    private IEnumerable<string> Found()
    {
        foreach (var ((council, reference), months) in _truth)
        {
            foreach (var year in months.Keys.GroupBy(month => Period.Of(PeriodKind.FinancialYear, month).Start))
            {
                DateOnly[] own = [.. year];
                var runs = _shown.Where(cell => (cell.Council, cell.Ref) == (council, reference) && own.Contains(cell.To))
                    .Select(cell => (Array.IndexOf(own, cell.From), Array.IndexOf(own, cell.To))).ToHashSet();
                Assert.DoesNotContain(runs, run => run.Item1 < 0);
                var kinds = (Func<(long Count, long Others), long>[])(reference == "7.2" ? [month => month.Count, month => month.Others] : [month => month.Count]);
                foreach (var kind in kinds)
                {
                    long[] counts = [.. own.Select(month => kind(months[month]))];
                    var found = reference switch
                    {
                        "7.1" or "7.2" => Runs(counts, runs),
                        "7.4" => Differences(counts, runs),
                        _ => runs.Where(run => counts[run.Item1] is > 0 and < 6).Select(run => $"{run.Item1}"),
                    };
                    foreach (var one in found) yield return $"{council} {reference} {own[0]}: {one} of {string.Join(' ', counts)}, shown {string.Join(' ', runs)}";
                }
            }
        }

        // What is left of a whole beside its part.
        foreach (var cell in _shown.Where(cell => cell.Ref == "7.5" && _shown.Contains((cell.Council, "7.3", cell.From, cell.To))))
        {
            if (_truth[(cell.Council, "7.3")][cell.From].Count - _truth[(cell.Council, "7.5")][cell.From].Count is > 0 and < 6)
                yield return $"{cell.Council} the rest of 7.3 in {cell.From}";
        }
    }

    // Every run of months that counts 1 to 5 and follows from what is shown.
    private static IEnumerable<string> Runs(long[] counts, HashSet<(int From, int To)> shown)
    {
        var attacker = new Attacker();
        int[] months = [.. counts.Select(count => count switch { 0 => attacker.Unknown(0, 0), < 6 => attacker.Unknown(1, 5), _ => attacker.Unknown(6, Most) })];
        var targets = new List<(string Run, int Unknown)>();
        for (var from = 0; from < counts.Length; from++)
        {
            for (var to = from; to < counts.Length; to++)
            {
                var (terms, sum) = (months[from..(to + 1)].Select(month => (month, 1)).ToList(), counts[from..(to + 1)].Sum());
                if (shown.Contains((from, to))) attacker.Knows(terms, sum);
                if (sum is 0 or >= 6) continue;
                targets.Add(($"{from} to {to}", attacker.Unknown(0, Most)));
                attacker.Knows([.. terms, (targets[^1].Unknown, -1)], 0);
            }
        }

        var isFound = attacker.Finds();
        return targets.Where(target => isFound[target.Unknown]).Select(target => target.Run);
    }

    private static IEnumerable<string> Differences(long[] counts, HashSet<(int From, int To)> shown)
    {
        List<long> all = [0, .. shown.Select(run => counts[run.To])];
        return all.SelectMany(one => all.Select(other => one - other)).Where(difference => difference is > 0 and < 6).Select(difference => $"a difference of {difference}");
    }

    // Withheld numbers of at least five digits, which stand nowhere by chance, in any text, markup or part of a file.
    private IEnumerable<string> Standing()
    {
        var shown = _shown.Where(cell => cell.Ref != "7.2")
            .Select(cell => _truth[(cell.Council, cell.Ref)].Where(month => month.Key >= cell.From && month.Key <= cell.To).Sum(month => month.Value.Count)).ToHashSet();
        var standing = _texts
            .SelectMany(text => LargeNumber().Matches(text.Text).Select(match => (Number: (long)Number(match.Value)!.Value, text.Where)))
            .ToLookup(found => found.Number, found => found.Where);
        Assert.Contains(standing, number => shown.Contains(number.Key));
        return
            from pair in _truth
            from month in pair.Value
            where pair.Key.Ref == "7.2" || !_shown.Contains((pair.Key.Council, pair.Key.Ref, month.Key, month.Key))
            from number in (long[])[month.Value.Count, month.Value.Count + month.Value.Others]
            where number > 10_000 && !shown.Contains(number)
            from file in standing[number]
            select $"{pair.Key} {month.Key}: {number} in {file}";
    }

    private async Task ReadComparisonAsync(PortalBrowser adviser, string reference, string address)
    {
        await adviser.GoAsync(address);
        Assert.Equal(HttpStatusCode.OK, adviser.Status);
        _texts.Add((address, adviser.Body));
        var alone = Councils.Count(council => address.Contains($"councils={council}", StringComparison.Ordinal)) == 1;
        // By itself, or of one council, nothing of its own is shown at all.
        Assert.Equal(!alone, adviser.Main.Contains("agreed that their own values are compared", StringComparison.Ordinal));
        foreach (var (council, name) in alone ? [] : (IEnumerable<(string, string)>)[("ashdale", "Ashdale Council"), ("brackenshire", "Brackenshire County Council")])
        {
            var table = adviser.Table($"{name}, own values").Skip(1).ToList();
            foreach (var row in table) See(council, reference, Period.Parse(row[0]), row[2]);
            var values = table.Where(row => Number(row[2]) is not null).ToDictionary(row => row[0], row => Number(row[2])!.Value);
            // By the notice, who may not see it has no line.
            if (address.Contains("by=notice", StringComparison.Ordinal) && Number(table[0][1]) is null)
                Assert.DoesNotContain(name, adviser.Page.QuerySelectorAll(".app-multiples figcaption").Select(caption => caption.TextContent.Trim()));
            else
                ReadChart(adviser, name, table, values);
            var latest = adviser.Table("The latest values").Single(row => row[0].StartsWith(name, StringComparison.Ordinal));
            Assert.Contains(Number(latest[1])!.Value, values.Values);
            if (Number(latest[3].Split(' ')[0]) is { } change)
                Assert.Contains(values.Values, value => Math.Abs(Math.Abs(value - Number(latest[1])!.Value) - change) <= 0.02);
            ReadDot(adviser, name, Number(latest[1])!.Value);
        }

        Assert.NotEmpty(adviser.Page.QuerySelectorAll(".app-multiples__chart"));
        foreach (var format in (string[])["csv", "xlsx"])
        {
            await adviser.GoAsync($"{address}&format={format}");
            foreach (var row in (await TablesAsync(adviser, format)).Single().Skip(1).Where(row => row[3] != "Published"))
                See(Councils.Single(council => row[0].StartsWith(council, StringComparison.OrdinalIgnoreCase)), reference, Period.Parse(row[4]), row[7].Length > 0 ? row[7] : row[8]);
        }
    }

    // A chart draws what its table shows and nothing else: each dot is taken back to its month and its value.
    private static void ReadChart(PortalBrowser page, string name, List<IReadOnlyList<string>> table, Dictionary<string, double> values)
    {
        var chart = page.Page.QuerySelectorAll(".app-multiples__chart").Single(chart => chart.QuerySelector("figcaption")!.TextContent.Trim() == name);
        var ticks = chart.QuerySelectorAll(".app-chart__tick").Select(tick => (Y: At(tick, "y") - 5, Value: Number(tick.TextContent)!.Value)).ToList();
        var labels = chart.QuerySelectorAll(".app-chart__label[text-anchor]");
        var ends = labels.Select(label => (X: At(label, "x"), Time: Time(label.TextContent))).ToList();
        var byMonths = labels[0].TextContent.Contains("month", StringComparison.Ordinal);
        var slope = (ticks[^1].Value - ticks[0].Value) / (ticks[^1].Y - ticks[0].Y);
        var drawn = chart.QuerySelectorAll("circle").Select(circle => (
            Time: (int)Math.Round(ends[0].Time + ((At(circle, "cx") - ends[0].X) * (ends[1].Time - ends[0].Time) / (ends[1].X - ends[0].X))),
            Value: ticks[0].Value + ((At(circle, "cy") - ticks[0].Y) * slope))).ToList();
        var shown = table.Where(row => values.ContainsKey(row[0]))
            .Select(row => (Time: byMonths ? int.Parse(row[1], CultureInfo.InvariantCulture) : Time(row[0]), Value: values[row[0]]))
            .OrderBy(point => point.Time).ToList();
        Assert.Equal(shown.Select(point => point.Time), drawn.Select(point => point.Time));
        Assert.All(shown.Zip(drawn), pair => Assert.InRange(pair.Second.Value - pair.First.Value, -Math.Abs(slope) / 2, Math.Abs(slope) / 2));
        Assert.Equal(drawn.Count, chart.QuerySelector("polyline")!.GetAttribute("points")!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static void ReadDot(PortalBrowser page, string name, double latest)
    {
        var figure = page.Page.QuerySelectorAll("figure.app-chart").First(figure => !figure.ClassList.Contains("app-multiples__chart"));
        var ticks = figure.QuerySelectorAll(".app-chart__axis").Select(tick => (X: At(tick, "x"), Value: Number(tick.TextContent)!.Value)).ToList();
        var slope = (ticks[^1].Value - ticks[0].Value) / (ticks[^1].X - ticks[0].X);
        // The name stands above its dot.
        var y = At(figure.QuerySelectorAll(".app-chart__label").Single(label => label.TextContent == name), "y") + 16;
        var dot = figure.QuerySelectorAll("circle").Single(circle => Math.Abs(At(circle, "cy") - y) < 1);
        Assert.InRange(ticks[0].Value + ((At(dot, "cx") - ticks[0].X) * slope) - latest, -slope, slope);
    }

    private async Task ReadPackAsync(string council)
    {
        var lead = await portal.SignInAsync($"lead@{council}.example");
        await lead.GoAsync($"/councils/{council}/kpis/public");
        var book = lead.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(href => href.EndsWith("format=csv", StringComparison.Ordinal));
        _texts.Add(($"{council}'s public page", lead.Body));
        ReadRows(council, lead.Table("Recovered"));
        foreach (var format in (string[])["csv", "xlsx"])
        {
            await lead.GoAsync(book.Replace("format=csv", $"format={format}", StringComparison.Ordinal));
            foreach (var row in (await TablesAsync(lead, format)).Single().Where(row => row[1].StartsWith("7.", StringComparison.Ordinal)))
                See(council, row[1], row[5], row[7]);
        }

        await lead.GoAsync(book.Replace("format=csv", "format=docx", StringComparison.Ordinal));
        ReadRows(council, Assert.Single(await TablesAsync(lead, "docx"), table => table[1][0] == "7.1"));
    }

    private void ReadRows(string council, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Assert.Equal(Measures.Select(measure => measure.Ref), rows.Skip(1).Select(row => row[0]));
        foreach (var row in rows.Skip(1))
        {
            // The latest value stands before its period; the others behind theirs, each in its line.
            var latest = Latest().Match(row[2]);
            See(council, row[0], latest.Groups["period"].Value, latest.Groups["value"].Value);
            foreach (Match line in Line().Matches(row[3] + "\n" + row[4])) See(council, row[0], line.Groups["period"].Value, line.Groups["value"].Value);
            // Where something is withheld, nothing is said of where it goes.
            if (_withheld.Any(cell => (cell.Council, cell.Ref) == (council, row[0]))) Assert.StartsWith("c (withheld", row[7], StringComparison.Ordinal);
            // A target tells no more than the value that is held against it.
            const string Judged = @"^(c \(withheld|Target (met|missed)\. [\d,]+ (is|since April is) |Not rated)";
            if (row[0] is "7.1" or "7.3") Assert.Matches(latest.Groups["value"].Value[0] == 'c' ? @"^c \(withheld" : Judged, row[5]);
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "d MMMM yyyy", CultureInfo.InvariantCulture);

    private void See(string council, string reference, string period, string shown)
    {
        if (period.Split(" to ") is [var from, var to])
        {
            See(council, reference, Day(from), Period.Of(PeriodKind.Month, Day(to)).Start, shown);
        }
        else
        {
            See(council, reference, Period.Parse(period), shown);
        }
    }

    private void See(string council, string reference, Period period, string shown) =>
        See(council, reference, period.Start, Period.Of(PeriodKind.Month, period.End).Start, shown);

    // What is shown of these months is true; what is withheld is no number.
    private void See(string council, string reference, DateOnly from, DateOnly to, string shown)
    {
        var months = _truth[(council, reference)].Where(month => month.Key >= from && month.Key <= to).Select(month => month.Value).ToList();
        if (Number(shown) is not { } value)
        {
            Assert.Matches("^(c$|c \\(withheld|withheld)", shown);
            if (from == to) _withheld.Add((council, reference, from));
            return;
        }

        var (count, others) = (months.Sum(month => month.Count), months.Sum(month => month.Others));
        Assert.Equal(reference == "7.2" ? 100.0 * count / (count + others) : count, value, 0.06);
        _shown.Add((council, reference, from, to));
    }

    private async Task<IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>> TablesAsync(PortalBrowser browser, string format)
    {
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        var content = await browser.Response.Content.ReadAsByteArrayAsync(Stop);
        _texts.AddRange(format == "csv" ? [(browser.Path, browser.Body)] : OfficeParts.Of(content).Select(part => ($"{part.Name} of {browser.Path}", part.Text)));
        return
        [
            .. DocumentReader.Read(content, "file." + format).Blocks.OfType<DocumentTable>()
                .Select(table => (IReadOnlyList<IReadOnlyList<string>>)[.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => cell.Text)])]),
        ];
    }

    private async Task SetTheSceneAsync()
    {
        // Measures of counts can be compared only where the nation counts; each of ours takes the place of the demo's own.
        await portal.ScalarAsync("update portal.national_indicators set unit = 'Number' where code in ('DEMO_CIN', 'DEMO_45_DAYS', 'DEMO_AGENCY')");
        await portal.ScalarAsync("update portal.kpis set indicator_code = null");
        foreach (var council in Councils)
        {
            var lead = await portal.SignInAsync($"lead@{council}.example");
            foreach (var (reference, title, code, unit, addsUp) in Measures)
            {
                await lead.GoAsync($"/councils/{council}/kpis/new");
                lead.Fill("Reference", reference).Fill("What is measured", title).Select("Practice area", "Front door").Choose(unit)
                    .Fill("Decimals that are shown", unit == "Percent" ? "1" : "0").Choose("Lower is better").Choose("Every month").Choose(addsUp)
                    .Choose("Improvement board").Fill("Theme (optional)", "Recovered");
                if (reference == "7.5") lead.Select("Part of another measure (optional)", "7.3 Lanterns at the end of the month");
                await lead.ClickAsync("Save");
                Assert.StartsWith($"Measure {reference} is defined.", lead.Notice, StringComparison.Ordinal);
                if (code is not null) await portal.ScalarAsync("update portal.kpis set indicator_code = $1 where ref = $2", code, reference);
            }

            foreach (var reference in (string[])["7.1", "7.3"])
            {
                await lead.GoAsync($"/councils/{council}/kpis/{reference}/target");
                lead.Choose(reference == "7.1" ? "The financial year as a whole" : "Each month");
                await lead.Fill("Target", "7").Fill("Day", "1").Fill("Month", "4").Fill("Year", $"{FirstMonth.Year}").Fill("Why this target?", "It tempts.")
                    .ClickAsync("Set the target");
                Assert.Equal("The target is set.", lead.Notice);
            }

            await lead.GoAsync($"/councils/{council}/kpis/keys");
            var until = Today.AddMonths(2);
            await lead.Fill("What uses it?", "Warehouse").Fill("Day", "1").Fill("Month", $"{until.Month}").Fill("Year", $"{until.Year}").ClickAsync("Make the key");
            using var tool = portal.NewClient();
            tool.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", lead.Text(".govuk-panel code"));
            foreach (var measure in Measures) await WriteAsync(tool, council, measure.Ref);
        }

        await portal.ScalarAsync(
            """
            insert into portal.grant_rights (tenant_id, id, grant_id, kind, verb)
            select g.tenant_id, gen_random_uuid(), g.id, 'Kpis', verb
            from portal.grants g join portal.users u on u.id = g.user_id cross join unnest(array['View', 'Compare']) verb
            where u.email = $1 and g.given_at is not null on conflict do nothing
            """,
            Adviser);
    }

    // Years that tempt: one small month among large ones, then anything with noughts and edges, then the year that runs.
    private async Task WriteAsync(HttpClient tool, string council, string reference)
    {
        var random = new Random((council.Length * 100) + reference[2]);
        var truth = _truth[(council, reference)] = [];
        var (first, sum) = (FirstMonth, 0L);
        for (var month = first; month.AddMonths(1) <= Today; month = month.AddMonths(1))
        {
            var place = ((month.Year - first.Year) * 12) + month.Month - first.Month;
            if (month.Month == 4) sum = 0;
            var isLast = month.AddMonths(2) > Today;
            var count = place switch
            {
                < 12 => place == 4 ? 3 : Large(),
                _ when isLast => council == "ashdale" ? 2 : Large(),
                _ => random.Next(10) switch { < 3 => random.Next(1, 6), 3 => 0, 4 => random.Next(6, 8), _ => Large() },
            };
            if (reference == "7.4") count = sum += place == 1 ? Large() : count;
            // A part leaves few of its whole.
            if (reference == "7.5" && _truth[(council, "7.3")][month].Count is var whole) count = place % 3 == 0 ? Math.Max(0, whole - 4) : whole / 2;
            truth[month] = (count, reference != "7.2" ? 0 : place % 5 == 2 ? random.Next(1, 6) : Large());
        }

        var response = await tool.PutAsJsonAsync(
            $"/api/v1/councils/{council}/kpis/{reference}/readings",
            new
            {
                readings = truth.Select(month => reference == "7.2"
                    ? (object)new { period = $"{month.Key:yyyy-MM}", numerator = month.Value.Count, denominator = month.Value.Count + month.Value.Others }
                    : new { period = $"{month.Key:yyyy-MM}", value = month.Value.Count }),
            },
            Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        long Large() => random.Next(10_001, 30_000);
    }

    // Months of the calendar, or from a notice.
    private static int Time(string label) => label.EndsWith("month", StringComparison.Ordinal) || label.EndsWith("months", StringComparison.Ordinal)
        ? int.Parse(label.Split(' ')[0], CultureInfo.InvariantCulture)
        : Period.Parse(label).Start is var start ? (start.Year * 12) + start.Month - 1 : 0;

    // In the chart's own units, or in percent of its width.
    private static double At(IElement element, string attribute) => double.Parse(element.GetAttribute(attribute)!.TrimEnd('%'), CultureInfo.InvariantCulture);

    private static double? Number(string text) => double.TryParse(text.TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private const string Periods = @"(?<period>\w{3} \d{4}|Q\d \d{4}/\d\d|\d{4}/\d\d|\d+ \w+ \d{4} to \d+ \w+ \d{4})";
    private const string Values = @"(?<value>c \([^)]*\)|[\d,.]+%?)";

    [GeneratedRegex(@"(?<![\w.#-])\d{2,3},?\d{3}(?![\w-])")]
    private static partial Regex LargeNumber();

    [GeneratedRegex($@"^{Values}\s+{Periods}$")]
    private static partial Regex Latest();

    [GeneratedRegex($"{Periods}: {Values}")]
    private static partial Regex Line();
}
