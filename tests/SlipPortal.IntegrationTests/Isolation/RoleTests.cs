using System.Net;
using System.Text.RegularExpressions;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>Every page and every write, role by role, as the permission table says.</summary>
public sealed partial class RoleTests(PortalHost portal) : IClassFixture<PortalHost>
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

    [Theory]
    [InlineData("contributor@ashdale.example", "ashdale")]
    [InlineData("contributor@brackenshire.example", "brackenshire")]
    [InlineData("reader@ashdale.example", "ashdale")]
    [InlineData("adviser@education.example", "brackenshire")]
    [InlineData("reviewer@dunmere.example", "brackenshire")]
    public async Task What_a_page_offers_is_not_refused(string email, string council)
    {
        var browser = await portal.SignInAsync(email);
        // One of each kind of link and form is enough: those to records differ by their ids.
        var links = new Dictionary<string, (string On, string Address)>();
        var forms = new Dictionary<string, (string On, string Address)>();
        foreach (var address in await CouncilRoutes.AddressesAsync(portal, council))
        {
            if ((await browser.GoAsync(address)).Status is not HttpStatusCode.OK || browser.Response.Content.Headers.ContentType?.MediaType is not "text/html") continue;
            foreach (var link in browser.Page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]))
                links.TryAdd(Shape().Replace(link.Split('?')[0], "{id}"), (address, link));
            foreach (var form in browser.Page.QuerySelectorAll("main form").Where(form => form.GetAttribute("method") == "post"))
            {
                var actions = form.QuerySelectorAll("button[formaction]").Select(button => button.GetAttribute("formaction")).Append(form.GetAttribute("action"));
                foreach (var action in actions.Select(action => string.IsNullOrEmpty(action) ? address : action))
                    forms.TryAdd(Shape().Replace(action, "{id}"), (address, action));
            }
        }

        var wrong = new List<string>();
        foreach (var (on, address) in links.Values)
            if ((await browser.GoAsync(address)).Status is not HttpStatusCode.OK and var seen) wrong.Add($"{on} leads to {address}: {seen}");
        foreach (var (on, address) in forms.Values)
            if ((await browser.SendFormAsync(address)).Status is not HttpStatusCode.BadRequest and var sent) wrong.Add($"{on} sends to {address}: {sent}");
        Assert.Empty(wrong);
        Assert.True(links.Count > 20, $"{links.Count}");
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

    // An id, or the number of an action or a measure.
    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d[\w.]*")]
    private static partial Regex Shape();
}
