using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>Says at the end of a journey that it is done. Its title is the page's heading.</summary>
[HtmlTargetElement("govuk-panel", Attributes = "title")]
public sealed class GovukPanelTagHelper : TagHelper
{
    /// <summary>What is done.</summary>
    public string Title { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClassBefore("govuk-panel govuk-panel--confirmation");
        output.Content.AppendHtml(Html.Element("h1", "govuk-panel__title", Title));
        if (!inner.IsEmptyOrWhiteSpace) output.Content.AppendHtml(Html.Element("div", "govuk-panel__body").Holding(inner));
    }
}
