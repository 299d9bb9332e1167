using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Domain.Access;
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
            Write(script, $"portal.{entity.GetTableName()}", policy);
        }

        return script.ToString();
    }

    private static void Write(StringBuilder script, string table, RowPolicy policy)
    {
        const string App = DatabaseRoles.App;
        script.AppendLine($"alter table {table} enable row level security;");
        script.AppendLine($"alter table {table} force row level security;");
        script.AppendLine($"select app.drop_policies('{table}');");
        script.AppendLine($"revoke all on {table} from {App};");
        script.AppendLine($"create policy reads on {table} for select to {App} using ({Condition(policy, policy.Read)});");
        script.AppendLine($"create policy adds on {table} for insert to {App} with check ({AddCondition(policy)});");
        script.AppendLine($"grant select, insert on {table} to {App};");
        if (!policy.AppendOnly)
        {
            var write = Condition(policy, policy.Write);
            script.AppendLine($"create policy changes on {table} for update to {App} using ({write}) with check ({write});");
            script.AppendLine($"create policy removes on {table} for delete to {App} using ({write});");
            script.AppendLine($"grant update, delete on {table} to {App};");
        }

        script.AppendLine();
    }

    private static string AddCondition(RowPolicy policy) => policy.Scope switch
    {
        RowScope.Trail =>
            "tenant_id = (select app.tenant_within_reach('*', 'View')) and user_id = (select app.user_id())",
        // A new area is in nobody's reach yet.
        RowScope.OwnId => $"tenant_id = (select app.tenant_within_reach('{RecordKind.Plan}', '{policy.Write}'))",
        _ => Condition(policy, policy.Write),
    };

    private static string Condition(RowPolicy policy, Verb verb)
    {
        var kind = policy.Kind?.ToString() ?? "*";
        return policy.Scope switch
        {
            RowScope.PracticeArea when policy.Unless is { } unpublished =>
                $"{Within(kind, verb)} and (is_public or {Within(unpublished.ToString(), verb)})",
            RowScope.PracticeArea => Within(kind, verb),
            RowScope.OwnId => $"id = any((select app.reach('{kind}', '{verb}'))::uuid[])",
            _ => $"tenant_id = (select app.tenant_within_reach('{kind}', '{verb}'))",
        };
    }

    private static string Within(string kind, Verb verb) => $"practice_area_id = any((select app.reach('{kind}', '{verb}'))::uuid[])";
}
