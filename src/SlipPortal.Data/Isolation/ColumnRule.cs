using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// Columns that take more to write than the row that they are in: pages let an editor write the row, and ask a lead for these. Declared in
/// the mapping; <see cref="ColumnRuleScript"/> makes triggers of it, and a test holds it against what the pages write.
/// </summary>
/// <param name="Properties">The properties. Empty: all, but for those that <see cref="MovingTogether"/> changes with the record above.</param>
/// <param name="Kind">What it takes …</param>
/// <param name="Verb">… to write them.</param>
public sealed record ColumnRule(IReadOnlyList<string> Properties, RecordKind Kind, Verb Verb)
{
    /// <summary>
    /// Which rows it is about, in SQL where “row” stands for the row: a row that is one of them is added, changed and removed by those only.
    /// Null: all where one of the columns says anything.
    /// </summary>
    public string? Where { get; init; }

    /// <summary>A new row may say it nevertheless.</summary>
    public bool MayBeAdded { get; init; }

    /// <summary>A row that does not say it yet may nevertheless begin to, once.</summary>
    public bool MayBegin { get; init; }

    /// <summary>For members; the table's own policy says it of people from outside.</summary>
    public bool ForMembers { get; init; }
}

internal static class ColumnRuleExtensions
{
    /// <summary>These columns are written by those who may do this; the rest of the row by those of whom its policy says it.</summary>
    public static void RequiresToChange<T>(this EntityTypeBuilder<T> entity, RecordKind kind, Verb verb, Expression<Func<T, object?>> columns, string? where = null)
        where T : TenantEntity => Declare(entity, new(Names(columns), kind, verb) { Where = where });

    /// <summary>The same for a column that a new row may say anything in.</summary>
    public static void RequiresToChangeLater<T>(this EntityTypeBuilder<T> entity, RecordKind kind, Verb verb, Expression<Func<T, object?>> columns)
        where T : TenantEntity => Declare(entity, new(Names(columns), kind, verb) { MayBeAdded = true });

    /// <summary>The same for a column that anybody who may write the row sets once: to take it back takes more.</summary>
    public static void RequiresToTakeBack<T>(this EntityTypeBuilder<T> entity, RecordKind kind, Verb verb, Expression<Func<T, object?>> columns)
        where T : TenantEntity => Declare(entity, new(Names(columns), kind, verb) { MayBeAdded = true, MayBegin = true });

    /// <summary>The same for members alone: what people from outside may, the table's own policy says.</summary>
    public static void RequiresOfMembers<T>(this EntityTypeBuilder<T> entity, RecordKind kind, Verb verb, Expression<Func<T, object?>> columns, string? where = null)
        where T : TenantEntity => Declare(entity, new(Names(columns), kind, verb) { Where = where, ForMembers = true });

    /// <summary>
    /// All of it is written by those who may do this. For tables whose rows move with the record above them, which an editor may move: the
    /// policy lets them, and this lets them change nothing else.
    /// </summary>
    public static void RequiresToWrite<T>(this EntityTypeBuilder<T> entity, RecordKind kind, Verb verb, string where = "true", string? unlessAdded = null)
        where T : TenantEntity
    {
        Declare(entity, new([], kind, verb) { Where = where, MayBeAdded = unlessAdded is not null });
        // What is added otherwise. (Rows that change are judged by the rule above.)
        if (unlessAdded is not null) Declare(entity, new([], kind, verb) { Where = $"not ({unlessAdded})" });
    }

    /// <summary>Whoever these columns name is the person who writes it: nobody is named there by anybody else.</summary>
    public static void NamesWhoWrites<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> columns)
        where T : TenantEntity
    {
        var policy = RowPolicy.Of(entity.Metadata)!;
        (policy with { Own = [.. policy.Own, .. Names(columns)] }).Annotate(entity);
    }

    private static void Declare<T>(EntityTypeBuilder<T> entity, ColumnRule rule)
        where T : TenantEntity
    {
        var policy = RowPolicy.Of(entity.Metadata)!;
        (policy with { Rules = [.. policy.Rules, rule] }).Annotate(entity);
    }

    private static IReadOnlyList<string> Names(LambdaExpression columns) => [.. columns.GetMemberAccessList().Select(member => member.Name)];
}
