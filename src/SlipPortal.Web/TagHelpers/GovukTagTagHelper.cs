using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A status in words, with a colour as its second sign.</summary>
[HtmlTargetElement("govuk-tag")]
public sealed class GovukTagTagHelper : TagHelper
{
    /// <summary>grey, green, turquoise, blue, purple, pink, red, orange or yellow; blue when absent.</summary>
    public string? Colour { get; set; }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The tag holds no words: a colour alone says nothing to many users.</exception>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
            throw new InvalidOperationException("<govuk-tag> needs text: a colour alone says nothing to many users.");
        output.TagName = "strong";
        output.AddClassBefore(string.IsNullOrEmpty(Colour) ? "govuk-tag" : $"govuk-tag govuk-tag--{Colour}");
    }
}
