using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// Links to the other pages of a list: the address of this page with another number, all else in its query kept. <c>hx-*</c> attributes go
/// to every link, with an <c>hx-get</c> of the same address. Writes nothing for a list of one page.
/// </summary>
[HtmlTargetElement("govuk-pagination", Attributes = "page,pages", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukPaginationTagHelper : TagHelper
{
    private const string PreviousIcon =
        "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z";

    private const string NextIcon =
        "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";

    private readonly List<TagHelperAttribute> _hx = [];

    /// <summary>Where the element stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; }

    /// <summary>How many pages there are.</summary>
    public int Pages { get; set; }

    /// <summary>
    /// The name of the number in the query. A page model reads "page" with <c>[FromQuery(Name = "page")]</c>: any other binding would find
    /// the route value of that name, which is the Razor page's own path.
    /// </summary>
    public string Parameter { get; set; } = "page";

    /// <summary>What the pages are of, for screen readers; "Pagination" when absent.</summary>
    public string Label { get; set; } = "Pagination";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }
        foreach (var attribute in output.Attributes.Where(a => a.Name.StartsWith("hx-", StringComparison.Ordinal)).ToList())
        {
            _hx.Add(attribute);
            output.Attributes.Remove(attribute);
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClassBefore("govuk-pagination");
        output.Attributes.SetAttribute("aria-label", Label);

        if (Page > 1)
            output.Content.AppendHtml(Html.Element("div", "govuk-pagination__prev").Holding(
                Link(Page - 1).With("rel", "prev").Holding(Icon("prev", PreviousIcon), Title("Previous"))));
        output.Content.AppendHtml(Numbers());
        if (Page < Pages)
            output.Content.AppendHtml(Html.Element("div", "govuk-pagination__next").Holding(
                Link(Page + 1).With("rel", "next").Holding(Title("Next"), Icon("next", NextIcon))));
    }

    private TagBuilder Numbers()
    {
        var list = Html.Element("ul", "govuk-pagination__list");
        var before = 0;
        // The first and last page, and the ones around this one; an ellipsis for those between.
        foreach (var number in Enumerable.Range(1, Pages).Where(n => n == 1 || n == Pages || Math.Abs(n - Page) <= 1))
        {
            if (number > before + 1)
                list.InnerHtml.AppendHtml(Html.Element("li", "govuk-pagination__item govuk-pagination__item--ellipsis", "⋯"));
            before = number;
            var text = number.ToString(CultureInfo.InvariantCulture);
            var link = Link(number).With("aria-label", "Page " + text).With("aria-current", number == Page ? "page" : null);
            link.InnerHtml.Append(text);
            list.InnerHtml.AppendHtml(Html.Element("li",
                number == Page ? "govuk-pagination__item govuk-pagination__item--current" : "govuk-pagination__item").Holding(link));
        }
        return list;
    }

    private TagBuilder Link(int number)
    {
        var url = AddressOf(number);
        var link = Html.Element("a", "govuk-link govuk-pagination__link").With("href", url);
        return _hx.Count == 0 ? link : link.With("hx-get", url).TakeAttributes(_hx);
    }

    private string AddressOf(int number)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query
            .Where(pair => !pair.Key.Equals(Parameter, StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))));
        if (number > 1) query.Add(Parameter, number.ToString(CultureInfo.InvariantCulture));
        return request.PathBase + request.Path.ToUriComponent() + query.ToQueryString();
    }

    private static TagBuilder Title(string text) => Html.Element("span", "govuk-pagination__link-title", text)
        .Holding(Html.Element("span", "govuk-visually-hidden", " page"));

    private static TagBuilder Icon(string direction, string path) =>
        Html.Element("svg", $"govuk-pagination__icon govuk-pagination__icon--{direction}")
            .With("xmlns", "http://www.w3.org/2000/svg").With("height", "13").With("width", "15").With("aria-hidden", "true")
            .With("focusable", "false").With("viewBox", "0 0 15 13").Holding(Html.Element("path").With("d", path));
}
