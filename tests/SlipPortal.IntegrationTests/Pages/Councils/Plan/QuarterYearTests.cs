using System.Text;
using SlipPortal.IntegrationTests.Pages.Councils.Boards;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>“Q1 2027” is of the financial year or of the calendar’s, as the council says.</summary>
public sealed class QuarterYearTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/coldwater";

    private PortalBrowser _lead = null!;

    [Fact]
    public async Task A_council_says_which_year_its_quarters_are_of()
    {
        const string Plan = """
            No.,What we will do,Lead,By when
            1.1,Answer every referrer,Head of Front Door,end of Q1 2028
            1.2,Hold a weekly clinic,Head of Front Door,Monthly until Q1 2028
            1.3,Write the training plan,Head of Front Door,Q1 2027/28
            """;
        portal.Clock.TravelTo(new(2027, 1, 11));
        _lead = await portal.SignInAsync("lead@coldwater.example");
        await _lead.GoAsync($"{Council}/plan/import");
        await _lead.Attach("Plan file", "Plan.csv", Encoding.UTF8.GetBytes(Plan)).ClickAsync("Read the file");
        Assert.Contains("30 June 2028, April to June", _lead.Main, StringComparison.Ordinal);
        await _lead.Choose("Q1 is January to March (the calendar year)").ClickAsync("Keep corrections and read again");
        Assert.Contains("31 March 2028, January to March", _lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("30 June 2028", _lead.Main, StringComparison.Ordinal);
        await _lead.ClickAsync("Make this the plan");
        await _lead.GoAsync($"{Council}/plan");
        foreach (var due in (string[])
            ["end of Q1 2028 (31 March 2028, January to March)", "Monthly until Q1 2028 (monthly, until March 2028)", "Q1 2027/28 (30 June 2027, April to June)"])
            Assert.Contains(due, _lead.Main, StringComparison.Ordinal);
        Assert.Equal("Q1 is January to March (the calendar year)", (await _lead.GoAsync($"{Council}/plan/details")).Summary("Quarters"));
        await _lead.SetUpBodyAsync(Council, "Improvement Board", BoardSteps.Board, null, "Agree new dates of actions");
        await ProposeAsync("1.3", "Q2 2028");
        Assert.StartsWith("New date proposed: Q2 2028 (30 June 2028, April to June).", _lead.Notice, StringComparison.Ordinal);

        // What is written from now on is read so; what was agreed or proposed stays.
        await _lead.GoAsync($"{Council}/plan/details/edit");
        await _lead.Choose("Q1 is April to June (the financial year)").ClickAsync("Save");
        Assert.Equal("Q1 is April to June (the financial year)", _lead.Summary("Quarters"));
        await ProposeAsync("1.2", "Q2 2028");
        Assert.StartsWith("New date proposed: Q2 2028 (30 September 2028, July to September).", _lead.Notice, StringComparison.Ordinal);
        await _lead.GoAsync($"{Council}/plan");
        Assert.Contains("end of Q1 2028 (31 March 2028, January to March)", _lead.Main, StringComparison.Ordinal);
        Assert.Equal("Q2 2028 (30 June 2028, April to June)", (await _lead.GoAsync($"{Council}/plan/actions/1.3/date")).Summary("Proposed date"));

        // Another file is read as the plan is counted now.
        await _lead.GoAsync($"{Council}/plan/import");
        await _lead.Attach("Plan file", "Plan.csv", Encoding.UTF8.GetBytes(Plan.Replace("2028", "2029", StringComparison.Ordinal))).ClickAsync("Read the file");
        Assert.Contains("Other date in 1.1: end of Q1 2029 (30 June 2029, April to June) (was: end of Q1 2028 (31 March 2028, January to March))", _lead.Main, StringComparison.Ordinal);
    }

    private async Task ProposeAsync(string action, string date)
    {
        await _lead.GoAsync($"{Council}/plan/actions/{action}/date");
        await _lead.Fill("New date", date).Fill("Why does it have to move?", "The supplier is late.")
            .Select("Who is to agree?", "Improvement Board").ClickAsync("Propose the date");
    }
}
