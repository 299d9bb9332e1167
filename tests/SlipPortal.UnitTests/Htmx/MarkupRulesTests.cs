using System.Text.RegularExpressions;

namespace SlipPortal.UnitTests.Htmx;

/// <summary>What no page may contain: the content-security policy would block it, or htmx 4 gives it another meaning than htmx 2.</summary>
public sealed partial class MarkupRulesTests
{
    private static readonly (string Rule, Regex Pattern)[] Forbidden =
    [
        ("hx-on runs a script from markup", new Regex(@"\bhx-on\b", RegexOptions.IgnoreCase)),
        ("js: runs a script from markup", new Regex("""=\s*["'](js|javascript):""", RegexOptions.IgnoreCase)),
        ("a trigger filter needs eval", new Regex("""\bhx-trigger(:inherited)?\s*=\s*("[^"]*\[|'[^']*\[)""", RegexOptions.IgnoreCase)),
        ("an inline script", new Regex(@"<script(?![^>]*\bsrc\s*=)[^>]*>", RegexOptions.IgnoreCase)),
        ("a style attribute or element", new Regex(@"\sstyle\s*=|<style\b", RegexOptions.IgnoreCase)),
        ("an event handler in markup", new Regex("""<[^>@]*\son[a-z]+\s*=\s*["']""", RegexOptions.IgnoreCase)),
        ("text that is not encoded", new Regex(@"\bHtml\.Raw\b|\bnew HtmlString\b")),
        ("htmx 4 has no such attribute (see Htmx/README.md)", new Regex(
            @"\bhx-(disabled-elt|vars|params|prompt|ext|disinherit|inherit|request|history)\s*=", RegexOptions.IgnoreCase)),
        ("hx-disable names elements to disable; to switch htmx off it is hx-ignore",
            new Regex("""\bhx-disable(?!\s*=\s*["'][^"']+["'])(?![-\w])""", RegexOptions.IgnoreCase)),
        ("htmx 4 names its events with colons", new Regex("""htmx:[a-z]+[A-Z]""")),
        ("hx-nonce is stamped by a tag helper", new Regex(@"\bhx-nonce\b", RegexOptions.IgnoreCase)),
    ];

    public static TheoryData<string> Bad =>
    [
        """<a hx-on:click="go()">""",
        """<a hx-vals='js:{a: 1}'>""",
        """<a href="javascript:void(0)">""",
        """<input hx-trigger="keyup[target.value.length > 2] delay:1s">""",
        "<script>go()</script>",
        """<p style="color: red">""",
        "<style>p {}</style>",
        """<button onclick="go()">""",
        "@Html.Raw(Model.Text)",
        """<button hx-disabled-elt="this">""",
        "<div hx-disable>",
        """<form hx-params="*">""",
        "htmx:afterSwap",
        """<a hx-nonce="abc">""",
    ];

    public static TheoryData<string> Good =>
    [
        """<script src="~/lib/htmx.min.js" defer></script>""",
        """<button hx-post hx-disable="this" hx-trigger="click delay:1s">""",
        """<a href="/councils?on=1" hx-get>""",
        """<p>The script: none; once="x"</p>""",
        """<div hx-target:inherited="#list" hx-history-elt>""",
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public void Finds_what_is_forbidden(string markup) => Assert.NotEmpty(Findings(markup));

    [Theory]
    [MemberData(nameof(Good))]
    public void Leaves_what_is_allowed(string markup) => Assert.Empty(Findings(markup));

    [Fact]
    public void No_page_contains_what_is_forbidden()
    {
        var files = Directory.GetFiles(Path.Combine(WebFolder(), "Pages"), "*.cshtml", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => Findings(File.ReadAllText(file)).Select(rule => $"{Path.GetFileName(file)}: {rule}")));
    }

    [Fact]
    public void No_script_of_ours_turns_text_into_markup_or_code()
    {
        var files = Directory.GetFiles(Path.Combine(WebFolder(), "Scripts"), "*.js");
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => Sinks().IsMatch(File.ReadAllText(file)));
    }

    [Fact]
    public void The_style_sheet_names_nothing_that_only_GOV_UK_may_use()
    {
        var css = File.ReadAllText(Path.Combine(WebFolder(), "wwwroot", "lib", "slipportal.css"));
        Assert.Contains("font-family:arial,helvetica", css, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)GDS Transport|/assets/|crown|crest", css);
    }

    private static IEnumerable<string> Findings(string markup)
    {
        var withoutComments = RazorComment().Replace(markup, "");
        return Forbidden.Where(rule => rule.Pattern.IsMatch(withoutComments)).Select(rule => rule.Rule);
    }

    private static string WebFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SlipPortal.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return Path.Combine(folder.FullName, "src", "SlipPortal.Web");
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|localStorage|sessionStorage")]
    private static partial Regex Sinks();
}
