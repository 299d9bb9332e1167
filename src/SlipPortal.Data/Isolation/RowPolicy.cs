using System.Text.Json;
using System.Text.Json.Serialization;
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
/// <param name="Kind">The kind of record it is; null where the scope says it.</param>
/// <param name="Read">What it takes to read it.</param>
/// <param name="Write">What it takes to add and change it.</param>
/// <param name="AppendOnly">Rows are facts: nobody changes or deletes them.</param>
public sealed record RowPolicy(RowScope Scope, RecordKind? Kind, Verb Read, Verb Write, bool AppendOnly)
{
    private const string Annotation = "SlipPortal:RowPolicy";

    /// <summary>
    /// For rows that some people see only where they are open, or named in a grant; null where there is nothing of the sort.
    /// </summary>
    public ClosedRows? Closed { get; init; }

    /// <summary>Whoever reads records of this kind reads the row as well; null where there is none.</summary>
    public RecordKind? ReadWith { get; init; }

    /// <summary>The row is a file: it takes reach to documents too.</summary>
    public bool IsFile { get; init; }

    /// <summary>For rows that are held back from some until they are released; null where there is nothing of the sort.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HeldRows? Held { get; init; }

    /// <summary>For rows that can be withdrawn (<see cref="WithdrawableExtensions"/>); null for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WithdrawableRows? Withdrawable { get; init; }

    /// <summary>The table and the column that names the row that this one hangs on; whoever sees that one sees this one.</summary>
    public RowParent? Parent { get; init; }

    /// <summary>Columns that take more to write than the row.</summary>
    public IReadOnlyList<ColumnRule> Rules { get; init; } = [];

    /// <summary>Properties that name whoever writes them, and nobody else.</summary>
    public IReadOnlyList<string> Own { get; init; } = [];

    internal static RowPolicy? Of(IReadOnlyEntityType entity) =>
        entity.FindAnnotation(Annotation)?.Value is string json ? JsonSerializer.Deserialize<RowPolicy>(json) : null;

    internal void Annotate(EntityTypeBuilder entity) => entity.HasAnnotation(Annotation, JsonSerializer.Serialize(this));
}

/// <summary>
/// Rows that are closed to whoever does not reach <paramref name="Kind"/> there, unless a grant names what they belong to.
/// </summary>
/// <param name="Open">The condition, in the row's own columns, under which a row is not closed.</param>
/// <param name="Kind">Whoever reaches this kind sees closed rows too.</param>
/// <param name="Named">The column with the id that a grant can name.</param>
public sealed record ClosedRows(string Open, RecordKind Kind, string Named);

/// <summary>Rows that are held: whoever may add such a row adds it held, and it is then seen and changed by some only.</summary>
/// <param name="Free">The condition, in SQL, under which a row is not held.</param>
/// <param name="ForLeads">A held row is for those who release held rows (<see cref="RecordKind.Held"/>); otherwise for all members.</param>
public sealed record HeldRows(string Free, bool ForLeads);

/// <summary>Rows that can be withdrawn.</summary>
/// <param name="Author">The property with the person who wrote it.</param>
/// <param name="Lead">
/// Whoever may manage this kind of record withdraws what others wrote; null where everybody does who may write the row.
/// </param>
/// <param name="Emptied">
/// For rows that one author alone changes: what a withdrawal by a lead leaves of them, in SQL. Null where others may change the row anyway.
/// </param>
public sealed record WithdrawableRows(string Author, RecordKind? Lead, string? Emptied);

/// <summary>What a row hangs on.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Column">The column that names it.</param>
/// <param name="Author">The column with the person who adds the row: each adds, and changes, their own only. Null where anybody may who may
/// write.</param>
/// <param name="HasKey">The row is about a record of its own (<c>reach_key</c>), which somebody from outside has to reach as well.</param>
public sealed record RowParent(string Table, string Column, string? Author, bool HasKey);

/// <summary>How a row is placed within a reach.</summary>
public enum RowScope
{
    /// <summary>By its <c>practice_area_id</c>.</summary>
    PracticeArea,

    /// <summary>It is a practice area itself.</summary>
    OwnId,

    /// <summary>By its council: visible to everyone who reaches anything of that kind there.</summary>
    Council,

    /// <summary>Written by the person that it is about, read by the council: history.</summary>
    Trail,

    /// <summary>Written by the database alone (<c>app.look</c>), read by the council.</summary>
    Ledger,

    /// <summary>The terms of an engagement: read by the council and by the other side's people, written by the council.</summary>
    Engagement,

    /// <summary>A fact about an engagement (<c>engagement_id</c>) that either side adds in its own name.</summary>
    EngagementFact,

    /// <summary>
    /// Somebody from outside asks for access for an engagement on whose other side they stand; the council reads and answers it.
    /// </summary>
    Ask,

    /// <summary>
    /// A conversation about a record: by the record's <c>kind</c> and <c>practice_area_id</c>, and by who is in it (<c>audience</c>).
    /// </summary>
    Thread,

    /// <summary>A formal review: by its engagement (<c>engagement_id</c>).</summary>
    Review,

    /// <summary>What the person who writes a review's report says, in their own name: for them and the council's members.</summary>
    ReviewSection,

    /// <summary>A side's (<c>side</c>) signature under a review, by one of its own people.</summary>
    ReviewSignature,

    /// <summary>As what it hangs on.</summary>
    Parent,
}

internal static class RowPolicyExtensions
{
    /// <summary>Visible where its practice area is within reach.</summary>
    public static void IsolatedByPracticeArea<T>(this EntityTypeBuilder<T> entity, RecordKind kind, bool appendOnly = false,
        Verb write = Verb.Edit)
        where T : TenantEntity => new RowPolicy(RowScope.PracticeArea, kind, Verb.View, write, appendOnly).Annotate(entity);

    /// <summary>
    /// What belongs to a visit: visible where its practice area is within reach, and while it is not public only to those who reach
    /// unpublished visits there, or whose grant names the visit. Nobody but a lead opens and closes what is there: not even by hanging it
    /// on another visit.
    /// </summary>
    /// <param name="entity">The entity.</param>
    /// <param name="named">The column with the id of the visit or finding.</param>
    /// <param name="isFile">It is what is in a file.</param>
    public static void IsolatedByPublication<T>(this EntityTypeBuilder<T> entity, string named, bool isFile = false)
        where T : TenantEntity => new RowPolicy(RowScope.PracticeArea, RecordKind.Visits, Verb.View, Verb.Edit, AppendOnly: false)
        {
            Closed = new("is_public", RecordKind.UnpublishedVisits, named),
            IsFile = isFile,
            Rules = [new(["IsPublic"], RecordKind.Visits, Verb.Manage) { MayBeAdded = true }],
        }.Annotate(entity);

    /// <summary>Visible where its practice area is within reach; confidential rows only to members, or where a grant names them.</summary>
    public static void IsolatedByConfidence<T>(this EntityTypeBuilder<T> entity, RecordKind kind, string named, bool isFile = false)
        where T : TenantEntity => new RowPolicy(RowScope.PracticeArea, kind, Verb.View, Verb.Edit, AppendOnly: false)
        {
            Closed = new("not is_confidential", RecordKind.ConfidentialDocuments, named),
            IsFile = isFile,
        }.Annotate(entity);

    /// <summary>Visible to everyone who reaches anything of this kind in its council.</summary>
    public static void IsolatedByCouncil<T>(
        this EntityTypeBuilder<T> entity, RecordKind kind, Verb read = Verb.View, Verb write = Verb.Edit, bool appendOnly = false,
            bool isFile = false)
        where T : TenantEntity => new RowPolicy(RowScope.Council, kind, read, write, appendOnly) { IsFile = isFile }.Annotate(entity);

    /// <summary>While it is held it is visible to members only.</summary>
    public static void HeldFromOutside<T>(this EntityTypeBuilder<T> entity, string free)
        where T : TenantEntity => (RowPolicy.Of(entity.Metadata)! with { Held = new(free, ForLeads: false) }).Annotate(entity);

    /// <summary>While it is held it is visible to those only who may release it.</summary>
    public static void HeldForLeads<T>(this EntityTypeBuilder<T> entity, string free)
        where T : TenantEntity => (RowPolicy.Of(entity.Metadata)! with { Held = new(free, ForLeads: true) }).Annotate(entity);

    /// <summary>Visible to everyone who reaches anything of either kind in its council; written by those who may write the first.</summary>
    public static void IsolatedByCouncil<T>(
        this EntityTypeBuilder<T> entity, RecordKind kind, RecordKind readWith, Verb write = Verb.Edit, bool appendOnly = false)
        where T : TenantEntity =>
            new RowPolicy(RowScope.Council, kind, Verb.View, write, appendOnly) { ReadWith = readWith }.Annotate(entity);

    /// <summary>A trail that a person leaves: they add rows about themselves only, the council reads them, nobody changes them.</summary>
    public static void IsolatedAsTrail<T>(this EntityTypeBuilder<T> entity, RecordKind kind)
        where T : TenantEntity => new RowPolicy(RowScope.Trail, kind, Verb.View, Verb.View, AppendOnly: true).Annotate(entity);

    /// <summary>What people from outside have seen: the database writes it, the council reads it, nobody changes it.</summary>
    public static void IsolatedAsLedger<T>(this EntityTypeBuilder<T> entity, RecordKind kind)
        where T : TenantEntity => new RowPolicy(RowScope.Ledger, kind, Verb.View, Verb.View, AppendOnly: true).Annotate(entity);

    /// <summary>
    /// The practice area itself: visible where it is within reach for any kind. An import adds them; nothing changes them.
    /// </summary>
    public static void IsolatedByOwnId<T>(this EntityTypeBuilder<T> entity)
        where T : TenantEntity => new RowPolicy(RowScope.OwnId, null, Verb.View, Verb.Edit, AppendOnly: true).Annotate(entity);

    /// <summary>
    /// The terms of an engagement: for the council and for the other side's people; somebody from outside may put one forward.
    /// </summary>
    public static void IsolatedAsEngagement<T>(this EntityTypeBuilder<T> entity)
        where T : TenantEntity => new RowPolicy(RowScope.Engagement, RecordKind.Engagements, Verb.View, Verb.Manage, AppendOnly: false)
            .Annotate(entity);

    /// <summary>What either side adds to an engagement, in its own name (<c>author_id</c>); nobody changes it.</summary>
    public static void IsolatedByEngagement<T>(this EntityTypeBuilder<T> entity)
        where T : TenantEntity => new RowPolicy(RowScope.EngagementFact, RecordKind.Engagements, Verb.View, Verb.Edit, AppendOnly: true)
            .Annotate(entity);

    /// <summary>What somebody from outside asks for (<c>asked_by_id</c>, <c>engagement_id</c>), and what the council answers.</summary>
    public static void IsolatedAsAsk<T>(this EntityTypeBuilder<T> entity)
        where T : TenantEntity => new RowPolicy(RowScope.Ask, RecordKind.Access, Verb.View, Verb.Manage, AppendOnly: false)
            .Annotate(entity);

    /// <summary>
    /// A conversation about a record. Needs the columns <c>kind</c>, <c>practice_area_id</c>, <c>reach_key</c> (both together),
    /// <c>is_open</c>, <c>named_id</c>, <c>audience</c>, <c>author_id</c> and <c>assigned_to_id</c>. A member sees it where they see the
    /// record; somebody from outside where they see the record and are in its audience.
    /// </summary>
    public static void IsolatedAsThread<T>(this EntityTypeBuilder<T> entity)
        where T : TenantEntity => new RowPolicy(RowScope.Thread, null, Verb.View, Verb.Comment, AppendOnly: false).Annotate(entity);

    /// <summary>
    /// What is said in a conversation: visible with its thread, added and changed by its author (<c>author_id</c>) alone, who may comment
    /// there.
    /// </summary>
    public static void IsolatedByThread<T>(this EntityTypeBuilder<T> entity, string threads, string column, bool appendOnly = false)
        where T : TenantEntity => new RowPolicy(RowScope.Parent, null, Verb.View, Verb.Comment, appendOnly)
        {
            Parent = new(threads, column, "author_id", HasKey: false),
        }.Annotate(entity);

    /// <summary>
    /// A formal review (<c>engagement_id</c>, <c>author_id</c>): for the council's members, and for the people of its engagement while it
    /// lives; those write it whose grant says review.
    /// </summary>
    public static void IsolatedAsReview<T>(this EntityTypeBuilder<T> entity)
        where T : TenantEntity => new RowPolicy(RowScope.Review, RecordKind.Reviews, Verb.View, Verb.Edit, AppendOnly: false)
            .Annotate(entity);

    /// <summary>
    /// What is judged in a review: visible with the review, to somebody from outside only where they see the record that it is about
    /// (<c>reach_key</c>); added by the council, and by those who may review that record.
    /// </summary>
    public static void IsolatedAsReviewItem<T>(this EntityTypeBuilder<T> entity, string reviews, string column)
        where T : TenantEntity => new RowPolicy(RowScope.Parent, RecordKind.Reviews, Verb.View, Verb.Review, AppendOnly: true)
        {
            Parent = new(reviews, column, Author: null, HasKey: true),
        }.Annotate(entity);

    /// <summary>
    /// A judgement of a review's item: visible with it, added in their own name by those who may review that record. No member may.
    /// </summary>
    public static void IsolatedAsJudgement<T>(this EntityTypeBuilder<T> entity, string items, string column)
        where T : TenantEntity => new RowPolicy(RowScope.Parent, null, Verb.View, Verb.Review, AppendOnly: true)
        {
            Parent = new(items, column, "author_id", HasKey: false),
        }.Annotate(entity);

    /// <summary>What whoever writes a review's report says: they and the council's members read it, nobody changes it.</summary>
    public static void IsolatedAsReviewSection<T>(this EntityTypeBuilder<T> entity, string reviews, string column)
        where T : TenantEntity => new RowPolicy(RowScope.ReviewSection, RecordKind.Reviews, Verb.View, Verb.Review, AppendOnly: true)
        {
            Parent = new(reviews, column, "author_id", HasKey: false),
        }.Annotate(entity);

    /// <summary>
    /// A signature under a review: of the council by those who may manage reviews, of the other side by those who may review.
    /// </summary>
    public static void IsolatedAsSignature<T>(this EntityTypeBuilder<T> entity, string reviews, string column)
        where T : TenantEntity => new RowPolicy(RowScope.ReviewSignature, RecordKind.Reviews, Verb.View, Verb.Manage, AppendOnly: true)
        {
            Parent = new(reviews, column, "author_id", HasKey: false),
        }.Annotate(entity);

    /// <summary>What the council answers in a review: visible with what it answers, written by members in their own name.</summary>
    public static void IsolatedByReview<T>(this EntityTypeBuilder<T> entity, string parent, string column, bool appendOnly = false)
        where T : TenantEntity => new RowPolicy(RowScope.Parent, RecordKind.Reviews, Verb.View, Verb.Edit, appendOnly)
        {
            Parent = new(parent, column, "author_id", HasKey: false),
        }.Annotate(entity);
}
