using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>What happens if the user does, or does not do, something.</summary>
[HtmlTargetElement("govuk-warning-text")]
public sealed class GovukWarningTextTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "div";
        output.AddClassBefore("govuk-warning-text");
        output.Content.AppendHtml(Html.Element("span", "govuk-warning-text__icon", "!").With("aria-hidden", "true"));
        output.Content.AppendHtml(Html.Element("strong", "govuk-warning-text__text").Holding(
            Html.Element("span", "govuk-visually-hidden", "Warning"), inner));
    }
}
