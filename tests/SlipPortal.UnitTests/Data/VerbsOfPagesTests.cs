using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;
using SlipPortal.Domain.Visits;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.UnitTests.Data;

/// <summary>The database asks for what the pages ask for, before it lets a row or a column be written. (VerbTests attack it.)</summary>
public sealed class VerbsOfPagesTests
{
    // What a page's method asks for itself, otherwise than by “reach.Allows(kind, verb)”.
    private static readonly Dictionary<string, (RecordKind Kind, Verb Verb)> Stricter = new()
    {
        // MayBegin, CanSign: of members; people from outside are judged by what their grant lets them review.
        ["Reviews.NewModel.OnPostAsync"] = (RecordKind.Reviews, Verb.Manage),
        ["Reviews.SignModel.OnPostAsync"] = (RecordKind.Reviews, Verb.Manage),
    };

    // Weaker writes that are found and never go through, or that the rule's own condition lets through; each with why. The row as a whole is "".
    private static readonly HashSet<(Type, string)> Otherwise =
    [
        (typeof(TermWaived), nameof(TermFact.TakenBackAt)), // TakeBackTermFact: MayManage
        (typeof(TermWaived), nameof(TermFact.TakenBackBecause)),
        (typeof(TermCadence), nameof(TermFact.TakenBackAt)),
        (typeof(TermCadence), nameof(TermFact.TakenBackBecause)),
        (typeof(DateChange), nameof(DateChange.Outcome)), // whoever may propose a date may take it back: not what a body decides
        (typeof(DateChange), nameof(DateChange.DecidedAt)),
        (typeof(DateChange), nameof(DateChange.MeetingId)), // while it waits on an agenda
        (typeof(Plan), nameof(Plan.SupersededAt)), // an import takes the place of the plan before
        (typeof(PublicationStep), ""), // what is published nationally is recorded as such
        (typeof(Review), nameof(Review.State)), // anything but closed
        (typeof(Grant), nameof(Grant.RevokedAt)), // TakeStep: on the council's side stands a lead alone
    ];

    // Who is who decides there, beside a verb: EngagementTests, ReviewTests, TalkTests and PracticeTests attack them.
    private static readonly RowScope[] ByPerson =
    [
        RowScope.Trail, RowScope.Ledger, RowScope.Engagement, RowScope.EngagementFact, RowScope.Ask, RowScope.Thread, RowScope.Review, RowScope.ReviewSection,
        RowScope.ReviewSignature, RowScope.Parent,
    ];

    // Pages that write records of many kinds, and ask of each what it takes (MayBeWithdrawnBy); undoing takes what writing did, and the policies
    // alone say so. WithdrawTests and UndoTests attack them.
    private static readonly string[] OfEachRecord = ["Withdraw.IndexModel.OnPostAsync", "Undo.IndexModel.OnPostAsync"];

    // MergePost asks for a lead, where a post has any of these.
    private static readonly Type[] Merged = [typeof(Seat), typeof(Kpi), typeof(NoticeTerm), typeof(SlipPortal.Domain.Audits.AuditRules)];

    private static readonly Lazy<IReadOnlyList<PageWrite>> Writes = new(() =>
    [
        .. PageWrites.All(Stricter).Where(write => !OfEachRecord.Contains(write.Page)
            && !(write.Page == "Plan.Posts.DetailsModel.OnPostMergeAsync" && Merged.Contains(write.Entity))),
    ]);

    private static readonly Lazy<IReadOnlyList<IEntityType>> Entities = new(() =>
    {
        using var db = Migrator.Context(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql("Host=nowhere"));
        return [.. db.GetService<IDesignTimeModel>().Model.GetMultiTenantEntityTypes()];
    });

    [Fact]
    public void Policies_and_pages_say_the_same_verb()
    {
        var differences = Entities.Value.SelectMany(entity => Differences(entity, RowPolicy.Of(entity)!)).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Every_exception_is_one()
    {
        foreach (var page in Stricter.Keys) Assert.Contains(Writes.Value, write => write.Page == page);
        foreach (var (entity, property) in Otherwise) Assert.Contains(Writes.Value, write => write.Entity == entity && (write.Property ?? "") == property);
    }

    [Fact]
    public void What_is_written_is_seen()
    {
        Sees<AgendaItem>(nameof(AgendaItem.Outcome), RecordKind.Boards, Verb.Manage);
        Sees<ActionDue>(null, RecordKind.Boards, Verb.Manage); // the domain makes it
        Sees<ActionDue>(null, RecordKind.Plan, Verb.Edit);
        Sees<Visit>(nameof(Visit.IsPublic), RecordKind.Visits, Verb.Manage);
        Sees<FindingAnswer>(null, RecordKind.Visits, Verb.Manage); // the page asks the reach itself
        Sees<Target>(nameof(KpiFact.SupersededAt), RecordKind.Kpis, Verb.Manage); // of a base class
        Sees<Target>(null, RecordKind.Kpis, Verb.Manage); // by an override
        Sees<EvidenceFile>(null, RecordKind.Plan, Verb.Edit);
        Sees<ActionLink>(null, RecordKind.Plan, Verb.Edit);
        Assert.DoesNotContain(Writes.Value, write => write.Entity == typeof(Target) && write.Verb < Verb.Manage);
    }

    [Theory]
    [InlineData(typeof(Visit), "IsPublic")]
    [InlineData(typeof(AgendaItem), "Outcome")]
    [InlineData(typeof(Plan), "ApprovedAt")]
    [InlineData(typeof(FindingAnswer), "made")]
    [InlineData(typeof(Rating), "made")]
    public void A_column_without_its_rule_is_found(Type type, string found)
    {
        var entity = Entities.Value.Single(entity => entity.ClrType == type);
        Assert.Contains(Differences(entity, RowPolicy.Of(entity)! with { Rules = [] }), line => line.Contains(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(Kpi), Verb.Edit)]
    [InlineData(typeof(Body), Verb.Edit)]
    [InlineData(typeof(Reading), Verb.Manage)]
    public void A_policy_with_another_verb_is_found(Type type, Verb other)
    {
        var entity = Entities.Value.Single(entity => entity.ClrType == type);
        Assert.NotEmpty(Differences(entity, RowPolicy.Of(entity)! with { Write = other }));
    }

    private static void Sees<T>(string? property, RecordKind kind, Verb verb) =>
        Assert.Contains(Writes.Value, write => (write.Entity, write.Property, write.Kind, write.Verb) == (typeof(T), property, kind, verb));

    private static IEnumerable<string> Differences(IEntityType entity, RowPolicy policy)
    {
        var writes = Writes.Value.Where(write => write.Entity == entity.ClrType && write.Property is not ("TenantId" or "Id")).ToList();
        foreach (var difference in policy.Rules.SelectMany(rule => RuleDifferences(entity, rule, writes))) yield return difference;
        if (ByPerson.Contains(policy.Scope)) yield break;
        if (writes.Count == 0)
        {
            yield return $"{entity.ClrType.Name}: no page writes it. Say why here, if that is right.";
            yield break;
        }

        // What hangs on a record moves with it: the reference between them names the practice area, so that it cannot be moved alone.
        if (entity.GetForeignKeys().Any(reference => reference.Properties.Any(property => property.Name == "PracticeAreaId") && reference.PrincipalEntityType.ClrType != typeof(PracticeArea)))
            writes.RemoveAll(write => write.Property == "PracticeAreaId");
        var kind = policy.Kind ?? RecordKind.Plan; // a practice area, by an import
        var ofRow = writes.Where(write => !policy.Rules.Any(rule => Covers(entity, rule, write.Property) && rule.Where is null or "true" && !IsLater(rule, write))).ToList();
        foreach (var write in ofRow.Where(write => write.Verb < policy.Write && !Otherwise.Contains((write.Entity, write.Property ?? ""))))
            yield return $"{entity.ClrType.Name}: {write.Page} takes {write.Kind} {write.Verb}, and could not write {write.Property ?? "it"}: the policy takes {kind} {policy.Write}.";
        foreach (var write in ofRow.Where(write => Holders(write.Kind, write.Verb).Except(Holders(kind, policy.Write)).Any() && !Otherwise.Contains((write.Entity, write.Property ?? ""))))
            yield return $"{entity.ClrType.Name}: somebody who may send {write.Page} may not write it by its policy.";
        if (ofRow.Count > 0 && !ofRow.Exists(write => (write.Kind, write.Verb) == (kind, policy.Write)))
            yield return $"{entity.ClrType.Name}: the policy takes {kind} {policy.Write}, and no page asks that. Pages: {InWords(ofRow)}.";
        foreach (var property in ofRow.GroupBy(write => write.Property).Where(property => property.Min(write => write.Verb) > policy.Write))
            yield return $"{entity.ClrType.Name}: {property.Key ?? "made or removed"} takes more on every page than the policy's {kind} {policy.Write}: {InWords(property)}.";
    }

    private static IEnumerable<string> RuleDifferences(IEntityType entity, ColumnRule rule, List<PageWrite> writes)
    {
        var covered = writes.Where(write => Covers(entity, rule, write.Property)).ToList();
        // A condition says which of the rows are meant; what makes them is not seen.
        foreach (var write in covered.Where(write => write.Verb < rule.Verb && (write.Property is not null || rule.Properties.Count == 0)))
        {
            if (!Otherwise.Contains((write.Entity, write.Property ?? "")) && !IsLater(rule, write))
                yield return $"{entity.ClrType.Name}: {write.Page} takes {write.Kind} {write.Verb}, and could not write {write.Property ?? "it"}: its rule takes {rule.Kind} {rule.Verb}.";
        }

        if (!writes.Exists(write => (write.Kind, write.Verb) == (rule.Kind, rule.Verb)))
            yield return $"{entity.ClrType.Name}: a rule takes {rule.Kind} {rule.Verb}, and no page asks that. Pages: {InWords(writes)}.";
    }

    private static bool Covers(IEntityType entity, ColumnRule rule, string? property) => rule.Properties.Count > 0
        ? property is not null && rule.Properties.Contains(property)
        : property is null || ColumnRuleScript.Columns(entity, rule).Any(column => column.Name == property);

    private static bool IsLater(ColumnRule rule, PageWrite write) => rule.MayBeAdded && write.Property is null;

    private static IEnumerable<Role> Holders(RecordKind kind, Verb verb) =>
        RolePermissions.OfMembers.Where(right => right.Kind == kind && right.Verb == verb).Select(right => right.Role);

    private static string InWords(IEnumerable<PageWrite> writes) =>
        string.Join("; ", writes.Select(write => $"{write.Page} ({write.Kind} {write.Verb}) {write.Property}").Distinct().Take(8));
}
