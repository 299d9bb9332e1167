using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A file to send. The form has to have <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("govuk-file-upload", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukFileUploadTagHelper : GovukFieldTagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Html.Element("input").With("type", "file");
        WriteLabelled(output, input, "govuk-file-upload",
            Html.Element("div", "govuk-file-upload-wrapper").With("data-module", "govuk-file-upload").Holding(input));
    }
}
