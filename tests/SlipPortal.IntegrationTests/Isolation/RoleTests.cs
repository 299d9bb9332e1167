using System.Net;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>Every page and every write, role by role, as the permission table says.</summary>
public sealed class RoleTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("lead@brackenshire.example", "brackenshire", Role.ImprovementLead)]
    [InlineData("contributor@ashdale.example", "ashdale", Role.Contributor)]
    [InlineData("reader@ashdale.example", "ashdale", Role.Reader)]
    [InlineData("adviser@education.example", "brackenshire", Role.Associate)]
    [InlineData("reviewer@dunmere.example", "brackenshire", Role.Associate)]
    public async Task Every_page_and_every_write_is_allowed_or_refused_as_the_table_says(string email, string council, Role role)
    {
        var browser = await portal.SignInAsync(email);
        var refusal = role is Role.Associate ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
        var pages = CouncilRoutes.Pages(portal).Where(page => page.Metadata.GetMetadata<RequiresAttribute>() is not null).ToList();
        var given = role is Role.Associate ? await GivenAsync(email, council) : [];
        bool May(RecordKind kind, Verb verb) => role is Role.Associate ? given.Contains($"{kind} {verb}") : RolePermissions.OfMembers.Contains(new(role, kind, verb));
        var wrong = new List<string>();
        foreach (var (page, address) in pages.Zip(await CouncilRoutes.AddressesAsync(portal, council)))
        {
            var needs = page.Metadata.GetMetadata<RequiresAttribute>()!;
            // Whether there is a record of that id within this person's areas is another question: only the refusal for the role counts.
            var seen = (await browser.GoAsync(address)).Status;
            if (May(needs.Kind, needs.Verb) ? seen is HttpStatusCode.Forbidden or HttpStatusCode.InternalServerError : seen != refusal) wrong.Add($"GET {address}: {seen}");
            // Without an antiforgery token: whoever may send a form is told so (400), whoever may not is refused before.
            var sent = (await browser.SendFormAsync(address)).Status;
            if (May(needs.Kind, needs.ToPost) ? sent != HttpStatusCode.BadRequest : sent != refusal) wrong.Add($"POST {address}: {sent}");
        }

        Assert.Empty(wrong);
        // Nobody but a lead may do everything, so that something was refused.
        Assert.True(role is Role.ImprovementLead || pages.Exists(page => !May(page.Metadata.GetMetadata<RequiresAttribute>()!.Kind, Verb.Manage)));
    }

    [Fact]
    public async Task What_a_role_may_not_do_is_not_offered()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        foreach (var address in await CouncilRoutes.AddressesAsync(portal, "ashdale"))
        {
            await reader.GoAsync(address);
            Assert.DoesNotContain(reader.Page.QuerySelectorAll("main form"), form => form.GetAttribute("method") == "post");
        }
    }

    // What grants give this person; and what the other side of an engagement has anyway.
    private async Task<IReadOnlyCollection<string>> GivenAsync(string email, string council)
    {
        var rights = (string)(await portal.ScalarAsync(
            """
            select string_agg(distinct kind || ' ' || verb, ';')
            from portal.grant_rights r join portal.grants g on g.tenant_id = r.tenant_id and g.id = r.grant_id
            join portal.organisations o on o.id = g.tenant_id join portal.users u on u.id = g.user_id
            where u.email = $1 and o.slug = $2 and g.given_at is not null and g.revoked_at is null
            """,
            email, council))!;
        return [.. rights.Split(';'), "Engagements View", "Engagements Edit", "Asks Edit",
            .. rights.Contains(" Review", StringComparison.Ordinal) ? (string[])["Reviews View", "Reviews Edit"] : []];
    }
}
