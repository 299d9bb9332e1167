using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Submissions;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// A form that is sent twice is written once. Each page gives its forms a key (<see cref="TagHelpers.PostFormTagHelper"/>); what is written
/// stores it together with a hash of what was sent. The same again, by a second click or a browser that was impatient, gets the first
/// answer; the same key with other words is a form of its own.
/// </summary>
internal sealed class SubmissionFilter(CurrentSubmission submission, PortalDbContext db, CurrentPerson person)
    : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>The field that holds the key.</summary>
    public const string Field = "__SubmissionKey";

    // How long the second waits for the first, which is saved already, to say where it goes on.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Around all others: what it repeats was looked at before.</summary>
    public int Order => int.MinValue;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || person.UserId is null || !request.HasFormContentType
            || !Guid.TryParseExact(request.Form[Field], "N", out var key))
        {
            await next();
            return;
        }

        var cancellationToken = context.HttpContext.RequestAborted;
        submission.Sent = (key, await HashAsync(request, cancellationToken));
        if (await submission.AnswerBeforeAsync(db, cancellationToken) is { } before)
        {
            context.Result = await RepeatAsync(context, before);
            return;
        }

        var executed = await next();
        if (submission.IsSaved)
        {
            // Whoever is impatient has gone: the answer is kept all the same, for what they sent after it.
            if (executed.Exception is null) await submission.KeepAnswerAsync(db, AnswerOf(executed), CancellationToken.None);
        }
        else if (executed.Exception is PostgresException { ConstraintName: Submission.OnlyOne }
            || context.HttpContext.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            // Both came at once, and this one was refused because the other was saved.
            if (await submission.AnswerBeforeAsync(db, cancellationToken) is not { } first) return;
            executed.ExceptionHandled = true;
            context.HttpContext.Response.StatusCode = StatusCodes.Status200OK;
            executed.Result = await RepeatAsync(context, first);
        }
    }

    /// <summary>The fields of a form but for those that the portal puts into each.</summary>
    public static IEnumerable<KeyValuePair<string, StringValues>> Typed(IFormCollection form) =>
        form.Where(field => field.Key is not (Field or "__RequestVerificationToken"));

    private async Task<IActionResult> RepeatAsync(PageHandlerExecutingContext context, string answer)
    {
        using var timer = new PeriodicTimer(Pause);
        for (var waited = TimeSpan.Zero; answer.Length == 0 && waited < Patience; waited += Pause)
        {
            await timer.WaitForNextTickAsync(context.HttpContext.RequestAborted);
            answer = await submission.AnswerBeforeAsync(db, context.HttpContext.RequestAborted) ?? "";
        }

        var first = answer.Length == 0 ? new Answer(null, null) : JsonSerializer.Deserialize<Answer>(answer)!;
        var page = (PageModel)context.HandlerInstance;
        page.TempData["Notice"] = first.Notice ?? "This was sent twice, and is saved once.";
        // Where the first was answered by the page itself, that is where this goes on.
        return new LocalRedirectResult(first.Location ?? context.HttpContext.Request.PageAddress());
    }

    private static string AnswerOf(PageHandlerExecutedContext executed)
    {
        var page = (PageModel)executed.HandlerInstance;
        var location = executed.Result switch
        {
            RedirectResult to => to.Url,
            LocalRedirectResult to => to.Url,
            RedirectToPageResult to => page.Url.Page(to.PageName, to.PageHandler, to.RouteValues),
            _ => null,
        };
        return JsonSerializer.Serialize(
            new Answer(page.Url.IsLocalUrl(location) ? location : null, page.TempData.Peek("Notice") as string));
    }

    // Of the address and of each field with its length, so that nothing that differs is the same; of files their content.
    private static async Task<string> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string? text)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        Add(request.PathBase + request.Path + request.QueryString);
        foreach (var (name, values) in Typed(request.Form).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Add(name);
            foreach (var value in values) Add(value);
        }

        foreach (var file in request.Form.Files)
        {
            Add(file.Name);
            Add(file.FileName);
            await using var content = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(content, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record Answer(string? Location, string? Notice);
}
