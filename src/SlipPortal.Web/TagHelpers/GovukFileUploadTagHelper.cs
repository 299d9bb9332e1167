using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A file to send. The form has to have <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("govuk-file-upload", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukFileUploadTagHelper : GovukFieldTagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The browser's own control. GOV.UK's drop zone puts a button over it whose name is not the text on it (WCAG 2.5.3).
        WriteLabelled(output, Html.Element("input").With("type", "file"), "govuk-file-upload");
    }
}
