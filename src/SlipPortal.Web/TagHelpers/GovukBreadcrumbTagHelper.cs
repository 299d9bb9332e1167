using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>One step of the breadcrumbs; without an address it is the page itself.</summary>
[HtmlTargetElement("govuk-breadcrumb", ParentTag = "govuk-breadcrumbs")]
public sealed class GovukBreadcrumbTagHelper : TagHelper
{
    /// <summary>Where the step leads.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "li";
        output.AddClassBefore("govuk-breadcrumbs__list-item");
        if (Href is null)
        {
            output.Attributes.SetAttribute("aria-current", "page");
            output.Content.SetHtmlContent(text);
            return;
        }
        output.Content.SetHtmlContent(Html.Element("a", "govuk-breadcrumbs__link").With("href", Href).Holding(text));
    }
}
