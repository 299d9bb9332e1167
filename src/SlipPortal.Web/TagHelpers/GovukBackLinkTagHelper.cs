using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A link to the page before this one; says "Back" where it holds no text.</summary>
[HtmlTargetElement("govuk-back-link", Attributes = "href")]
public sealed class GovukBackLinkTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClassBefore("govuk-back-link");
        if (inner.IsEmptyOrWhiteSpace) output.Content.SetContent("Back");
    }
}
