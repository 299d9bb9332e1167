using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data;
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
        // Two who send the same at the same moment: whoever is second finds it there.
        catch (DbUpdateException exception)
            when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } twice)
        {
            var field = prefix + FieldOf(exception, twice.ConstraintName);
            page.ModelState.AddModelError(
                page.ModelState.ContainsKey(field) ? field : "",
                "There is one like this already: somebody may have added it just now. Look at what is here, then change yours or leave it.");
        }

        // What was refused is stored by no later save of this request.
        page.HttpContext.RequestServices.GetRequiredService<PortalDbContext>().ChangeTracker.Clear();
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }

    // The last column of the index that says so: the ones before it say within what it has to be one of a kind.
    private static string? FieldOf(DbUpdateException exception, string? index) =>
        exception.Entries.SelectMany(entry => entry.Metadata.GetIndexes())
            .FirstOrDefault(one => one.GetDatabaseName() == index)?.Properties[^1].Name;
}
