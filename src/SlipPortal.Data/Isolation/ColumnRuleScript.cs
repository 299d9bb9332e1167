using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Domain.Access;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// The triggers that hold each <see cref="ColumnRule"/>, and that nobody names another. A policy cannot: it sees the row before or after a
/// change, and never both. Their WHEN keeps them from running where nothing of the kind is written.
/// </summary>
internal static class ColumnRuleScript
{
    // What MovingTogether changes with the record above; the rest of a key nobody changes.
    private static readonly string[] Moving = ["PracticeAreaId", "IsPublic"];

    /// <summary>The script for one table.</summary>
    public static string For(IEntityType entity, string table, RowPolicy policy)
    {
        var script = new StringBuilder($"select app.drop_guards('{table}');\n");
        foreach (var (rule, i) in policy.Rules.Select((rule, i) => (rule, i)))
        {
            var columns = Columns(entity, rule).ToList();
            var changed = string.Join(" or ", columns.Select(column => $"old.{Name(column)} is distinct from new.{Name(column)}"));
            var (before, after) = (Where(rule, columns, "old"), Where(rule, columns, "new"));
            var where = IsByArea(rule, policy) ? "Area" : rule.ForMembers ? "Members" : "Council";
            var function = $"app.refuse_below('{rule.Kind}', '{rule.Verb}', '{where}')";
            if (!rule.MayBeAdded) Write(script, table, $"guard_{i}_adds", "insert", after, function);
            if (policy.AppendOnly) continue;
            var counts = rule.MayBegin ? before : $"({before} or {after})";
            Write(script, table, $"guard_{i}_changes", $"update of {Names(columns)}", $"({changed}) and {counts}", function);
            Write(script, table, $"guard_{i}_removes", "delete", before, function);
        }

        if (policy.Withdrawable is { } withdrawable) WriteWithdrawal(script, entity, table, withdrawable);
        foreach (var column in policy.Own.Select(property => entity.FindProperty(property)!.GetColumnName()))
        {
            var another = $"new.{column} <> app.user_id()";
            Write(script, table, $"guard_{column}_adds", "insert", another, "app.refuse_another()");
            if (policy.AppendOnly && policy.Withdrawable is null) continue;
            var changed = $"new.{column} is distinct from old.{column}";
            Write(script, table, $"guard_{column}_changes", $"update of {column}", $"{changed} and {another}", "app.refuse_another()");
        }

        return script.AppendLine().ToString();
    }

    // By whoever wrote it or by a lead; and of what one author alone changes, a lead leaves nothing but that.
    private static void WriteWithdrawal(StringBuilder script, IEntityType entity, string table, WithdrawableRows withdrawable)
    {
        if (withdrawable.Lead is not { } lead) return;
        var author = entity.FindProperty(withdrawable.Author)!.GetColumnName();
        var columns = RowPolicyScript.WithdrawalColumns(entity).ToList();
        var changed = string.Join(" or ", columns.Select(column => $"old.{column} is distinct from new.{column}"));
        var another = $"old.{author} is distinct from app.user_id()";
        var function = $"app.refuse_below('{lead}', '{Verb.Manage}', 'Council')";
        Write(script, table, "guard_withdraws", $"update of {string.Join(", ", columns)}", $"({changed}) and {another}", function);
        if (withdrawable.Emptied is { } emptied)
            Write(script, table, "guard_another", "update", $"{another} and not ({emptied})", "app.refuse_another()");
    }

    /// <summary>The columns that a rule is about.</summary>
    public static IEnumerable<IProperty> Columns(IEntityType entity, ColumnRule rule) => rule.Properties.Count > 0
        ? rule.Properties.Select(name => entity.FindProperty(name)!)
        : entity.GetProperties().Where(property =>
            !property.IsPrimaryKey() && !Moving.Contains(property.Name) && !property.IsConcurrencyToken
                && property.GetComputedColumnSql() is null);

    private static string Where(ColumnRule rule, IEnumerable<IProperty> columns, string row) =>
        $"({rule.Where?.Replace("row.", row + ".", StringComparison.Ordinal) ?? string.Join(" or ", columns.Select(column => Says(column, row)))})";

    private static string Says(IProperty column, string row) => column.ClrType == typeof(bool)
        ? $"{row}.{Name(column)}"
        : column.IsNullable ? $"{row}.{Name(column)} is not null"
            : throw new InvalidOperationException($"{column} always says something: say where.");

    // As the table's own policy does, where it is the same kind of record; other kinds are asked for the council.
    private static bool IsByArea(ColumnRule rule, RowPolicy policy) => policy.Scope is RowScope.PracticeArea && policy.Kind == rule.Kind;

    private static string Names(IEnumerable<IProperty> columns) => string.Join(", ", columns.Select(Name));

    // “on” and “from” are words of SQL.
    private static string Name(IProperty column) => $"\"{column.GetColumnName()}\"";

    private static void Write(StringBuilder script, string table, string name, string when, string condition, string function) =>
        script.AppendLine($"create trigger {name} before {when} on {table} for each row when ({condition}) execute function {function};");
}
