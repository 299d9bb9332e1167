using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Import;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>
/// Imports an improvement plan from the command line: the same code as the page, on behalf of a person of the council, and the receipt
/// as text or JSON on the standard output.
/// </summary>
internal static class ImportPlan
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<int> RunAsync(string council, string file, string[] options)
    {
        // The rest is configuration, as for every command.
        var rest = options.Except(["--dry-run", "--json"]).ToList();
        var at = rest.IndexOf("--as");
        var email = at >= 0 && at + 1 < rest.Count ? rest[at + 1] : null;
        if (at >= 0) rest.RemoveRange(at, Math.Min(2, rest.Count - at));
        if (!File.Exists(file)) throw new RefusedException($"There is no file “{file}”.");
        var content = await File.ReadAllBytesAsync(file);
        return await CommandLine.WithPortalAsync(
            [.. rest],
            async (portal, database) =>
            {
                var draft = await ImportAsync(portal, database, council, Path.GetFileName(file), content, email, options.Contains("--dry-run"));
                Console.WriteLine(options.Contains("--json") ? AsJson(draft) : AsText(draft));
                return 0;
            });
    }

    /// <exception cref="RefusedException">No such council or person, the file cannot be read, or something is to be decided on the page.</exception>
    private static async Task<PlanDraft> ImportAsync(
        IServiceProvider portal, PortalDatabase database, string slug, string fileName, byte[] content, string? email, bool dryRun)
    {
        var council = await portal.GetRequiredService<IMultiTenantStore<CouncilTenantInfo>>().GetByIdentifierAsync(slug.ToLowerInvariant())
            ?? throw new RefusedException($"There is no council “{slug}”.");
        portal.GetRequiredService<IMultiTenantContextSetter>().MultiTenantContext = new MultiTenantContext<CouncilTenantInfo>(council);
        await using var scope = portal.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDbContext>();
        var actor = await ActorAsync(services, database, council, email);
        services.GetRequiredService<CurrentPerson>().ActAs(actor.Id, actor.Name);
        if (!(await Data.Isolation.Reach.AskAsync(db, CancellationToken.None)).Allows(RecordKind.Plan, Verb.Edit))
            throw new RefusedException($"{actor.Name} may not change the plan of {council.Name}.");

        var reader = services.GetRequiredService<ImportReader>();
        if (dryRun) return await reader.ReadAsync(content, fileName, new(), CancellationToken.None);

        var id = await services.GetRequiredService<UploadPlan.Handler>().HandleAsync(new(fileName, content), CancellationToken.None);
        var (import, draft) = (await reader.FindAsync(id, CancellationToken.None))!.Value;
        if (!draft.CanConfirm)
            throw new RefusedException(
                $"{string.Join("; ", draft.Blockers)}. The file waits for that at {new CouncilLinks(council.Identifier).Review(id)}.");
        await services.GetRequiredService<ConfirmImport.Handler>().HandleAsync(new(import, draft), CancellationToken.None);
        return draft;
    }

    // Without --as the council's lead: who runs the program holds the database anyway. The portal's own role cannot look them up.
    private static async Task<PortalUser> ActorAsync(IServiceProvider services, PortalDatabase database, CouncilTenantInfo council, string? email)
    {
        var users = services.GetRequiredService<UserManager<PortalUser>>();
        if (email is not null)
            return await users.FindByEmailAsync(email) ?? throw new RefusedException($"There is no account for {email}.");
        if (database.Admin is null)
            throw new RefusedException("Say with --as EMAIL on whose behalf: somebody who may change the council's plan.");
        var lead = await Migrator.FindLeadAsync(database.Admin, council.Id, CancellationToken.None)
            ?? throw new RefusedException($"{council.Name} has no improvement lead yet.");
        return (await users.FindByIdAsync(lead.ToString()))!;
    }

    private static string AsJson(PlanDraft draft) => JsonSerializer.Serialize(
        new
        {
            Chapters = draft.Chapters.Count,
            Actions = draft.Actions.Select(action => new
            {
                Ref = action.Ref.Text,
                Chapter = draft.Chapters[action.ChapterIndex].Title,
                action.Text,
                action.Impact,
                Owners = action.Owners.Select(owner => owner.Post),
                Due = new { Kind = action.Due.Kind.ToString().ToLowerInvariant(), action.Due.Text },
                action.Rating,
            }),
            Rows = new
            {
                draft.Totals.Total,
                draft.Totals.Imported,
                draft.Totals.Merged,
                draft.Totals.Linked,
                draft.Totals.Unresolved,
            },
            draft.Warnings,
        },
        Json);

    private static string AsText(PlanDraft draft) => $"""
        {draft.Title}
        {Words.Count(draft.Chapters.Count, "chapter")}, {Words.Count(draft.Actions.Count, "action")}
        {Words.Count(draft.Totals.Total, "row")}: {draft.Totals.Imported} imported, {draft.Totals.Merged} merged, {draft.Totals.Linked} linked, {draft.Totals.Unresolved} unresolved
        {string.Join('\n', draft.Warnings.Select(warning => warning.Row == 0 ? warning.Message : $"row {warning.Row}: {warning.Message}"))}
        """;
}
