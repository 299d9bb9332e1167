using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A button. Submitting the same form twice within a second sends it once.</summary>
[HtmlTargetElement("govuk-button")]
public sealed class GovukButtonTagHelper : TagHelper
{
    /// <summary>submit, button or reset.</summary>
    public string Type { get; set; } = "submit";

    /// <summary>secondary, warning or inverse; the main action when absent.</summary>
    public string? Variant { get; set; }

    /// <summary>Whether a quick second click is ignored; true for buttons that submit when absent.</summary>
    public bool? PreventDoubleClick { get; set; }

    /// <summary>Shown, but not to be used. A sentence beside it should say why.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.Attributes.SetAttribute("type", Type);
        output.Attributes.SetAttribute("data-module", "govuk-button");
        if (PreventDoubleClick ?? Type == "submit") output.Attributes.SetAttribute("data-prevent-double-click", "true");
        if (Disabled)
        {
            output.Attributes.SetAttribute(new TagHelperAttribute("disabled"));
            output.Attributes.SetAttribute("aria-disabled", "true");
        }
        output.AddClassBefore(Variant is null ? "govuk-button" : $"govuk-button govuk-button--{Variant}");
    }
}
