using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>Text that opens when its summary is chosen. <c>open</c> is written on the element as usual.</summary>
[HtmlTargetElement("govuk-details", Attributes = "summary")]
public sealed class GovukDetailsTagHelper : TagHelper
{
    /// <summary>What is behind it.</summary>
    public string Summary { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "details";
        output.AddClassBefore("govuk-details");
        output.Content.AppendHtml(Html.Element("summary", "govuk-details__summary").Holding(
            Html.Element("span", "govuk-details__summary-text", Summary)));
        output.Content.AppendHtml(Html.Element("div", "govuk-details__text").Holding(inner));
    }
}
