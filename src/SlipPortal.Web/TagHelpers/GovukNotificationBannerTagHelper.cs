using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// Tells what has happened (<c>type="success"</c>, read at once and focused) or what to know. Writes nothing when it holds nothing: the
/// layout shows <c>TempData["Notice"]</c> with it, and beneath what can be done about it.
/// </summary>
[HtmlTargetElement("govuk-notification-banner")]
public sealed class GovukNotificationBannerTagHelper : TagHelper
{
    /// <summary>Where the element stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>success, or important when absent.</summary>
    public string? Type { get; set; }

    /// <summary>The title; "Success" or "Important" when absent.</summary>
    public string? Title { get; set; }

    /// <summary>The message; what stands inside the element when absent, and beneath it otherwise.</summary>
    public string? Text { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        if (string.IsNullOrWhiteSpace(Text) && inner.IsEmptyOrWhiteSpace)
        {
            output.SuppressOutput();
            return;
        }
        var isSuccess = Type == "success";
        var titleId = UniqueIds.Next(ViewContext, "notification", context);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClassBefore(isSuccess ? "govuk-notification-banner govuk-notification-banner--success" : "govuk-notification-banner");
        output.Attributes.SetAttribute("role", isSuccess ? "alert" : "region");
        output.Attributes.SetAttribute("aria-labelledby", titleId);
        output.Attributes.SetAttribute("data-module", "govuk-notification-banner");
        var header = Html.Element("div", "govuk-notification-banner__header").Holding(
            Html.Element("h2", "govuk-notification-banner__title", Title ?? (isSuccess ? "Success" : "Important")).With("id", titleId));
        var body = Html.Element("div", "govuk-notification-banner__content").Holding(
            string.IsNullOrWhiteSpace(Text) ? inner : Html.Element("p", "govuk-notification-banner__heading", Text));
        output.Content.AppendHtml(header).AppendHtml(body);
        if (!string.IsNullOrWhiteSpace(Text) && !inner.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(Html.Element("div", "app-banner-action").Holding(inner));
    }
}
