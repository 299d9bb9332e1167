using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A list to choose one from. Options come from <c>asp-items</c>; <c>empty</c> adds one without a value above them.</summary>
[HtmlTargetElement("govuk-select", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukSelectTagHelper : GovukFieldTagHelper
{
    /// <summary>The options.</summary>
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The text of the option that stands for nothing chosen; no such option when absent.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Html.Element("select");
        if (Empty is not null) select.InnerHtml.AppendHtml(Html.Element("option", text: Empty).With("value", ""));
        var chosen = Value;
        foreach (var item in Items)
        {
            var value = item.Value ?? item.Text;
            select.InnerHtml.AppendHtml(Html.Element("option", text: item.Text).With("value", value)
                .With("selected", chosen is null ? item.Selected : string.Equals(chosen, value, StringComparison.OrdinalIgnoreCase))
                .With("disabled", item.Disabled));
        }
        WriteLabelled(output, select, "govuk-select");
    }
}
