using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>A comment’s plain text as paragraphs, lists, links and mentions. Everything that somebody wrote is encoded; nothing of it is markup.</summary>
internal static partial class CommentHtml
{
    private const string Paragraph = "<p class=\"govuk-body\">";
    private const string Bullets = "<ul class=\"govuk-list govuk-list--bullet\">";
    private const string Numbers = "<ol class=\"govuk-list govuk-list--number\">";

    /// <summary>The text.</summary>
    /// <param name="text">As it was written: a blank line ends a paragraph, lines that begin with a bullet or a number are a list.</param>
    /// <param name="mentioned">The names of the people whom it calls.</param>
    public static IHtmlContent Render(string text, IReadOnlyCollection<string> mentioned)
    {
        var html = new StringBuilder();
        foreach (var block in BlankLines().Split(text.ReplaceLineEndings("\n").Trim()))
        {
            var paragraph = new List<string>();
            var list = new List<string>();
            var numbered = new List<string>();
            var expected = 1;
            foreach (var line in block.Split('\n'))
            {
                if (Bullet().Match(line) is { Success: true } bullet)
                {
                    Close(html, paragraph, Paragraph, "<br>", "</p>");
                    Close(html, numbered, Numbers, "", "</ol>");
                    list.Add($"<li>{Line(line[bullet.Length..], mentioned)}</li>");
                }
                else if (Number().Match(line) is { Success: true } number && number.Groups["number"].Value == $"{expected}")
                {
                    Close(html, paragraph, Paragraph, "<br>", "</p>");
                    Close(html, list, Bullets, "", "</ul>");
                    numbered.Add($"<li>{Line(line[number.Length..], mentioned)}</li>");
                    expected++;
                }
                else
                {
                    Close(html, list, Bullets, "", "</ul>");
                    Close(html, numbered, Numbers, "", "</ol>");
                    expected = 1;
                    paragraph.Add(Line(line, mentioned));
                }
            }

            Close(html, paragraph, Paragraph, "<br>", "</p>");
            Close(html, list, Bullets, "", "</ul>");
            Close(html, numbered, Numbers, "", "</ol>");
        }

        return new HtmlString(html.ToString());
    }

    private static void Close(StringBuilder html, List<string> parts, string before, string between, string after)
    {
        if (parts.Count > 0) html.Append(before).AppendJoin(between, parts).Append(after);
        parts.Clear();
    }

    private static string Line(string line, IReadOnlyCollection<string> mentioned)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (Match match in Special().Matches(line))
        {
            if (match.Index < at) continue;
            var part = match.Value[0] == '@' ? Called(line, match.Index, mentioned) : match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '\'', '’', '”');
            if (part is null || (part[0] != '@' && !Uri.TryCreate(part, UriKind.Absolute, out _))) continue;
            html.Append(Encode(line[at..match.Index]));
            html.Append(part[0] == '@'
                ? $"<strong>{Encode(part)}</strong>"
                : $"<a class=\"govuk-link\" href=\"{Encode(part)}\" rel=\"nofollow noopener noreferrer\">{Encode(part)}</a>");
            at = match.Index + part.Length;
        }

        return html.Append(Encode(line[at..])).ToString();
    }

    private static string? Called(string line, int at, IReadOnlyCollection<string> mentioned) =>
        mentioned.OrderByDescending(name => name.Length)
            .FirstOrDefault(name => string.Compare(line, at + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0) is { } called
            ? line.Substring(at, called.Length + 1)
            : null;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    [GeneratedRegex(@"^\s*[-–—•*·▪◦]\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*(?<number>\d{1,2})[.)]\s+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"https://[^\s<>""“”]+|@")]
    private static partial Regex Special();
}
