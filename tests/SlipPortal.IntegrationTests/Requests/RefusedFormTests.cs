using System.Net;
using AngleSharp.Html.Dom;

namespace SlipPortal.IntegrationTests.Requests;

/// <summary>
/// The guard refuses when everything is ready to be saved. Whatever form it was, and whoever sent it, nothing of it is stored: not then, and
/// not with the look that is noted for somebody from outside afterwards.
/// </summary>
public sealed class RefusedFormTests(TestDatabases databases)
{
    private const string Number = "The child with 943 476 5919 was seen";

    // Everything that councils have, but for what tells of requests: a look that was refused is a look in the ledger, and the security record
    // adds up refused pages by the minute.
    private const string Everything =
        """
        select sum((xpath('/row/hash/text()', query_to_xml(
            format('select coalesce(sum(hashtextextended(one::text, 0)), 0) as hash from portal.%I one', table_name), false, true, '')))[1]::text::numeric)::text
        from information_schema.columns
        where table_schema = 'portal' and column_name = 'tenant_id' and table_name not in ('ledger_entries', 'security_events')
        """;

    [Theory]
    [InlineData("lead@brackenshire.example", 40)]
    [InlineData("contributor@brackenshire.example", 10)]
    [InlineData("adviser@education.example", 4)]
    public async Task Nothing_of_a_form_that_the_guard_refused_is_stored(string email, int atLeast)
    {
        // One of its own, since a form that is not refused may end somebody's access; and without a worker, which notes what it delivered.
        await using var portal = new PortalHost(databases) { Settings = [("Portal:Role", "Web")] };
        await portal.InitializeAsync();
        var browser = await portal.SignInAsync(email);
        var before = await portal.ScalarAsync(Everything);
        var refused = new List<string>();
        await browser.SendAllAsync(await CouncilRoutes.AddressesAsync(portal, "brackenshire"), Typed, async form =>
        {
            Assert.True((int)browser.Status < 500, $"{form}: {browser.Status}");
            var after = await portal.ScalarAsync(Everything);
            if (browser.Status == HttpStatusCode.UnprocessableEntity) Assert.True(Equals(before, after), $"{form} stored something.");
            if (browser.Errors.Any(error => error.Contains("looks like an NHS number", StringComparison.Ordinal))) refused.Add(form);
            before = after;
        });
        Assert.True(refused.Count >= atLeast, $"{refused.Count} were refused by the guard:\n{string.Join('\n', refused)}");
    }

    private static string? Typed(IHtmlElement field) => field switch
    {
        IHtmlInputElement { Type: "password" } => null,
        IHtmlInputElement { Type: "email" } => "somebody.new@brackenshire.example",
        IHtmlInputElement { Name: { } name } when name.EndsWith("Day", StringComparison.Ordinal) => "1",
        IHtmlInputElement { Name: { } name } when name.EndsWith("Month", StringComparison.Ordinal) => "6",
        IHtmlInputElement { Name: { } name } when name.EndsWith("Year", StringComparison.Ordinal) => "2027",
        _ when field.GetAttribute("inputmode") is "numeric" or "decimal" => "1",
        _ => Number,
    };
}
