using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>Where the page stands: <c>&lt;govuk-breadcrumb href="..."&gt;</c> for each step, the last without an address.</summary>
[HtmlTargetElement("govuk-breadcrumbs")]
[RestrictChildren("govuk-breadcrumb")]
public sealed class GovukBreadcrumbsTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var steps = await output.GetChildContentAsync();
        output.TagName = "nav";
        output.AddClassBefore("govuk-breadcrumbs govuk-breadcrumbs--collapse-on-mobile");
        output.Attributes.SetAttribute("aria-label", "Breadcrumb");
        output.Content.SetHtmlContent(Html.Element("ol", "govuk-breadcrumbs__list").Holding(steps));
    }
}
