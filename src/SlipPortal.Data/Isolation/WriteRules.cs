using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Domain.Common;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// Which columns of a row somebody may write at all, and which rows may be deleted: said in the mappings, and made into privileges,
/// defaults and policies by <see cref="RowPolicyScript"/>. What is not said is refused.
/// </summary>
internal static class WriteRules
{
    private const string StampedBy = "SlipPortal:StampedBy";
    private const string RemovableWhile = "SlipPortal:RemovableWhile";
    private const string SetOnceAnnotation = "SlipPortal:SetOnce";

    // What moves together with the record that it belongs to (MovingTogether), although it is part of keys.
    private static readonly string[] Moving = ["PracticeAreaId", "IsPublic"];
    private static readonly string[] FixedTimes = ["RecordedAt", "UploadedAt", "CreatedAt", "At", "AskedAt", "InvitedAt", "SignedAt",
        "PublishedAt"];

    /// <summary>
    /// The database fills the column from the session, whatever SQL says. It is not read back: who leaves a trail may not read it.
    /// </summary>
    /// <param name="entity">The entity.</param>
    /// <param name="property">The column.</param>
    /// <param name="sql">What it is filled with.</param>
    public static void Stamped<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> property, string sql)
        where T : class
    {
        var stamped = entity.Property(property).ValueGeneratedNever().HasAnnotation(StampedBy, sql);
        stamped.Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
    }

    /// <summary>A row that is no fact can be deleted, by those who may change it.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="sql">While this holds of the row, which it calls by its table's name.</param>
    public static void Removable<T>(this EntityTypeBuilder<T> entity, string sql = "true")
        where T : TenantEntity => entity.HasAnnotation(RemovableWhile, sql);

    /// <summary>Once it says something it says so for good: what stands on it, as being no draft any more, stays so.</summary>
    public static void SetOnce<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> property)
        where T : TenantEntity => entity.Property(property).IsSetOnce();

    /// <summary>The same of a property.</summary>
    public static void IsSetOnce(this PropertyBuilder property) => property.HasAnnotation(SetOnceAnnotation, true);

    /// <summary>
    /// Who a row is about or belongs to, who wrote it and when never change: EF Core refuses it, and the portal's role has no privilege for
    /// it. References between records delete nothing: a fact outlives what it is about, and what has facts stays.
    /// </summary>
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(entity => entity.ClrType.IsSubclassOf(typeof(TenantEntity))))
        {
            foreach (var property in entity.GetProperties().Where(IsFixed)) property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
            foreach (var reference in entity.GetForeignKeys()
                .Where(reference => reference.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.ClientSetNull))
                reference.DeleteBehavior = DeleteBehavior.NoAction;
        }
    }

    /// <summary>The columns that are set once.</summary>
    public static IEnumerable<string> Once(IReadOnlyEntityType entity) =>
        from property in entity.GetProperties()
        where property.FindAnnotation(SetOnceAnnotation) is not null
        select property.GetColumnName();

    /// <summary>While what a row can be deleted, in SQL; null where it never can.</summary>
    public static string? RemovableIf(IReadOnlyEntityType entity) => entity.FindAnnotation(RemovableWhile)?.Value as string;

    /// <summary>The columns that the database fills, with what.</summary>
    public static IEnumerable<(string Column, string Sql)> Stamps(IReadOnlyEntityType entity) =>
        from property in entity.GetProperties()
        let sql = property.FindAnnotation(StampedBy)?.Value as string
        where sql is not null
        select (property.GetColumnName(), sql);

    /// <summary>The columns that a new row may say.</summary>
    public static IEnumerable<string> Insertable(IReadOnlyEntityType entity) =>
        from property in Stored(entity)
        where property.GetBeforeSaveBehavior() is not PropertySaveBehavior.Ignore
        select property.GetColumnName();

    /// <summary>The columns that may be changed later.</summary>
    public static IEnumerable<string> Updatable(IReadOnlyEntityType entity) =>
        from property in Stored(entity)
        where property.GetAfterSaveBehavior() is PropertySaveBehavior.Save || (Moving.Contains(property.Name) && !property.IsPrimaryKey())
        where property.GetBeforeSaveBehavior() is not PropertySaveBehavior.Ignore
        select property.GetColumnName();

    // Neither what the database works out nor its own row version.
    private static IEnumerable<IReadOnlyProperty> Stored(IReadOnlyEntityType entity) =>
        entity.GetProperties().Where(property => property.GetComputedColumnSql() is null && property.GetColumnName() != "xmin");

    // Who does something may change: a post is merged into another.
    private static bool IsFixed(IReadOnlyProperty property) =>
        (property.ClrType == typeof(Guid) && !Moving.Contains(property.Name) && property.Name != "OwnerPostId"
            && (property.IsForeignKey() || property.Name == "AuthorId" || property.Name.EndsWith("ById", StringComparison.Ordinal)))
        || (property.ClrType == typeof(DateTimeOffset) && FixedTimes.Contains(property.Name));
}
