using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// A form that says not where it goes is the page's own. When another form of the page was refused, the address names that form’s handler, and
/// the browser would send this one there: so it is told the page’s address without it.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTagHelper : TagHelper
{
    /// <summary>The page that the form stands on.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the framework’s own form helper, which gives no antiforgery token to a form with an address.</summary>
    public override int Order => 1;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        if (output.Attributes.ContainsName("action") || !request.Query.ContainsKey("handler")) return;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != "handler"));
        output.Attributes.SetAttribute("action", request.Path + query.ToQueryString());
    }
}
