using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>The "or" before an answer that excludes the others.</summary>
[HtmlTargetElement("govuk-radios-divider", ParentTag = "govuk-radios")]
[HtmlTargetElement("govuk-checkboxes-divider", ParentTag = "govuk-checkboxes")]
public sealed class GovukChoiceDividerTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClassBefore(context.TagName == "govuk-radios-divider" ? "govuk-radios__divider" : "govuk-checkboxes__divider");
    }
}
