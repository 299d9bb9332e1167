using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SlipPortal.Web.Infrastructure;

/// <summary>Giving out a file that somebody sent in.</summary>
internal static class Attachments
{
    /// <summary>As a download of the type that its content was found to be; in a sandbox of its own, should a browser show it all the same.</summary>
    public static FileContentResult Attachment(this PageModel page, byte[] content, string mediaType, string? fileName)
    {
        page.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return page.File(content, mediaType, fileName);
    }
}
