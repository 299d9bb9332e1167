using System.Net;
using Npgsql;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>What an administrator does with organisations opens no council's records to anybody, and closes what rested on a part that has ended.</summary>
public sealed class PartTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Administrator = "admin@slipportal.example";
    private const string Adviser = "adviser@education.example";

    [Theory]
    // A partner that was a council once: everybody of it would have what was granted to everybody of it.
    [InlineData("dunmere", "Associate")]
    [InlineData("ashdale", "Associate")]
    // A partner that never was one has no lead.
    [InlineData("elverley", "ImprovementLead")]
    [InlineData("ashdale", "ImprovementLead")]
    [InlineData("department", "Reader")]
    public async Task An_administrator_appoints_nobody_to_an_organisation_whose_people_others_bring_in(string organisation, string role)
    {
        await using var sql = await SqlSession.OpenAsync(portal, Administrator);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await sql.TryAsync(Appoint(organisation, role)));
        // It is the organisation and the role that it is refused for.
        Assert.Null(await sql.TryAsync(Appoint("elverley", "Associate")));
    }

    [Fact]
    public async Task When_a_departments_part_ends_its_people_are_let_in_nowhere_and_not_again_when_it_is_back()
    {
        var adviser = await portal.SignInAsync(Adviser);
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync("/councils/brackenshire/plan")).Status);
        await EndAsync("department", "Department");
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync("/councils/brackenshire/plan")).Status);
        await using (var sql = await SqlSession.OpenAsync(portal, Adviser, "*")) Assert.Equal(0L, await sql.AskAsync("select count(*) from portal.chapters"));
        Assert.DoesNotContain("Brackenshire", (await adviser.GoAsync("/")).Main, StringComparison.Ordinal);
        // The council reads who ended it and why.
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        Assert.Contains("no longer plays its part here", (await lead.GoAsync("/councils/brackenshire/history")).Main, StringComparison.Ordinal);
        await using (var sql = await SqlSession.OpenAsync(portal, Administrator))
        {
            await sql.RunAsync("select app.give_part((select id from portal.organisations where slug = 'department'), 'Department', current_date, null)");
            await sql.CommitAsync();
        }

        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync("/councils/brackenshire/plan")).Status);
    }

    [Fact]
    public async Task When_a_council_is_none_any_more_nobody_reaches_it_one_by_one_or_among_all()
    {
        const string Theirs = "select count(*) from portal.chapters where tenant_id = (select id from portal.organisations where slug = 'ashdale')";
        const string Lead = "lead@ashdale.example";
        foreach (var council in (string[])["*", "ashdale"])
            await using (var sql = await SqlSession.OpenAsync(portal, Lead, council)) Assert.NotEqual(0L, await sql.AskAsync(Theirs));
        await EndAsync("ashdale", "Council");
        foreach (var council in (string[])["*", "ashdale"])
            await using (var sql = await SqlSession.OpenAsync(portal, Lead, council)) Assert.Equal(0L, await sql.AskAsync(Theirs));
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.grants where given_at is not null and revoked_at is null and tenant_id = (select id from portal.organisations where slug = 'ashdale')"));
    }

    private static string Appoint(string organisation, string role) =>
        $"select app.appoint((select id from portal.organisations where slug = '{organisation}'), (select id from portal.users where email = 'reader@ashdale.example'), '{role}', now())";

    private async Task EndAsync(string organisation, string part)
    {
        await using var sql = await SqlSession.OpenAsync(portal, Administrator);
        Assert.Equal(true, await sql.AskAsync(
            $"select app.end_part((select r.id from portal.organisation_roles r join portal.organisations o on o.id = r.organisation_id where o.slug = '{organisation}' and r.part = '{part}' and r.until is null), current_date)"));
        await sql.CommitAsync();
    }
}
