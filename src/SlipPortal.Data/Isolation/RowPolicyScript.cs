using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// The SQL that puts every tenant table behind forced row-level security, written from the <see cref="RowPolicy"/> of each entity.
/// It can be run again and again; every migration ends with it.
/// </summary>
/// <remarks>
/// The form of the conditions is measured: a scalar sub-select around the function is evaluated once for a query and keeps the
/// index. Without the sub-select it would run for each row; an OR, IN or EXISTS would lose the index (docs/tenancy.md).
/// </remarks>
public static class RowPolicyScript
{
    /// <summary>The whole script.</summary>
    /// <exception cref="InvalidOperationException">A tenant entity has no policy.</exception>
    public static string For(IModel model)
    {
        var script = new StringBuilder();
        foreach (var entity in model.GetMultiTenantEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
        {
            var policy = RowPolicy.Of(entity)
                ?? throw new InvalidOperationException($"{entity.ClrType.Name} has no row policy: declare one in its mapping.");
            Write(script, $"portal.{entity.GetTableName()}", entity, policy);
            script.Append(ColumnRuleScript.For(entity, $"portal.{entity.GetTableName()}", policy));
        }

        return script.ToString();
    }

    private static void Write(StringBuilder script, string table, IEntityType entity, RowPolicy policy)
    {
        const string App = DatabaseRoles.App;
        script.AppendLine($"alter table {table} enable row level security;");
        script.AppendLine($"alter table {table} force row level security;");
        script.AppendLine($"select app.drop_policies('{table}');");
        script.AppendLine($"revoke all on {table} from {App};");
        script.AppendLine($"create policy reads on {table} for select to {App} using ({Reads(policy, table, entity)});");
        script.AppendLine($"grant select on {table} to {App};");
        // Looks are written by functions of the database's alone.
        if (policy.Scope is RowScope.Ledger) return;
        script.AppendLine($"create policy adds on {table} for insert to {App} with check ({Adds(policy, table, entity)});");
        foreach (var (column, sql) in WriteRules.Stamps(entity))
            script.AppendLine($"alter table {table} alter column {column} set default {sql};");
        script.AppendLine($"grant insert ({List(WriteRules.Insertable(entity))}) on {table} to {App};");
        if (policy.AppendOnly && policy.Withdrawable is not null)
        {
            var write = Changes(policy, table) + UnlessHeld(policy);
            script.AppendLine($"create policy changes on {table} for update to {App} using ({write}) with check ({write});");
            script.AppendLine($"grant update ({List(WithdrawalColumns(entity))}) on {table} to {App};");
        }
        else if (!policy.AppendOnly)
        {
            var write = Changes(policy, table) + UnlessHeld(policy);
            script.AppendLine($"create policy changes on {table} for update to {App} using ({write}) with check ({write});");
            script.AppendLine($"grant update ({List(WriteRules.Updatable(entity))}) on {table} to {App};");
        }

        foreach (var column in WriteRules.Once(entity))
        {
            script.AppendLine(
                $"create or replace trigger set_once_{column} before update of {column} on {table} for each row "
                + $"when (old.{column} is not null "
                + $"and new.{column} is distinct from old.{column} and current_user = '{App}') execute function app.refuse_change();");
        }

        // Also a fact, as long as it is of a draft that nobody has been shown.
        if (WriteRules.RemovableIf(entity) is { } removable)
        {
            var remove = Changes(policy, table) + UnlessHeld(policy);
            script.AppendLine($"create policy removes on {table} for delete to {App} using (({remove}) and {removable});");
            script.AppendLine($"grant delete on {table} to {App};");
        }

        script.AppendLine();
    }

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));

    /// <summary>The columns that a withdrawal writes.</summary>
    internal static IEnumerable<string> WithdrawalColumns(IEntityType entity) =>
        from name in WithdrawalProperties
        let column = entity.FindProperty(name)
        where column is not null
        select column.GetColumnName();

    private static readonly string[] WithdrawalProperties =
        [nameof(IWithdrawable.WithdrawnAt), nameof(IWithdrawable.WithdrawnById), nameof(IWithdrawable.WithdrawnBecause)];

    // What is withdrawn is for the council alone, and for whoever wrote it: their own withdrawal would be refused as one of a row that they
    // do not see. What leaves no text of itself, or a name that others go on to use, needs not be hidden.
    private static string Reads(RowPolicy policy, string table, IEntityType entity) =>
        policy.Withdrawable is not { Emptied: null, Lead: not null } withdrawable
        ? Reads(policy, table)
        : $"({Reads(policy, table)}) and (withdrawn_at is null or {OfMyCouncils} "
            + $"or {IsMine(entity.FindProperty(withdrawable.Author)!.GetColumnName())})";

    private static string Reads(RowPolicy policy, string table) => policy.Scope switch
    {
        // What somebody puts forward they see at once: the statement that adds it does not know yet that they stand on its side.
        RowScope.Engagement => $"{OfCouncil(RecordKind.Engagements, Verb.Manage)} or {AnyOf("id", "my_side()")} or {IsPutForward}",
        RowScope.EngagementFact => $"{OfCouncil(RecordKind.Engagements, Verb.Manage)} or {AnyOf("engagement_id", "my_side()")}",
        RowScope.Thread => Heard(Verb.View),
        RowScope.Review => $"{OfMembers(RecordKind.Reviews, Verb.View)} or {AnyOf("engagement_id", "my_engagements('View')")}",
        RowScope.ReviewSection => $"{OfParent(table, policy.Parent!, Verb.View)} and ({OfMyCouncils} or {IsMine("author_id")})",
        RowScope.ReviewSignature => OfParent(table, policy.Parent!, Verb.View),
        RowScope.Parent => OfParent(table, policy.Parent!, Verb.View)
            + (policy.Parent!.HasKey ? $" and ({OfMyCouncils} or {HasKey("reach_key", Verb.View)})" : ""),
        _ when policy.ReadWith is { } other => $"{Within(policy, policy.Read)} or {OfCouncil(other, policy.Read)}",
        _ => Within(policy, policy.Read) + UnlessHeld(policy),
    };

    // Who wrote it is who asks, for an organisation of theirs.
    private static string Adds(RowPolicy policy, string table, IEntityType entity)
    {
        var adds = Adds(policy, table);
        if (entity.FindProperty("AuthorOrganisation") is not null)
            adds = $"author_organisation = any((select app.my_names())::text[]) and ({adds})";
        return entity.FindProperty("AuthorId") is not null && policy.Scope is (RowScope.PracticeArea or RowScope.Council)
            ? $"{IsMine("author_id")} and ({adds})"
            : adds;
    }

    private static string Adds(RowPolicy policy, string table) => policy.Scope switch
    {
        // Whoever has anything to do here leaves a trail, in their own name (WriteRules); who only asks to be let in, of that.
        RowScope.Trail => $"{OfCouncil("*", "*")} or ({OfCouncil(RecordKind.Asks, Verb.Edit)} "
            + "and event in ('EngagementStepped', 'AccessAsked'))",
        // A new area is in nobody's reach yet.
        RowScope.OwnId => OfCouncil(RecordKind.Plan, policy.Write),
        RowScope.Engagement => $"{OfCouncil(RecordKind.Engagements, Verb.Manage)} or {IsPutForward}",
        RowScope.EngagementFact =>
            $"{IsMine("author_id")} and (side = 'Council' and {OfCouncil(RecordKind.Engagements, Verb.Manage)} "
            + $"or side = 'Partner' and {AnyOf("engagement_id", "my_side()")})",
        RowScope.Ask => $"{OfCouncil(RecordKind.Asks, Verb.Edit)} and {IsMine("asked_by_id")} "
            + $"and answered_at is null and {AnyOf("engagement_id", "my_side()")}",
        // In the council a lead asks for one.
        RowScope.Review => $"{IsMine("author_id")} and ({OfMembers(RecordKind.Reviews, Verb.Manage)} "
            + $"or {AnyOf("engagement_id", "my_engagements('Review')")})",
        RowScope.Thread => $"{IsMine("author_id")} and ({Changes(policy, table)})",
        // Nobody says anything in another's name.
        RowScope.Parent when policy.Withdrawable is not null => $"{IsMine(policy.Parent!.Author!)} and {Changes(policy, table)}",
        _ => Changes(policy, table),
    };

    private static string Changes(RowPolicy policy, string table) => policy.Scope switch
    {
        RowScope.Engagement => OfCouncil(RecordKind.Engagements, policy.Write),
        // Somebody from outside changes what they began or what was given to them, for everyone or for an engagement through which they may
        // comment.
        RowScope.Thread =>
            $"{Heard(policy.Write)} and ({OfMyCouncils} or (({IsMine("author_id")} or {IsMine("assigned_to_id")}) "
            + $"and (audience = 'Everyone' or audience = any((select app.my_engagements('{policy.Write}'))::text[]))))",
        RowScope.Review => $"{OfMembers(RecordKind.Reviews, policy.Write)} or {AnyOf("engagement_id", "my_engagements('Review')")}",
        RowScope.ReviewSection => $"{IsMine("author_id")} and {OfReviewedParent(table, policy.Parent!)}",
        RowScope.ReviewSignature =>
            $"{IsMine("author_id")} and {OfParent(table, policy.Parent!, Verb.View)} "
            + $"and (side = 'Council' and {OfMembers(RecordKind.Reviews, policy.Write)} "
            + $"or side = 'Reviewer' and {OfReviewedParent(table, policy.Parent!)})",
        RowScope.Parent when policy.Parent!.HasKey =>
            $"{OfParent(table, policy.Parent, Verb.View)} and ({OfMembers(policy.Kind!.Value, Verb.Manage)} "
            + $"or {HasKey("reach_key", policy.Write)} and {OfReviewedParent(table, policy.Parent)})",
        RowScope.Parent when policy.Withdrawable is { } withdrawable =>
            $"({IsMine(policy.Parent!.Author!)} or {OfMembers(withdrawable.Lead!.Value, Verb.Manage)}) "
            + $"and {OfParent(table, policy.Parent, policy.Write)}",
        RowScope.Parent when policy.Kind is { } kind =>
            $"{IsMine(policy.Parent!.Author!)} and {OfParent(table, policy.Parent, Verb.View)} and {OfMembers(kind, policy.Write)}",
        RowScope.Parent => $"{IsMine(policy.Parent!.Author!)} and {OfParent(table, policy.Parent, policy.Write)}",
        _ => Within(policy, policy.Write),
    };

    private static string Within(RowPolicy policy, Verb verb)
    {
        var condition = policy.Scope switch
        {
            RowScope.PracticeArea => InAreaOf(policy.Kind!.Value, verb),
            RowScope.OwnId => AnyOf("id", $"reach('*', '{verb}')"),
            _ => OfCouncil(policy.Kind!.Value, verb),
        };
        if (policy.IsFile)
        {
            var documents = policy.Scope is RowScope.PracticeArea
                ? InAreaOf(RecordKind.Documents, Verb.View)
                : OfCouncil(RecordKind.Documents, Verb.View);
            condition += $" and {documents}";
        }

        if (policy.Closed is { } closed)
            condition += $" and ({closed.Open} or {InAreaOf(closed.Kind, Verb.View)} or {AnyOf(closed.Named, "my_named()")})";
        return condition;
    }

    // Not where a row is added: who adds a file does not release it.
    private static string UnlessHeld(RowPolicy policy) => policy.Held is not { } held ? ""
        : $" and (({held.Free}) or {(held.ForLeads ? OfCouncil(RecordKind.Held, Verb.Manage) : OfMyCouncils)})";

    // A conversation is for members who see the record; for others who do, if it is open to them.
    private static string Heard(Verb verb) =>
        $"{HasKey("reach_key", verb)} and ({OfMyCouncils} or ((is_open or {AnyOf("named_id", "my_named()")}) "
        + "and audience = any((select app.my_audiences())::text[])))";

    // Asked for each row; what hangs on something is read by it, so there are few.
    private static string OfParent(string table, RowParent parent, Verb verb)
    {
        var key = verb is Verb.View ? "" : $" and {HasKey("parent.reach_key", verb)}";
        return $"exists (select from portal.{parent.Table} parent where parent.tenant_id = {table}.tenant_id "
            + $"and parent.id = {table}.{parent.Column}{key})";
    }

    // A review of an engagement through which the current user may review: never a member of the council.
    private static string OfReviewedParent(string table, RowParent parent) =>
        $"exists (select from portal.{parent.Table} parent where parent.tenant_id = {table}.tenant_id "
        + $"and parent.id = {table}.{parent.Column} "
        + $"and {AnyOf("parent.engagement_id", "my_engagements('Review')")})";

    // People from outside reach the kind of reviews too, where they may review something.
    private static string OfMembers(RecordKind kind, Verb verb) => $"({OfCouncil(kind, verb)} and {OfMyCouncils})";

    private static string HasKey(string column, Verb verb) => $"{column} = any((select app.reach_keys('{verb}'))::text[])";

    private static string InAreaOf(RecordKind kind, Verb verb) => AnyOf("practice_area_id", $"reach('{kind}', '{verb}')");

    private static string AnyOf(string column, string function) => $"{column} = any((select app.{function})::uuid[])";

    private static string OfCouncil(RecordKind kind, Verb verb) => OfCouncil(kind.ToString(), verb.ToString());

    private static string OfCouncil(string kind, string verb) =>
        $"tenant_id = any((select app.tenants_within_reach('{kind}', '{verb}'))::text[])";

    // Work that somebody from outside proposes to a council, for an organisation of theirs.
    private static string IsPutForward =>
        $"({OfCouncil(RecordKind.Asks, Verb.Edit)} and {IsMine("asked_by_id")} and state = 'Proposed' "
        + "and partner_organisation_id = any((select app.my_organisations())::text[]))";

    private static string OfMyCouncils => "tenant_id = any((select app.my_tenants())::text[])";

    private static string IsMine(string column) => $"{column} = (select app.user_id())";
}
