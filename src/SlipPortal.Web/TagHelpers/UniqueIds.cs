using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>Ids for elements that no page names.</summary>
internal static class UniqueIds
{
    /// <summary>
    /// An id from the element's place in the source, so that a part fetched later does not clash with the page around it, and from how
    /// often that place was rendered, because it may stand in a loop.
    /// </summary>
    public static string Next(ViewContext view, string prefix, TagHelperContext context)
    {
        var id = $"{prefix}-{context.UniqueId[..8]}";
        var key = (typeof(UniqueIds), id);
        var count = view.HttpContext.Items[key] is int before ? before + 1 : 1;
        view.HttpContext.Items[key] = count;
        return count == 1 ? id : $"{id}-{count}";
    }
}
