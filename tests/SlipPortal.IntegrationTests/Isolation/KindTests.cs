using System.Net;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>A grant of one kind alone opens the pages of that kind, whole, and no others.</summary>
public sealed class KindTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Email = "adviser2@education.example";

    public static TheoryData<RecordKind> Kinds => [.. RolePermissions.Grantable.Select(right => right.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_grant_of_one_kind_opens_its_pages_and_no_others(RecordKind kind)
    {
        await GiveAsync(kind);
        var browser = await portal.SignInAsync(Email);
        var pages = CouncilRoutes.Pages(portal).Where(page => page.Metadata.GetMetadata<RequiresAttribute>() is not null).ToList();
        var wrong = new List<string>();
        foreach (var (page, address) in pages.Zip(await CouncilRoutes.AddressesAsync(portal, "brackenshire")))
        {
            var needs = page.Metadata.GetMetadata<RequiresAttribute>()!;
            var status = (await browser.GoAsync(address)).Status;
            var isOpen = (needs.Kind == kind && needs.Verb is Verb.View) || needs.OrAnyTalkedAbout;
            // A record of that kind may still be closed: a file without documents, a visit that is not published.
            if (isOpen ? status is not (HttpStatusCode.OK or HttpStatusCode.NotFound) : needs.Kind is not (RecordKind.Engagements or RecordKind.Asks) && status != HttpStatusCode.NotFound)
                wrong.Add($"{address}: {status}");
        }

        Assert.Empty(wrong);
        // The way in leads somewhere: files and values by team are parts of records of other kinds.
        await browser.GoAsync("/");
        if (kind is RecordKind.Documents or RecordKind.TeamValues) return;
        await browser.GoAsync(browser.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Brackenshire County Council").GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.NotEmpty(browser.Page.QuerySelectorAll("main a[href^='/councils/brackenshire/']"));
    }

    private async Task GiveAsync(RecordKind kind) => await portal.ScalarAsync(
        """
        with place as (
            select e.tenant_id, e.id as engagement, u.id as person, gen_random_uuid() as id
            from portal.engagements e join portal.organisations o on o.id = e.tenant_id and o.slug = 'brackenshire'
            join portal.organisations d on d.id = e.partner_organisation_id and d.slug = 'department', portal.users u
            where u.email = $1 limit 1),
        gone as (update portal.grants g set revoked_at = now() from place where g.user_id = place.person and g.revoked_at is null),
        given as (
            insert into portal.grants (tenant_id, id, engagement_id, user_id, purpose, first_day, starts_at, last_day, ends_at, given_at)
            select tenant_id, id, engagement, person, 'One kind alone', current_date, now() - interval '1 minute', current_date + 9, now() + interval '9 days', now() from place),
        rights as (insert into portal.grant_rights (tenant_id, id, grant_id, kind, verb) select tenant_id, gen_random_uuid(), id, $2, 'View' from place)
        insert into portal.grant_practice_areas (tenant_id, id, grant_id, practice_area_id)
        select place.tenant_id, gen_random_uuid(), place.id, area.id from place join portal.practice_areas area on area.tenant_id = place.tenant_id
        """,
        Email, kind.ToString());
}
