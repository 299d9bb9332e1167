using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// A form that says not where it goes is the page's own. When another form of the page was refused, the address names that form’s handler,
/// and the browser would send this one there: so it is told the page’s address without it. And each carries the page's key, by which a
/// second click is known (<see cref="SubmissionFilter"/>).
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
        if (ViewContext.HttpContext.User.Identity?.IsAuthenticated == true)
        {
            output.PostContent.AppendHtml(
                $"<input type=\"hidden\" name=\"{SubmissionFilter.Field}\" value=\"{KeyOf(ViewContext.HttpContext):N}\">");
        }

        var request = ViewContext.HttpContext.Request;
        if (output.Attributes.ContainsName("action") || !request.Query.ContainsKey("handler")) return;
        output.Attributes.SetAttribute("action", request.PageAddress());
    }

    // One for all forms of a page: what they send tells them apart.
    private static Guid KeyOf(HttpContext context) =>
        (Guid)(context.Items[SubmissionFilter.Field] ??= Guid.NewGuid());
}
