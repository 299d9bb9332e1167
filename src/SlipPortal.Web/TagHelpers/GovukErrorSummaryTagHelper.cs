using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// Everything that the model state refuses, in the order of the fields, each with a link to its field. Writes nothing where all is well.
/// The layout has one; a part that is fetched alone needs its own, after its fields in the source or with fields named as the model state.
/// </summary>
[HtmlTargetElement("govuk-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukErrorSummaryTagHelper : TagHelper
{
    /// <summary>Where the element stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fields = RenderedFields.Of(ViewContext);
        var errors = ViewContext.ViewData.ModelState
            .Where(entry => entry.Value is { Errors.Count: > 0 })
            .Select(entry => (Text: GovukFieldTagHelper.TextOf(entry.Value!.Errors[0]), At: fields.Find(entry.Key)))
            .OrderBy(error => error.At.Place)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = Html.Element("ul", "govuk-list govuk-error-summary__list");
        foreach (var (text, at) in errors)
        {
            list.InnerHtml.AppendHtml(at.Id is null
                ? Html.Element("li", text: text)
                : Html.Element("li").Holding(Html.Element("a", text: text).With("href", "#" + at.Id)));
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClassBefore("govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.SetHtmlContent(Html.Element("div").With("role", "alert").Holding(
            Html.Element("h2", "govuk-error-summary__title", "There is a problem"),
            Html.Element("div", "govuk-error-summary__body").Holding(list)));
    }
}
