using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Account;

namespace SlipPortal.Web.Pages;

/// <summary>
/// What a user sees instead of a page. It gives no detail of the fault, keeps the status, and answers in plain text whoever did not ask for
/// HTML. The same page stands for what does not exist and for what is not theirs to see.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel(IAntiforgery antiforgery, IDataProtectionProvider protection) : PageModel
{
    /// <summary>The status of the response.</summary>
    public int Code { get; private set; }

    /// <summary>What happened, as a heading.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it means and what to do, a paragraph each.</summary>
    public string[] Text { get; private set; } = [];

    /// <summary>What was sent by somebody whose sign-in had run out, locked; null where nothing was.</summary>
    public string? Kept { get; private set; }

    /// <summary>The address that was asked for, without what it asks of its page.</summary>
    public string Asked =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked ? asked.OriginalPathBase + asked.OriginalPath : "/";

    /// <summary>True where they are signed in, and the password is asked for once more.</summary>
    public bool IsAskedAgain => RecentSignInFilter.IsAskedBy(HttpContext);

    /// <summary>Answers the request that failed, whatever its method.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <inheritdoc cref="OnGetAsync" />
    public Task<IActionResult> OnPostAsync() => ShowAsync();

    /// <inheritdoc cref="OnGetAsync" />
    public Task<IActionResult> OnPutAsync() => ShowAsync();

    /// <inheritdoc cref="OnGetAsync" />
    public Task<IActionResult> OnPatchAsync() => ShowAsync();

    /// <inheritdoc cref="OnGetAsync" />
    public Task<IActionResult> OnDeleteAsync() => ShowAsync();

    private async Task<IActionResult> ShowAsync()
    {
        // Not bound: where a form cannot be read, nothing is.
        Code = int.TryParse(RouteData.Values["code"] as string, CultureInfo.InvariantCulture, out var code) ? code : Response.StatusCode;
        if (Code is < 400 or > 599) Code = StatusCodes.Status500InternalServerError;
        Response.StatusCode = Code;
        if (Code == StatusCodes.Status401Unauthorized && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked)
            Kept = KeptForm.Keep(Request, asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString, protection);
        var isUnreadable = ReadableFormFilter.Refused(HttpContext);
        var isStale = Code == StatusCodes.Status400BadRequest && !isUnreadable && !await antiforgery.IsRequestValidAsync(HttpContext);
        (Title, Text) = Describe(Code, isStale, isUnreadable, Kept is not null, IsAskedAgain);
        var wantsHtml = Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        return wantsHtml ? Page() : Content($"{Title}. {string.Join(' ', Text)}\n", "text/plain");
    }

    private static (string Title, string[] Text) Describe(int code, bool isStale, bool isUnreadable, bool isKept, bool isAskedAgain) =>
        code switch
        {
            400 or 408 when isUnreadable =>
                ("Your form could not be read",
                [
                    "Nothing was saved. What you sent may have hidden characters, which may come from copying, or be too long.",
                    "Go back, type that text again and send it once more.",
                ]),
            400 when isStale =>
                ("Your page was open too long", ["Nothing was saved. Go back, load the page again and send it once more."]),
            401 when isAskedAgain =>
                ("Confirm it is you",
                ["Nothing has been saved yet. Enter your password again to continue"
                    + (isKept ? ": what you typed is kept, and offered to you then." : ".")]),
            401 when isKept =>
                ("You have been signed out", ["Nothing has been saved. Sign in again: what you typed is kept, and offered to you then."]),
            401 => ("You have been signed out", ["Nothing has been saved. Sign in again, then send it once more."]),
            403 => ("You cannot do this", ["You can see this part of the portal, but your role does not allow this step. In a preview nothing can be sent at all."]),
            404 => ("Page not found",
                ["The address may be wrong, or the page may have moved.", "If you could open it before, your access may have ended."]),
            413 => ("This file is too large", ["Nothing was saved. Send a smaller file, or divide it into several."]),
            429 => ("Too many tries",
                ["Nothing was saved. Wait a little and try again: this was done too often in a short time, by you or from where you are."]),
            < 500 => ("This could not be done", ["The portal did not understand the request. Nothing was saved."]),
            503 => ("The portal is not available", ["Nothing was saved. Try again in a few minutes."]),
            _ => ("Sorry, something went wrong", ["Nothing was saved. Try again in a few minutes."]),
        };
}
