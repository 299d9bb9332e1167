using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>What an action waits for, costs and owns: what cannot be so is refused, and said why.</summary>
public sealed class TieTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Wait = "Reference of another action that it waits for";

    [Fact]
    public async Task A_circle_is_refused_with_the_circle_in_words_and_a_pointer_is_nothing_to_wait_for()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportPlanAsync("""
            Ref,Action,Due by
            1. Front door,,
            1.1,Answer every referrer,March 2031
            1.2,Hold a weekly clinic,March 2031
            1.3,Train all chairs,March 2031
            1.4,See actions 1.1-1.2,
            """);
        Assert.Equal("The wait is recorded.", await WaitAsync(lead, "1.1", "1.2"));
        Assert.Equal("The wait is recorded.", await WaitAsync(lead, "1.2", "1.3"));
        await WaitAsync(lead, "1.3", "1.1");
        Assert.Equal(["None of them could be finished: action 1.3 would wait for 1.1, which waits for 1.2, which waits for 1.3."], lead.Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        await WaitAsync(lead, "1.3", "1.4");
        Assert.Equal(["Action 1.4 only points at other actions: choose one of those."], lead.Errors);
        await WaitAsync(lead, "1.3", "1.3");
        Assert.Equal(["An action cannot wait for itself."], lead.Errors);
        Assert.Equal("1.3", lead.Page.QuerySelector<IHtmlInputElement>("#OtherRef")!.Value);
        Assert.NotNull(lead.Page.QuerySelector("#OtherRef-error"));
    }

    [Theory]
    [InlineData("a lot")]
    [InlineData("-3")]
    [InlineData("")]
    public async Task A_sum_that_is_none_is_refused_in_plain_words_where_it_can_be_seen(string sum)
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire/plan/actions/3.1/ties");
        await lead.Fill("What is the money for?", "Two posts").Fill("How much, in pounds?", sum).ClickAsync("Add the cost");
        Assert.Equal(["Enter a sum in pounds."], lead.Errors);
        var field = lead.Page.QuerySelector<IHtmlInputElement>("#Money_Pounds")!;
        Assert.Equal(sum, field.Value);
        Assert.True(field.Closest("details")!.HasAttribute("open"));
        Assert.Equal("Two posts", lead.Page.QuerySelector<IHtmlInputElement>("#Money_What")!.Value);
    }

    [Fact]
    public async Task A_sum_is_taken_as_people_write_it_and_struck_out_again()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire/plan/actions/3.2/ties");
        await lead.Fill("What is the money for?", "Two posts").Fill("How much, in pounds?", "£45,681.50").ClickAsync("Add the cost");
        await lead.Fill("What is the money for?", "A van").Fill("How much, in pounds?", "20000").ClickAsync("Add the cost");
        Assert.Equal("£65,681.50", lead.Table("Costs")[^1][^1]);
        await lead.ClickAsync("Strike out: A van");
        Assert.Equal("£45,681.50", lead.Table("Costs")[^1][^1]);
    }

    private static async Task<string> WaitAsync(PortalBrowser lead, string waiting, string other)
    {
        await lead.GoAsync($"/councils/coldwater/plan/actions/{waiting}/ties");
        await lead.Fill(Wait, other).ClickAsync("Record the wait");
        return lead.Notice;
    }
}
