using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>One answer out of a few.</summary>
[HtmlTargetElement("govuk-radios", Attributes = "asp-for")]
public sealed class GovukRadiosTagHelper() : GovukChoicesTagHelper("radios", "radio")
{
    /// <summary>Answers side by side: for two short ones.</summary>
    public bool Inline { get; set; }

    /// <inheritdoc />
    protected override void AddModifiers(TagBuilder list)
    {
        if (Inline) list.AddCssClass("govuk-radios--inline");
    }
}
