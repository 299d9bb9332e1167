using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>One answer. What stands inside the element shows only while the answer is chosen.</summary>
[HtmlTargetElement("govuk-radios-item", ParentTag = "govuk-radios")]
[HtmlTargetElement("govuk-checkboxes-item", ParentTag = "govuk-checkboxes")]
public sealed class GovukChoiceItemTagHelper : TagHelper
{
    /// <summary>What the form sends.</summary>
    public string Value { get; set; } = "";

    /// <summary>The answer in words.</summary>
    public string Label { get; set; } = "";

    /// <summary>Help under the answer.</summary>
    public string? Hint { get; set; }

    /// <summary>Shown, but not to be chosen.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var question = (GovukChoicesTagHelper)context.Items[typeof(GovukChoicesTagHelper)];
        var inner = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(question.Item(
            Value, Label, Hint, inner.IsEmptyOrWhiteSpace ? null : inner, Disabled, chosenByDefault: false, output.Attributes));
    }
}
