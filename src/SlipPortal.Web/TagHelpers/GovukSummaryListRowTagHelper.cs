using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>One fact: its key, its value (what stands inside), and a link to change it.</summary>
[HtmlTargetElement("govuk-summary-list-row", ParentTag = "govuk-summary-list")]
public sealed class GovukSummaryListRowTagHelper : TagHelper
{
    /// <summary>What the value is.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where the value is changed; no link when absent.</summary>
    public string? ActionHref { get; set; }

    /// <summary>The link's text; screen readers hear the key after it.</summary>
    public string ActionText { get; set; } = "Change";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.AddClassBefore(ActionHref is null
            ? "govuk-summary-list__row govuk-summary-list__row--no-actions"
            : "govuk-summary-list__row");
        output.Content.AppendHtml(Html.Element("dt", "govuk-summary-list__key", Key));
        output.Content.AppendHtml(Html.Element("dd", "govuk-summary-list__value").Holding(value));
        if (ActionHref is null) return;
        var link = Html.Element("a", "govuk-link", ActionText).With("href", ActionHref)
            .Holding(Html.Element("span", "govuk-visually-hidden", " " + Key));
        output.Content.AppendHtml(Html.Element("dd", "govuk-summary-list__actions").Holding(link));
    }
}
