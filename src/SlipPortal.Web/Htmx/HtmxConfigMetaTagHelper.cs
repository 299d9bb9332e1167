using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.Htmx;

/// <summary>
/// Writes htmx's settings into <c>&lt;meta name="htmx-config"&gt;</c>. The defaults are the careful ones; there is no way to allow other
/// origins, because none is needed.
/// </summary>
[HtmlTargetElement("meta", Attributes = "[name=htmx-config]", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HtmxConfigMetaTagHelper(IAntiforgery antiforgery) : TagHelper
{
    /// <summary>Where the element stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Adds the antiforgery token, which the script of <see cref="HtmxAntiforgeryScriptEndpoints"/> sends as a header.</summary>
    [HtmlAttributeName("includeAspNetAntiforgeryToken")]
    public bool IncludeAspNetAntiforgeryToken { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var config = new JsonObject
        {
            // Only this extension may register; without it nothing can be swapped, because of Trusted Types.
            ["extensions"] = "hx-csp",
            ["mode"] = "same-origin",
            // Going back loads the page: its text is never kept in the browser's storage, and every script starts anew.
            ["history"] = "reload",
            // Its rules are in our style sheet.
            ["includeIndicatorCSS"] = false,
            // Nothing is animated; a delay would only copy old class and style attributes onto new elements for a moment.
            ["defaultSettleDelay"] = 0,
            // htmx 4 swaps whatever comes. A refused form (422) and a conflict (409) are pages to show; these are not.
            ["noSwap"] = new JsonArray(204, 304, 400, 401, 403, 404, 405, 413, 415, 429, "5xx"),
        };
        if (IncludeAspNetAntiforgeryToken)
        {
            var tokens = antiforgery.GetAndStoreTokens(ViewContext.HttpContext);
            config["antiForgery"] = new JsonObject
            {
                ["formFieldName"] = tokens.FormFieldName,
                ["headerName"] = tokens.HeaderName,
                ["requestToken"] = tokens.RequestToken,
            };
        }
        output.Attributes.SetAttribute("content", config.ToJsonString(JsonSerializerOptions.Web));
    }
}
