using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// Which rows of a table are visible and who may write them. Declared in the mapping of each tenant entity; every migration turns it
/// into row-level security policies, and a test refuses an entity without one.
/// </summary>
/// <param name="Scope">How a row is placed within a reach.</param>
/// <param name="Kind">The kind of record it is; null means any kind.</param>
/// <param name="Read">What it takes to read it.</param>
/// <param name="Write">What it takes to add and change it.</param>
/// <param name="AppendOnly">Rows are facts: nobody changes or deletes them.</param>
/// <param name="Unless">
/// Where its <c>is_public</c> is false, it takes reach to records of this kind too; null where there is nothing of the sort.
/// </param>
public sealed record RowPolicy(RowScope Scope, RecordKind? Kind, Verb Read, Verb Write, bool AppendOnly, RecordKind? Unless = null)
{
    private const string Annotation = "SlipPortal:RowPolicy";

    internal static RowPolicy? Of(IReadOnlyEntityType entity) =>
        entity.FindAnnotation(Annotation)?.Value is string json ? JsonSerializer.Deserialize<RowPolicy>(json) : null;

    internal void Annotate(EntityTypeBuilder entity) => entity.HasAnnotation(Annotation, JsonSerializer.Serialize(this));
}

/// <summary>How a row is placed within a reach.</summary>
public enum RowScope
{
    /// <summary>By its <c>practice_area_id</c>.</summary>
    PracticeArea,

    /// <summary>It is a practice area itself.</summary>
    OwnId,

    /// <summary>By its council: visible to everyone who reaches anything of that kind there.</summary>
    Council,

    /// <summary>Written by the person that it is about, read by the council: history and the ledger.</summary>
    Trail,
}

internal static class RowPolicyExtensions
{
    /// <summary>Visible where its practice area is within reach.</summary>
    public static void IsolatedByPracticeArea<T>(this EntityTypeBuilder<T> entity, RecordKind kind, bool appendOnly = false)
        where T : TenantEntity => new RowPolicy(RowScope.PracticeArea, kind, Verb.View, Verb.Edit, appendOnly).Annotate(entity);

    /// <summary>Visible where its practice area is within reach, and while it is not public only where that kind is within reach there too.</summary>
    public static void IsolatedByPublication<T>(this EntityTypeBuilder<T> entity, RecordKind kind, RecordKind unpublished, bool appendOnly = false)
        where T : TenantEntity => new RowPolicy(RowScope.PracticeArea, kind, Verb.View, Verb.Edit, appendOnly, unpublished).Annotate(entity);

    /// <summary>Visible to everyone who reaches anything of this kind in its council.</summary>
    public static void IsolatedByCouncil<T>(
        this EntityTypeBuilder<T> entity, RecordKind kind, Verb read = Verb.View, Verb write = Verb.Edit, bool appendOnly = false)
        where T : TenantEntity => new RowPolicy(RowScope.Council, kind, read, write, appendOnly).Annotate(entity);

    /// <summary>A trail that a person leaves: they add rows about themselves only, the council reads them, nobody changes them.</summary>
    public static void IsolatedAsTrail<T>(this EntityTypeBuilder<T> entity, RecordKind kind)
        where T : TenantEntity => new RowPolicy(RowScope.Trail, kind, Verb.View, Verb.View, AppendOnly: true).Annotate(entity);

    /// <summary>The practice area itself: visible where it is within reach for any kind.</summary>
    public static void IsolatedByOwnId<T>(this EntityTypeBuilder<T> entity)
        where T : TenantEntity => new RowPolicy(RowScope.OwnId, null, Verb.View, Verb.Edit, false).Annotate(entity);
}
