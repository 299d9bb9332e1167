using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// A table with a caption, in a region that scrolls by itself where the screen is narrow. Inside stand plain <c>thead</c>, <c>tbody</c>,
/// <c>tr</c>, <c>th</c> and <c>td</c> without classes (<c>numeric</c> for numbers): no tag helper runs for a cell.
/// </summary>
[HtmlTargetElement("govuk-table", Attributes = "caption")]
public sealed class GovukTableTagHelper : TagHelper
{
    /// <summary>Where the element stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What the table shows.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Size of the caption: s, m, l or xl.</summary>
    public string CaptionSize { get; set; } = "m";

    /// <summary>Keeps the caption for screen readers, where a heading above says the same.</summary>
    public bool CaptionHidden { get; set; }

    /// <summary>On a phone each row becomes a card; every cell needs its column's name as <c>data-label</c>.</summary>
    public bool Stacked { get; set; }

    /// <summary>Smaller text and less space, for working lists.</summary>
    public bool Dense { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        var captionId = UniqueIds.Next(ViewContext, "caption", context);
        var table = Html.Element("table", "govuk-table app-table");
        if (Stacked) table.AddCssClass("app-table--stacked");
        if (Dense) table.AddCssClass("app-table--dense");
        table.TakeAttributes(output.Attributes);
        var caption = Html.Element("caption", $"govuk-table__caption govuk-table__caption--{CaptionSize}", Caption).With("id", captionId);
        if (CaptionHidden) caption.AddCssClass("govuk-visually-hidden");

        output.Attributes.Clear();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "app-table-region");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-labelledby", captionId);
        output.Attributes.SetAttribute("tabindex", "0");
        output.Content.SetHtmlContent(table.Holding(caption, rows));
    }
}
