using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Oversight;

namespace SlipPortal.Web.Pages;

/// <summary>The work that somebody from outside does with councils, what they asked for, what came of it, and the councils that can be asked.</summary>
internal sealed class AsksModel(PortalDbContext db) : OversightPage
{
    public override string Title => "Work with councils";

    protected override bool ShowsTermsOnly => true;

    public IReadOnlyList<Asked> Asks { get; private set; } = [];

    /// <summary>The work with councils on whose other side they stand.</summary>
    public IReadOnlyList<Work> Works { get; private set; } = [];

    /// <summary>Empty for somebody who belongs to no partner and no department.</summary>
    public IReadOnlyList<AskableCouncil> Councils { get; private set; } = [];

    public static string What(Asked asked) =>
        Words.Sentence(Words.Granted(asked.Kinds.Select(kind => new GrantableRight(Enum.Parse<RecordKind>(kind), Verb.View))));

    public static string Answer(Asked asked) =>
        asked.AnsweredAt is not { } at ? "Not yet"
        : asked.DeclinedBecause is { } because ? $"Declined on {Words.Day(at)}: {because}"
        : $"Access was given on {Words.Day(at)}: look under your councils";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Works = await Work.AskAsync(db, cancellationToken);
        Shown = [.. Works.Select(work => work.TenantId).Distinct()];
        Asks = await Asked.AskAsync(db, cancellationToken);
        Councils = await AskableCouncil.OfAsync(db, cancellationToken);
    }
}

/// <summary>A council that the current person can ask for access.</summary>
internal sealed record AskableCouncil(string Slug, string Name)
{
    /// <summary>All councils but their own organisations, for somebody of a partner or a department; else none.</summary>
    public static async Task<IReadOnlyList<AskableCouncil>> OfAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var mine = await db.Database.SqlQuery<string>($"""select unnest(app.my_organisations()) as "Value" """).ToListAsync(cancellationToken);
        return mine.Count == 0
            ? []
            : await db.Set<Organisation>()
                .Where(organisation => !mine.Contains(organisation.Id) && organisation.Roles.Any(part => part.Part == OrganisationPart.Council && part.Until == null))
                .OrderBy(organisation => organisation.Name)
                .Select(organisation => new AskableCouncil(organisation.Slug, organisation.Name))
                .ToListAsync(cancellationToken);
    }
}
