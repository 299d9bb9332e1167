using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A text of several lines, with a count of the characters left where there is a limit.</summary>
[HtmlTargetElement("govuk-textarea", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukTextareaTagHelper : GovukFieldTagHelper
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Lines shown.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>The most characters; the count is for the user, the server checks for itself.</summary>
    public int? MaxLength { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The first line break inside a textarea is not part of its value, so one is always written.
        var textarea = Html.Element("textarea", text: "\n" + Value).With("rows", Rows.ToString(CultureInfo.InvariantCulture));
        if (MaxLength is not { } limit)
        {
            WriteLabelled(output, textarea, "govuk-textarea");
            return;
        }
        var count = Html.Element("div", "govuk-hint govuk-character-count__message")
            .With("id", ControlId + "-info");
        count.InnerHtml.Append(string.Create(English, $"You can enter up to {limit:N0} characters"));
        textarea.AddCssClass("govuk-js-character-count");
        textarea.With("aria-describedby", ControlId + "-info");
        var wrapper = Html.Element("div", "govuk-character-count").With("data-module", "govuk-character-count")
            .With("data-maxlength", limit.ToString(CultureInfo.InvariantCulture)).Holding(textarea, count);
        WriteLabelled(output, textarea, "govuk-textarea", wrapper);
    }
}
