using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>One link of the service navigation.</summary>
[HtmlTargetElement("govuk-service-navigation-item", ParentTag = "govuk-service-navigation", Attributes = "href")]
public sealed class GovukServiceNavigationItemTagHelper : TagHelper
{
    /// <summary>Where the element stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Where the link leads.</summary>
    public string Href { get; set; } = "";

    /// <summary>Counts as current only on this very page, not on those below it.</summary>
    public bool Exact { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var request = ViewContext.HttpContext.Request;
        var here = request.PathBase.Add(request.Path);
        var isPage = here.Equals(new PathString(Href), StringComparison.OrdinalIgnoreCase);
        var isActive = isPage || (!Exact && here.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase));

        output.TagName = "li";
        output.AddClassBefore(isActive
            ? "govuk-service-navigation__item govuk-service-navigation__item--active"
            : "govuk-service-navigation__item");
        var link = Html.Element("a", "govuk-service-navigation__link").With("href", Href);
        // "page" for the page itself, "true" for a page below it.
        if (isActive) link.With("aria-current", isPage ? "page" : "true");
        output.Content.SetHtmlContent(link.Holding(
            isActive ? Html.Element("strong", "govuk-service-navigation__active-fallback").Holding(text) : text));
    }
}
