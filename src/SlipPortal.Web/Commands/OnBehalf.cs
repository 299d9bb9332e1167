using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>Commands that work in a council on behalf of one of its people, under the same policies as the pages.</summary>
internal static class OnBehalf
{
    /// <summary>How commands write JSON.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Takes “--dry-run”, “--json” and “--as EMAIL” out of a command's options; the rest is configuration, as for every command.</summary>
    public static (string? Email, string[] Settings) Options(string[] options)
    {
        var rest = options.Except(["--dry-run", "--json"]).ToList();
        var at = rest.IndexOf("--as");
        var email = at >= 0 && at + 1 < rest.Count ? rest[at + 1] : null;
        if (at >= 0) rest.RemoveRange(at, Math.Min(2, rest.Count - at));
        return (email, [.. rest]);
    }

    /// <summary>Does something in a council.</summary>
    /// <param name="portal">The portal's services.</param>
    /// <param name="database">The database.</param>
    /// <param name="slug">The council's slug.</param>
    /// <param name="email">On whose behalf; the council's improvement lead unless said.</param>
    /// <param name="kind">What they need …</param>
    /// <param name="verb">… to be allowed to do.</param>
    /// <param name="work">What is done, with the services of that person's scope.</param>
    /// <exception cref="RefusedException">No such council or person, or they may not.</exception>
    public static async Task<T> RunAsync<T>(
        IServiceProvider portal, PortalDatabase database, string slug, string? email, RecordKind kind, Verb verb,
        Func<IServiceProvider, CouncilTenantInfo, Task<T>> work)
    {
        var council = await portal.GetRequiredService<IMultiTenantStore<CouncilTenantInfo>>().GetByIdentifierAsync(slug.ToLowerInvariant())
            ?? throw new RefusedException($"There is no council “{slug}”.");
        portal.GetRequiredService<IMultiTenantContextSetter>().MultiTenantContext = new MultiTenantContext<CouncilTenantInfo>(council);
        await using var scope = portal.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var actor = await ActorAsync(services, database, council, email);
        services.GetRequiredService<CurrentPerson>().ActAs(actor.Id, actor.Name);
        if (!(await Data.Isolation.Reach.AskAsync(services.GetRequiredService<PortalDbContext>(), CancellationToken.None)).Allows(kind, verb))
            throw new RefusedException($"{actor.Name} may not change the {(kind is RecordKind.Kpis ? "performance books" : "plan")} of {council.Name}.");
        return await work(services, council);
    }

    // Without --as the council's lead: who runs the program holds the database anyway. The portal's own role cannot look them up.
    private static async Task<PortalUser> ActorAsync(IServiceProvider services, PortalDatabase database, CouncilTenantInfo council, string? email)
    {
        var users = services.GetRequiredService<UserManager<PortalUser>>();
        if (email is not null)
            return await users.FindByEmailAsync(email) ?? throw new RefusedException($"There is no account for {email}.");
        if (database.Admin is null)
            throw new RefusedException("Say with --as EMAIL on whose behalf: somebody who may make this change.");
        var lead = await Migrator.FindLeadAsync(database.Admin, council.Id, CancellationToken.None)
            ?? throw new RefusedException($"{council.Name} has no improvement lead yet.");
        return (await users.FindByIdAsync(lead.ToString()))!;
    }
}
