using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// A form that cannot be read is a clear page, before anything else asks for a field: the check against forgery would fail on it without a
/// word.
/// </summary>
internal sealed class ReadableFormFilter(ILogger<ReadableFormFilter> log) : IAsyncAuthorizationFilter, IOrderedFilter
{
    private const string Unreadable = "SlipPortal.UnreadableForm";

    /// <summary>After the pages' own limits for their forms, before the check against forgery.</summary>
    public int Order => 950;

    /// <summary>Whether the form of this request could not be read: nothing may ask for it again.</summary>
    public static bool Refused(HttpContext context) => context.Items.ContainsKey(Unreadable);

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType) return;
        try
        {
            var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
            if (!form.Keys.Any(ReadableAddresses.HoldsControls)) return;
            Refuse(context, StatusCodes.Status400BadRequest, "A field's name holds control characters.");
        }
        // Too many fields, a value that is too long, no form at all, letters of an encoding that there is not; or a body that does not
        // come.
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            Refuse(context, (unreadable as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest, unreadable.Message);
        }
    }

    private void Refuse(AuthorizationFilterContext context, int status, string why)
    {
        log.LogWarning("A form for {Path} could not be read: {Why}", context.HttpContext.Request.Path, why);
        context.HttpContext.Items[Unreadable] = true;
        // Whatever asks for it after this, as the page that says so, finds it empty.
        context.HttpContext.Request.Form = FormCollection.Empty;
        // Who is signed out, say, is told that.
        if (context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null) context.Result = new StatusCodeResult(status);
    }
}
