using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>The links to the parts of the portal, or of one council's part. Opens by a button on a phone.</summary>
[HtmlTargetElement("govuk-service-navigation")]
[RestrictChildren("govuk-service-navigation-item")]
public sealed class GovukServiceNavigationTagHelper : TagHelper
{
    /// <summary>Whose parts these are, such as a council's name; only the links when absent.</summary>
    public string? ServiceName { get; set; }

    /// <summary>Where the name leads.</summary>
    public string? ServiceHref { get; set; }

    /// <summary>What the menu is called.</summary>
    public string Label { get; set; } = "Menu";

    /// <summary>Class of the inner container, for wide pages.</summary>
    public string ContainerClass { get; set; } = "govuk-width-container";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = await output.GetChildContentAsync();
        output.TagName = ServiceName is null ? "div" : "section";
        if (ServiceName is not null) output.Attributes.SetAttribute("aria-label", "Service information");
        output.AddClassBefore("govuk-service-navigation");
        output.Attributes.SetAttribute("data-module", "govuk-service-navigation");

        var container = Html.Element("div", "govuk-service-navigation__container");
        if (ServiceName is not null)
        {
            container.InnerHtml.AppendHtml(Html.Element("span", "govuk-service-navigation__service-name").Holding(ServiceHref is null
                ? Html.Element("span", "govuk-service-navigation__text", ServiceName)
                : Html.Element("a", "govuk-service-navigation__link", ServiceName).With("href", ServiceHref)));
        }
        if (!items.IsEmptyOrWhiteSpace)
        {
            container.InnerHtml.AppendHtml(Html.Element("nav", "govuk-service-navigation__wrapper").With("aria-label", Label).Holding(
                Html.Element("button", "govuk-service-navigation__toggle govuk-js-service-navigation-toggle", "Menu").With("type", "button")
                    .With("aria-controls", "navigation").With("hidden", true).With("aria-hidden", "true"),
                Html.Element("ul", "govuk-service-navigation__list").With("id", "navigation").Holding(items)));
        }
        output.Content.SetHtmlContent(Html.Element("div", ContainerClass).Holding(container));
    }
}
