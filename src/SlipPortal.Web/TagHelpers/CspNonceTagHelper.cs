using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// Gives scripts the nonce of the response, and every element with an <c>hx-*</c> attribute its <c>hx-nonce</c>. The extension hx-csp
/// strips the <c>hx-*</c> attributes of elements without it, so markup that somebody smuggled in as text does nothing.
/// </summary>
[HtmlTargetElement("script")]
[HtmlTargetElement("link", Attributes = "[rel=modulepreload]")]
[HtmlTargetElement("*", Attributes = "hx-*")]
public sealed class CspNonceTagHelper : TagHelper
{
    /// <summary>Before the helpers that move attributes to another element.</summary>
    public override int Order => -1000;

    /// <summary>Where the element stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isScript = context.TagName is "script" or "link";
        output.Attributes.SetAttribute(isScript ? "nonce" : "hx-nonce", ViewContext.HttpContext.GetCspNonce());
    }
}
