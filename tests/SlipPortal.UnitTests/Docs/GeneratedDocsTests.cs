using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.UnitTests.Docs;

/// <summary>Pages of docs/ that say what the code says. <c>SLIPPORTAL_WRITE_DOCS=1 dotnet test</c> writes them anew.</summary>
public sealed class GeneratedDocsTests
{
    private const string Below = "/councils/{council}";

    [Fact]
    public void The_page_of_permissions_says_what_the_code_says() => Compare("permissions.md", Permissions());

    [Fact]
    public void The_page_of_events_says_what_the_code_says() => Compare("events.md", Events());

    private static void Compare(string name, string content)
    {
        var path = Path.Combine(Repository.Root, "docs", name);
        if (Environment.GetEnvironmentVariable("SLIPPORTAL_WRITE_DOCS") == "1") File.WriteAllText(path, content);
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == content, $"docs/{name} is out of date: run the tests with SLIPPORTAL_WRITE_DOCS=1.");
    }

    private static string Permissions()
    {
        var page = new StringBuilder("# Who may do what\n\nGenerated from `RolePermissions.cs` and the pages' `[Requires]`; a test compares it.\n\n## Members of a council\n\n");
        var kinds = Enum.GetValues<RecordKind>();
        page.Append($"| role | {string.Join(" | ", kinds)} |\n|---|{string.Concat(kinds.Select(_ => "---|"))}\n");
        foreach (var role in Enum.GetValues<Role>())
        {
            var cells = kinds.Select(kind => string.Join(", ", RolePermissions.OfMembers.Where(right => right.Role == role && right.Kind == kind).Select(right => right.Verb)));
            page.Append($"| {role} | {string.Join(" | ", cells.Select(cell => cell.Length == 0 ? "-" : cell))} |\n");
        }

        page.Append("\n## What a council can grant to people of other organisations\n\n");
        page.Append("Always in practice areas, for a purpose and until a day. Where *whole service* stands, the grant opens that area too.\n\n| kind | what it opens | verbs | |\n|---|---|---|---|\n");
        foreach (var kind in RolePermissions.Grantable.GroupBy(right => right.Kind))
        {
            var whole = RolePermissions.OfWholeService.Contains(kind.Key) ? "whole service" : "";
            page.Append($"| {kind.Key} | {Words.Granted(kind.Key)} | {string.Join(", ", kind.Select(right => right.Verb))} | {whole} |\n");
        }

        foreach (var kind in RolePermissions.Nameable) page.Append($"| {kind} | {Words.Granted(kind)} | | each by name only |\n");
        page.Append("\nA platform administrator has none of these.\n\n## Pages for people from outside\n\n| by | they can open | and send |\n|---|---|---|\n");
        foreach (var kind in RolePermissions.Grantable.GroupBy(right => right.Kind)) page.Append(Outside($"a grant of {kind.Key}", [.. kind]));
        page.Append(Outside("the other side of an engagement", [new(RecordKind.Engagements, Verb.View), new(RecordKind.Engagements, Verb.Edit)]));
        page.Append(Outside("being of a partner or a department", [new(RecordKind.Asks, Verb.Edit)]));
        page.Append("\nThe other side of an engagement (`app.my_side`) reads its terms, steps, log and outcomes, adds to the last three in its own name, and agrees to what the ");
        page.Append("council put forward; it reads no other record by that.\n\n## Pages of a council\n\n| page | to see | to send |\n|---|---|---|\n");
        foreach (var (route, requires) in Pages().OrderBy(pair => pair.Route, StringComparer.Ordinal))
            page.Append($"| `{route}` | {requires.Kind}: {requires.Verb} | {requires.Kind}: {requires.ToPost} |\n");
        return page.ToString();
    }

    private static string Outside(string by, IReadOnlyCollection<GrantableRight> rights)
    {
        var pages = Pages().OrderBy(pair => pair.Route, StringComparer.Ordinal).ToList();
        var seen = pages.Where(pair => rights.Contains(new(pair.Requires.Kind, pair.Requires.Verb))).ToList();
        var sent = seen.Where(pair => rights.Contains(new(pair.Requires.Kind, pair.Requires.ToPost)) && pair.Requires.ToPost != Verb.View);
        return $"| {by} | {Listed(seen)} | {Listed(sent)} |\n";

        static string Listed(IEnumerable<(string Route, RequiresAttribute Requires)> pages) =>
            string.Join("<br>", pages.Select(page => $"`{(page.Route.Length > Below.Length ? page.Route[Below.Length..] : "/")}`").DefaultIfEmpty("-"));
    }

    private static IEnumerable<(string Route, RequiresAttribute Requires)> Pages()
    {
        var web = Path.Combine(Repository.Root, "src", "SlipPortal.Web");
        foreach (var model in typeof(RequiresAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel))))
        {
            if (model.GetCustomAttribute<RequiresAttribute>() is not { } requires) continue;
            var folder = model.Namespace!["SlipPortal.Web.".Length..].Replace('.', Path.DirectorySeparatorChar);
            var view = Path.Combine(web, folder, model.Name[..^"Model".Length] + ".cshtml");
            yield return (File.ReadLines(view).First().Split('"')[1], requires);
        }
    }

    private static string Events()
    {
        var page = new StringBuilder("# What a council's history holds\n\nGenerated from the `Change` records of the domain; a test compares it.\n\n| event | what is kept of it |\n|---|---|\n");
        foreach (var change in typeof(Change).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Change))).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var properties = change.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract").Select(property => property.Name);
            page.Append($"| {change.Name} | {string.Join(", ", properties)} |\n");
        }

        return page.ToString();
    }
}
