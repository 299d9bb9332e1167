using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.Htmx;

/// <summary>
/// Fills an <c>hx-get</c>, <c>hx-post</c>, <c>hx-put</c>, <c>hx-patch</c> or <c>hx-delete</c> without a value with the address of a page,
/// its handler and route values. One that has a value is left alone.
/// </summary>
[HtmlTargetElement("*", Attributes = "hx-get")]
[HtmlTargetElement("*", Attributes = "hx-post")]
[HtmlTargetElement("*", Attributes = "hx-put")]
[HtmlTargetElement("*", Attributes = "hx-patch")]
[HtmlTargetElement("*", Attributes = "hx-delete")]
public sealed class HtmxUrlTagHelper(IUrlHelperFactory urls) : TagHelper
{
    private static readonly string[] Verbs = ["hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete"];

    /// <summary>Before the helpers that move attributes to another element.</summary>
    public override int Order => -900;

    /// <summary>Where the element stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The page, as in <c>asp-page</c>; the current page when absent.</summary>
    [HtmlAttributeName("hx-page")]
    public string? Page { get; set; }

    /// <summary>The page's handler, as in <c>asp-page-handler</c>.</summary>
    [HtmlAttributeName("hx-page-handler")]
    public string? PageHandler { get; set; }

    /// <summary>Route values, one attribute each, as in <c>asp-route-*</c>.</summary>
    [HtmlAttributeName(DictionaryAttributePrefix = "hx-route-")]
    public IDictionary<string, string?> RouteValues { get; set; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">No page has that name.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var empty = Verbs.Where(verb =>
            output.Attributes.TryGetAttribute(verb, out var attribute) && string.IsNullOrEmpty(attribute.Value?.ToString())).ToList();
        if (empty.Count == 0) return;
        var url = urls.GetUrlHelper(ViewContext).Page(Page, PageHandler, new RouteValueDictionary(RouteValues))
            ?? throw new InvalidOperationException($"No address found for hx-page \"{Page}\", hx-page-handler \"{PageHandler}\".");
        foreach (var verb in empty) output.Attributes.SetAttribute(verb, url);
    }
}
