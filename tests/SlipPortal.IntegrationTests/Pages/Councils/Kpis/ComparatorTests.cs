using System.Net;
using SlipPortal.Data.Reference;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Pages.Councils.Kpis.Comparators.Sets;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>Measures beside national figures, and what changes with the model of neighbours.</summary>
public sealed class ComparatorTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Kpis = "/councils/brackenshire/kpis";

    [Fact]
    public async Task Switching_the_model_says_what_changed_because_of_it()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/comparators");
        var before = lead.Table("Measures beside the national figures, by the model of 2025-05").Single(row => row[0].StartsWith("2.3", StringComparison.Ordinal));
        Assert.EndsWith("9 of 10", before[3], StringComparison.Ordinal);
        Assert.Matches(@"^\d+ of 11, (best|second|third|last) quarter ?Higher is better, says the source of the figure$", before[7]);
        Assert.Matches(@"by the model of 2021-04, .* by that of 2025-05: .* because the model changed, nothing else$", before[8]);

        await lead.Choose("2021-04").ClickAsync("Compare by this");
        var after = lead.Table("Measures beside the national figures, by the model of 2021-04").Single(row => row[0].StartsWith("2.3", StringComparison.Ordinal));
        Assert.NotEqual(before[3], after[3]);
        Assert.Equal(before[2], after[2]);
        await lead.GoAsync($"{Kpis}/2.3");
        Assert.EndsWith("by the model of 2021-04", lead.Summary("Statistical neighbours"), StringComparison.Ordinal);
        Assert.Contains("than the neighbours’ average of", lead.Summary("Against the target"), StringComparison.Ordinal);
        await lead.GoAsync("/councils/brackenshire/history");
        Assert.Contains("Is compared as Brackenshire, with its statistical neighbours by the model of 2021-04.", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_neighbours_reach_can_be_the_target()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/1.1b");
        Assert.Matches(
            @"^(Target met|Near target|Target missed) \d+ per 10,000 is (above|at|below) the neighbours’ average of \d+ per 10,000 \(in line within 10 per 10,000\)\.",
            lead.Summary("Against the target"));

        // Without a national figure there is nothing that it could be taken from, so it is not offered.
        await lead.GoAsync($"{Kpis}/2.4/target");
        Assert.DoesNotContain("statistical neighbours", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/2.3/target");
        await lead.Choose("Each period what the statistical neighbours reach: leave the target empty").Fill("Target", "85").Fill("Why this target?", "They do it too.")
            .Fill("Day", "1").Fill("Month", "4").Fill("Year", "2026").ClickAsync("Set the target");
        Assert.Equal(["The neighbours’ average is the target: leave this empty."], lead.Errors);
    }

    [Fact]
    public async Task A_measure_is_held_beside_a_set_of_ones_own_from_its_day_to_its_last()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/kpis/2.3");
        Assert.Matches(@"^\S+, the mean of 3 of 4, a set of our own from ", lead.Summary("Counties with a coast"));
        await lead.GoAsync("/councils/ashdale/kpis/comparators");
        await lead.GoAsync(lead.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Sets of our own").GetAttribute("href")!);
        await lead.GoAsync(lead.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Make a set").GetAttribute("href")!);
        Assert.DoesNotContain("Ashdale", lead.Text(".app-answers"), StringComparison.Ordinal);

        // Nothing typed is lost, and a set needs two.
        lead.Fill("Name", "Market towns").Fill("Day", "1").Fill("Month", "4").Fill("Year", "2026").Fill("Why these authorities?", "They have the same markets.");
        await lead.Choose("Elverley").ClickAsync("Make the set");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose 2 to 30 authorities: 1 is chosen."), (lead.Status, Assert.Single(lead.Errors)));
        await lead.Choose("Inchbrook").ClickAsync("Make the set");
        Assert.Equal("The set is made.", lead.Notice);
        Assert.Contains(lead.Table("Sets of our own"), row => row is ["Market towns", var days, "Elverley, Inchbrook", "They have the same markets."] && days.StartsWith("From 1 April 2026", StringComparison.Ordinal));

        await lead.GoAsync("/councils/ashdale/kpis/comparators");
        var own = (await portal.ScalarAsync(
            """
            select trim_scale(round(avg(value), 2))::text from portal.indicator_values v join portal.national_indicators i on i.id = v.indicator_id
            where i.code = 'DEMO_45_DAYS' and area_code in (9105, 9109) and year = (select max(year) from portal.indicator_values)
            """))!;
        var row = lead.Table("Measures beside").Single(row => row[0].StartsWith("2.3", StringComparison.Ordinal));
        Assert.Contains($"Market towns from 1 April 2026: {own}, the mean of 2 of 2", row[4], StringComparison.Ordinal);

        // The name is taken for good, and the council is not compared with itself.
        await lead.GoAsync("/councils/ashdale/kpis/comparators/sets/new");
        lead.Fill("Name", "Market towns").Fill("Day", "1").Fill("Month", "4").Fill("Year", "2026").Fill("Why these authorities?", "Again.");
        await lead.Choose("Elverley").Choose("Inchbrook").ClickAsync("Make the set");
        Assert.StartsWith("There is, or was, a set “Market towns” already", Assert.Single(lead.Errors), StringComparison.Ordinal);

        // Ended with a day that has passed it would have been shown wrongly; ended today it holds until tonight.
        await lead.GoAsync("/councils/ashdale/kpis/comparators/sets");
        await lead.GoAsync(lead.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "End it: Market towns").GetAttribute("href")!);
        var today = lead.Page.QuerySelector("#LastDay-year")!.GetAttribute("value");
        await lead.Fill("Year", "2025").ClickAsync("End the set");
        Assert.StartsWith("Give today or a later day", Assert.Single(lead.Errors), StringComparison.Ordinal);
        await lead.Fill("Year", today!).ClickAsync("End the set");
        Assert.StartsWith("“Market towns” holds until", lead.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain("End it: Market towns", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/ashdale/kpis/2.3");
        Assert.Contains("Market towns", lead.Main, StringComparison.Ordinal);
        await portal.ScalarAsync("update portal.comparison_sets set until = until - 1 where name = 'Market towns'");
        await lead.GoAsync("/councils/ashdale/kpis/2.3");
        Assert.DoesNotContain("Market towns", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/ashdale/history");
        Assert.Contains("Is compared with “Market towns” from 1 April 2026: Elverley, Inchbrook.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Is compared with “Market towns” until", lead.Main, StringComparison.Ordinal);

        var reader = await portal.SignInAsync("reader@ashdale.example");
        await reader.GoAsync("/councils/ashdale/kpis/comparators/sets");
        Assert.Contains("Market towns", reader.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Make a set", reader.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_council_cannot_be_in_its_own_set_nor_an_authority_that_is_no_more()
    {
        await using var db = await portal.OpenAsync("ashdale", "lead@ashdale.example");
        var make = new MakeComparisonSet.Handler(db, portal.Clock);
        await portal.ScalarAsync("insert into portal.statistical_areas (code, name, kind, is_current) values (9199, 'Old Marsh', 'Authority', false)");
        var itself = await Assert.ThrowsAsync<RefusedException>(() => make.HandleAsync(new("X", new(2026, 4, 1), "Y", [9101, 9102, 9103]), default));
        Assert.StartsWith("Leave your own council out", itself.Message, StringComparison.Ordinal);
        var gone = await Assert.ThrowsAsync<RefusedException>(() => make.HandleAsync(new("X", new(2026, 4, 1), "Y", [9102, 9199]), default));
        Assert.Equal("Choose authorities from the list.", gone.Message);
        await Assert.ThrowsAsync<RefusedException>(() => make.HandleAsync(new("X", new(2026, 4, 1), "Y", [.. Enumerable.Range(1, 31)]), default));
    }

    [Fact]
    public async Task Where_the_source_does_not_say_which_way_is_better_the_measure_does_and_the_page_says_so()
    {
        await portal.ScalarAsync("update portal.national_indicators set polarity = 'None' where code = 'DEMO_REREFERRALS'");
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/2.2");
        Assert.Matches(@"^\d+ of 11, (best|second|third|last) quarter ?Lower is better, by this measure’s own definition: the source does not say$", lead.Summary("Place"));
        // In line with others is better: nobody is first.
        await lead.GoAsync($"{Kpis}/1.1b");
        Assert.Equal("No place: neither way is better, or nothing is published", lead.Summary("Place"));
    }

    [Fact]
    public async Task As_many_questions_for_many_measures_and_sets_as_for_one()
    {
        await using var db = await portal.OpenAsync("brackenshire", "lead@brackenshire.example");
        var today = portal.Clock.TodayInUk();
        TiedMeasure[] all =
        [
            .. new[] { "DEMO_CIN", "DEMO_REREFERRALS", "DEMO_45_DAYS", "DEMO_AGENCY" }.SelectMany(code => new TiedMeasure[] { new(code, Polarity.Higher), new(code, Polarity.Lower) }),
        ];
        var one = await Questions.CountAsync(() => ComparatorReader.OfMeasuresAsync(db, 9102, all[..1], today, default));
        foreach (var i in Enumerable.Range(1, 5))
            await new MakeComparisonSet.Handler(db, portal.Clock).HandleAsync(new($"Set {i}", today, "To count.", [9103, 9104, 9105]), default);
        var many = await Questions.CountAsync(() => ComparatorReader.OfMeasuresAsync(db, 9102, all, today, default));
        Assert.Equal((1, 1, 8, 6), (one.Found.Count, one.Found.Values.First().Sets.Count, many.Found.Count, many.Found.Values.First().Sets.Count));
        Assert.True(one.Asked > 0);
        Assert.Equal(one.Asked, many.Asked);
        // The source says that of this one; a measure that says otherwise does not change it.
        Assert.Equal(many.Found[new("DEMO_45_DAYS", Polarity.Higher)].Models[0].Comparison, many.Found[new("DEMO_45_DAYS", Polarity.Lower)].Models[0].Comparison);
    }

    [Fact]
    public async Task Counts_of_councils_of_different_size_are_not_compared()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/1.1a/comparator");
        await lead.Select("National figure", "Demo: Children in need per 10,000 children").ClickAsync("Compare by this");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.StartsWith("Measure 1.1a is a count, and counts of authorities of different size are not comparable.", Assert.Single(lead.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivered_work_whose_measure_gets_worse_is_listed_on_the_overview_and_each_leads_to_the_other()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire");
        Assert.Contains("measure 2.3, Assessments within 45 days: decreasing and getting worse", lead.Main, StringComparison.Ordinal);
        var action = lead.Page.QuerySelectorAll("main li").Single(item => item.TextContent.Contains("measure 2.3", StringComparison.Ordinal)).QuerySelector("a")!;
        await lead.GoAsync(action.GetAttribute("href")!);
        Assert.Contains("Measure 2.3, Assessments within 45 days", lead.Main, StringComparison.Ordinal);

        // Somebody from outside who was given the plan alone sees the action and not the measure.
        await portal.ScalarAsync("delete from portal.grant_rights r using portal.organisations o where o.id = r.tenant_id and o.slug = 'brackenshire' and r.kind = 'Kpis'");
        var adviser = await portal.SignInAsync("adviser@education.example");
        await adviser.GoAsync(action.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, adviser.Status);
        Assert.DoesNotContain("Measure 2.3", adviser.Main, StringComparison.Ordinal);
    }
}
