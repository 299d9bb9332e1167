using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SlipPortal.IntegrationTests;

/// <summary>Every page there is, from the routes themselves, so that no page can be forgotten.</summary>
public static partial class CouncilRoutes
{
    // What stands for each parameter of a route. A new one fails here until somebody says what.
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["plan"] = "select id from portal.plans where tenant_id = $1 order by in_force_at is not null, version desc",
        ["chapter"] = "select c.id from portal.chapters c join portal.plans p on p.tenant_id = c.tenant_id and p.id = c.plan_id where c.tenant_id = $1 and p.in_force_at is not null and p.superseded_at is null order by c.position",
        ["evidence"] = "select evidence_id from portal.evidence_files where tenant_id = $1",
        ["post"] = "select id from portal.posts where tenant_id = $1 order by title",
        ["rating"] = "select id from portal.ratings where tenant_id = $1 and retired_at is null order by position",
        ["body"] = "select body_id from portal.meetings where tenant_id = $1 order by day",
        ["meeting"] = "select meeting_id from portal.agenda_items where tenant_id = $1 order by outcome is not null, id",
        ["item"] = "select id from portal.agenda_items where tenant_id = $1 order by outcome is not null, id",
        ["bookImport"] = "select id from portal.book_imports where tenant_id = $1",
        ["visit"] = "select visit_id from portal.visit_files where tenant_id = $1",
        ["file"] = "select id from portal.visit_files where tenant_id = $1",
        ["finding"] = "select finding_id from portal.finding_answers where tenant_id = $1 and reply = 'Endorsed'",
        ["example"] = "select id from portal.practice_examples e where tenant_id = $1 order by exists (select from portal.practice_publications p where p.example_id = e.id) desc, id",
        ["round"] = "select lineage_id from portal.audit_rounds where tenant_id = $1 and superseded_at is null order by until desc",
        ["auditAction"] = "select id from portal.audit_actions where tenant_id = $1 and done_on is null",
        ["set"] = "select id from portal.comparison_sets where tenant_id = $1",
        ["team"] = "select id from portal.teams where tenant_id = $1 order by position",
        ["notice"] = "select id from portal.improvement_notices where tenant_id = $1 order by served_on desc",
        ["term"] = "select id from portal.notice_terms where tenant_id = $1 and kind = 'Every' order by number",
        ["noticeDocument"] = "select id from portal.notice_documents where tenant_id = $1",
        ["grant"] = "select id from portal.grants where tenant_id = $1 order by given_at is null, id",
        ["engagement"] = "select id from portal.engagements where tenant_id = $1 order by state <> 'Active', id",
        ["ask"] = "select id from portal.access_requests where tenant_id = $1",
        ["held"] = "select id from portal.held_texts where tenant_id = $1 order by asked_at desc",
        ["member"] = "select id from portal.memberships where tenant_id = $1 and ended_at is null order by role",
        ["review"] = "select id from portal.reviews where tenant_id = $1 order by template desc, state desc",
        ["reviewItem"] = "select i.id from portal.review_items i join (select id from portal.reviews where tenant_id = $1 order by template desc, state desc limit 1) r on r.id = i.review_id order by exists (select from portal.review_judgements j where j.item_id = i.id and j.challenge is not null and not exists (select from portal.challenge_responses a where a.judgement_id = j.id)) desc, position",
        ["about"] = "select subject_id from portal.comment_threads where tenant_id = $1 and subject = 'Action'",
        ["thread"] = "select id from portal.comment_threads where tenant_id = $1 and resolved_at is null order by started_at",
        ["comment"] = "select c.id from portal.comments c join portal.users u on u.id = c.author_id where c.tenant_id = $1 and u.email like 'lead@%' order by c.at",
        ["write"] = "select write_id from portal.change_log where tenant_id = $1 and write_id is not null order by reversal is null, at",
        ["import"] = "select id from portal.plan_imports where tenant_id = $1",
    };

    /// <summary>The pages of the portal.</summary>
    public static IReadOnlyList<RouteEndpoint> Pages(PortalHost portal)
    {
        var pages = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .ToList();
        Assert.NotEmpty(pages);
        return pages;
    }

    /// <summary>Every page below /councils, with ids of what a council has. Its actions and its measures are all called 1.2.</summary>
    public static async Task<IReadOnlyList<string>> AddressesAsync(PortalHost portal, string council)
    {
        var tenant = (string)(await portal.ScalarAsync("select id from portal.organisations where slug = $1", council))!;
        var addresses = new List<string>();
        foreach (var route in Pages(portal).Select(page => page.RoutePattern.RawText!).Where(route => route.StartsWith("councils/", StringComparison.Ordinal)))
        {
            var address = "/" + route.Replace("{council}", council, StringComparison.Ordinal).Replace("{ref}", "1.2", StringComparison.Ordinal)
                .Replace("{number:int}", "3", StringComparison.Ordinal).Replace("{subject}", "Action", StringComparison.Ordinal)
                .Replace("{kind}/{id:guid}", "Comment/{comment:guid}", StringComparison.Ordinal)
                .Replace("{id:guid}", route.Contains("grants", StringComparison.Ordinal) ? "{grant:guid}" : "{import:guid}", StringComparison.Ordinal);
            foreach (Match parameter in Parameter().Matches(address))
                address = address.Replace(parameter.Value, (await portal.ScalarAsync(Ids[parameter.Groups[1].Value], tenant))!.ToString(), StringComparison.Ordinal);
            addresses.Add(address);
        }

        return addresses;
    }

    /// <summary>True for an address with an id of a record in it.</summary>
    public static bool NamesARecord(string address) => Id().IsMatch(address);

    [GeneratedRegex(@"\{(\w+):guid\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-")]
    private static partial Regex Id();
}
