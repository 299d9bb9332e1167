using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Guard;

namespace SlipPortal.Web.Infrastructure;

/// <summary>Turns a refused write into the same page with its message and everything that was typed.</summary>
internal static class Refusals
{
    /// <summary>Runs a write. False when it was refused: the model state says why, and the response is a 422.</summary>
    /// <param name="page">The page whose form was sent.</param>
    /// <param name="write">The write.</param>
    /// <param name="prefix">What stands before field names in the form, as “Input.”.</param>
    public static async Task<bool> AcceptsAsync(this PageModel page, Func<Task> write, string prefix = "")
    {
        try
        {
            if (page.ModelState.IsValid)
            {
                await write();
                return true;
            }
        }
        catch (RefusedException refusal)
        {
            page.ModelState.AddModelError(refusal.Field is null ? "" : prefix + refusal.Field, refusal.Message);
            if (refusal.Ticket is { } ticket) HeldTickets.Keep(page.HttpContext, ticket);
        }
        catch (DbUpdateConcurrencyException)
        {
            page.ModelState.AddModelError(
                "", "Somebody else changed this while you had it open, so nothing was saved. Look at what is here now, then send yours again.");
        }

        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }
}
