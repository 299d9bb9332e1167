using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// What is withdrawn (<see cref="IWithdrawable"/>) is in no query, unless it asks for it, and nobody from outside sees it. Whoever wrote it
/// withdraws it, or a lead, and nobody takes that back.
/// </summary>
public static class WithdrawableExtensions
{
    private const string Filter = "SlipPortal:Withdrawn";

    /// <summary>Also what was withdrawn, for the pages that say so. It counts for the whole of a query.</summary>
    public static IQueryable<T> WithWithdrawn<T>(this IQueryable<T> query)
        where T : class => query.IgnoreQueryFilters([Filter]);

    /// <summary>Rows can be withdrawn. Needs the row policy.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="lead">Who may manage this kind of record is a lead.</param>
    /// <param name="author">The property with the person who wrote it.</param>
    internal static void Withdrawable<T>(this EntityTypeBuilder<T> entity, RecordKind lead, string author = "AuthorId")
        where T : TenantEntity, IWithdrawable
    {
        entity.HasQueryFilter(Filter, row => EF.Property<DateTimeOffset?>(row, nameof(IWithdrawable.WithdrawnAt)) == null);
        entity.WithdrawableByName(lead, author);
    }

    /// <summary>
    /// The same for rows that others go on to name, or that leave a gap where they stood: who lists them leaves out what is withdrawn.
    /// </summary>
    internal static void WithdrawableByName<T>(
        this EntityTypeBuilder<T> entity, RecordKind? lead, string author = "AuthorId", string? emptied = null)
        where T : TenantEntity, IWithdrawable
    {
        if (typeof(T).GetProperty(nameof(IWithdrawable.WithdrawnBecause)) is not null)
            entity.Property<string?>(nameof(IWithdrawable.WithdrawnBecause)).HasMaxLength(Withdrawal.ReasonMaxLength);
        entity.Property<DateTimeOffset?>(nameof(IWithdrawable.WithdrawnAt)).IsSetOnce();
        var policy = RowPolicy.Of(entity.Metadata)!;
        (policy with { Withdrawable = new(author, lead, emptied), Own = [.. policy.Own, nameof(IWithdrawable.WithdrawnById)] })
            .Annotate(entity);
    }

    /// <summary>Who wrote it, where no constructor says so: the database fills it in, and nobody else.</summary>
    internal static void HasWriter<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> property)
        where T : TenantEntity => entity.Stamped(property, "app.user_id()");
}
