namespace SlipPortal.IntegrationTests.Requests;

/// <summary>Forms with a row for each of many things: one that does not arrive whole is refused, and nothing of it is saved in silence.</summary>
public sealed class PartialFormTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Choices_about_email()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/account/mail");
        lead.Page.QuerySelector("select[name='Paces[1]']")!.Remove();
        await lead.ClickAsync("Save");
        Assert.Equal(["Not all of your choices arrived, so nothing was saved. Check them below and send them again."], lead.Errors);
        await lead.ClickAsync("Save");
        Assert.Equal("Your choices are saved.", lead.Notice);
    }

    [Fact]
    public async Task Judgements_of_a_visit()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var judged = await portal.ScalarAsync("select visit_id from portal.judgements where tenant_id = (select id from portal.organisations where slug = 'brackenshire') limit 1");
        await lead.GoAsync($"/councils/brackenshire/visits/{judged}/judgements");
        foreach (var lost in lead.Page.QuerySelectorAll("[name^='Input[1].']").ToList()) lost.Remove();
        await lead.ClickAsync("Save");
        Assert.Equal(["Not all of the judgements arrived, so nothing was saved. Check them below and send them again."], lead.Errors);
        Assert.NotNull(lead.Page.QuerySelector("[name^='Input[1].']"));
    }

    [Fact]
    public async Task Cells_of_a_row_of_a_plan()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync("/councils/coldwater/plan/import");
        var plan = "Ref,Action,Owner,Due\n1.1,Write a plan,Head of Service,Monthly\n"u8.ToArray();
        await lead.Attach("Plan file", "Plan.csv", plan).ClickAsync("Read the file");
        await lead.GoAsync(lead.Page.QuerySelector("main a[href$='/rows/2']")!.GetAttribute("href")!);
        foreach (var lost in lead.Page.QuerySelectorAll("[name^='Cells[1].']").ToList()) lost.Remove();
        await lead.ClickAsync("Keep and read again");
        Assert.Equal(["Not all cells of the row arrived, so nothing was kept. Check them below and send them again."], lead.Errors);
        Assert.NotNull(lead.Page.QuerySelector("[name='Cells[1].Text']"));
    }
}
