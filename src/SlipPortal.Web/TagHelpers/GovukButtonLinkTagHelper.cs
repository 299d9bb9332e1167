using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A link that looks like a button, to a page where something starts. It changes nothing by itself.</summary>
[HtmlTargetElement("govuk-button-link", Attributes = "href")]
public sealed class GovukButtonLinkTagHelper : TagHelper
{
    /// <summary>secondary, warning or inverse; the main action when absent.</summary>
    public string? Variant { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("role", "button");
        output.Attributes.SetAttribute("draggable", "false");
        output.Attributes.SetAttribute("data-module", "govuk-button");
        output.AddClassBefore(Variant is null ? "govuk-button" : $"govuk-button govuk-button--{Variant}");
    }
}
