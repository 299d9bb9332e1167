using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SlipPortal.Web.Pages;

/// <summary>
/// What a user sees instead of a page. It gives no detail of the fault, keeps the status, and answers in plain text whoever did not ask for
/// HTML. The same page stands for what does not exist and for what is not theirs to see.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel(IAntiforgery antiforgery) : PageModel
{
    /// <summary>The status of the response.</summary>
    public int Code { get; private set; }

    /// <summary>What happened, as a heading.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it means and what to do, a paragraph each.</summary>
    public string[] Text { get; private set; } = [];

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
        Code = int.TryParse(RouteData.Values["code"] as string, CultureInfo.InvariantCulture, out var code) && code is >= 400 and <= 599
            ? code
            : StatusCodes.Status500InternalServerError;
        Response.StatusCode = Code;
        (Title, Text) = Describe(Code, Code == StatusCodes.Status400BadRequest ? await FormAsync() : Form.Read);
        var wantsHtml = Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        return wantsHtml ? Page() : Content($"{Title}. {string.Join(' ', Text)}\n", "text/plain");
    }

    private async Task<Form> FormAsync()
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(HttpContext) ? Form.Read : Form.Stale;
        }
        // The server does not take it as a form, the null character in it for one.
        catch (AntiforgeryValidationException)
        {
            return Form.Unreadable;
        }
    }

    private static (string Title, string[] Text) Describe(int code, Form form) =>
        code switch
        {
            400 when form is Form.Stale =>
                ("Your page was open too long", ["Nothing was saved. Go back, load the page again and send it once more."]),
            400 when form is Form.Unreadable =>
                ("There is a problem",
                [
                    "Nothing was saved. What you sent has hidden characters, which may come from copying.",
                    "Go back, type that text again and send it once more.",
                ]),
            403 => ("You cannot do this", ["You can see this part of the portal, but your role does not allow this step. In a preview nothing can be sent at all."]),
            404 => ("Page not found",
                ["The address may be wrong, or the page may have moved.", "If you could open it before, your access may have ended."]),
            413 => ("This file is too large", ["Nothing was saved. Send a smaller file, or divide it into several."]),
            429 => ("Too many tries", ["Wait a few minutes and try again."]),
            < 500 => ("This could not be done", ["The portal did not understand the request. Nothing was saved."]),
            503 => ("The portal is not available", ["Nothing was saved. Try again in a few minutes."]),
            _ => ("Sorry, something went wrong", ["Nothing was saved. Try again in a few minutes."]),
        };

    private enum Form
    {
        Read,
        Stale,
        Unreadable,
    }
}
