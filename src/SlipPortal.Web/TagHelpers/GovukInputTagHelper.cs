using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A text input. <c>type</c>, <c>autocomplete</c>, <c>inputmode</c> and others are written on the element as usual.</summary>
[HtmlTargetElement("govuk-input", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukInputTagHelper : GovukFieldTagHelper
{
    /// <summary>The kind of input; text when absent.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; set; }

    /// <summary>A unit before the value, such as £.</summary>
    public string? Prefix { get; set; }

    /// <summary>A unit after the value, such as %.</summary>
    public string? Suffix { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Html.Element("input").With("type", Type);
        // A password is never sent back to the page.
        if (Type != "password") input.With("value", Value);
        if (Width is { } width) input.AddCssClass($"govuk-input--width-{width}");
        var wrapper = Prefix is null && Suffix is null ? null : Html.Element("div", "govuk-input__wrapper").Holding(
            Prefix is null ? null : Html.Element("div", "govuk-input__prefix", Prefix).With("aria-hidden", "true"),
            input,
            Suffix is null ? null : Html.Element("div", "govuk-input__suffix", Suffix).With("aria-hidden", "true"));
        WriteLabelled(output, input, "govuk-input", wrapper);
    }
}
