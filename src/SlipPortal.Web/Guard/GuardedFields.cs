using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Guard;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Guard;

/// <summary>How the guard looks at a column.</summary>
internal enum GuardedAs
{
    /// <summary>It holds no text, or none that anybody writes.</summary>
    Skipped,

    /// <summary>Text, several texts, or JSON with texts in it.</summary>
    Text,

    /// <summary>A file.</summary>
    File,
}

/// <summary>A column of a council’s records that could hold what somebody wrote.</summary>
/// <param name="Property">The column.</param>
/// <param name="As">How it is looked at.</param>
/// <param name="Because">Why it is skipped, or null.</param>
internal sealed record GuardedField(IProperty Property, GuardedAs As, string? Because)
{
    /// <summary>How messages call it: “lead body” for LeadBody.</summary>
    public string Words { get; } = PropertyNames.InWords(Property.Name).ToLowerInvariant();
}

/// <summary>
/// Which columns of the model the guard looks at: every one that can hold text, but for those that are skipped for a reason. A column is
/// found here on the day it is born; a test lists them all.
/// </summary>
internal static class GuardedFields
{
    // What nobody writes. Everything else is looked at.
    private static readonly (Type Entity, string Property, string Because)[] Made =
    [
        (typeof(TenantEntity), "Sha256", "a hash"),
        (typeof(ApiKey), nameof(ApiKey.Hash), "a hash"),
        (typeof(Evidence), nameof(Evidence.MediaType), "found from the file’s content"),
        (typeof(Kpi), nameof(Kpi.SortKey), "made from the reference"),
        (typeof(PlanAction), nameof(PlanAction.SortKey), "made from the reference"),
        (typeof(ChangeLogEntry), nameof(ChangeLogEntry.Event), "the name of a type"),
        (typeof(ChangeLogEntry), nameof(ChangeLogEntry.Reversal), "what was checked when it was written, and is again when it comes back"),
        (typeof(LedgerEntry), nameof(LedgerEntry.Seen), "the title of a page, made of what was looked at when it was written"),
        (typeof(LedgerEntry), nameof(LedgerEntry.Person), "the name of an account"),
        (typeof(LedgerEntry), nameof(LedgerEntry.Organisation), "the name of an organisation"),
        (typeof(LedgerEntry), nameof(LedgerEntry.PreviousHash), "a hash"),
        (typeof(LedgerEntry), nameof(LedgerEntry.Hash), "a hash"),
        (typeof(ReviewSignature), nameof(ReviewSignature.TextHash), "a hash"),
        (typeof(ReviewItem), "ReachKey", "made of a kind and a key"),
        (typeof(CommentThread), nameof(CommentThread.ReachKey), "made by the database"),
        (typeof(CommentThread), nameof(CommentThread.Audience), "one of two words, or an id"),
        (typeof(Comment), nameof(Comment.AuthorName), "the name of an account"),
        (typeof(Comment), nameof(Comment.AuthorOrganisation), "the name of an organisation"),
        (typeof(HeldText), nameof(HeldText.Masked), "masked by the guard"),
        (typeof(HeldText), nameof(HeldText.Place), "worded by the guard"),
        (typeof(HeldText), nameof(HeldText.Key), "a protected key"),
        (typeof(HeldText), nameof(HeldText.Fingerprint), "a keyed hash"),
    ];

    /// <summary>The columns of an entity that could hold text, also those that are skipped.</summary>
    public static IEnumerable<GuardedField> Of(IEntityType entity) =>
        from property in entity.GetProperties()
        let type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
        let way = type == typeof(string) || type.IsAssignableTo(typeof(IEnumerable<string>)) ? GuardedAs.Text
            : type == typeof(byte[]) ? GuardedAs.File : GuardedAs.Skipped
        where way != GuardedAs.Skipped
        let because = Because(entity, property)
        select new GuardedField(property, because is null ? way : GuardedAs.Skipped, because);

    private static string? Because(IEntityType entity, IProperty property) =>
        property.IsKey() || property.IsForeignKey() ? "a key"
        : (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum ? "one of the portal’s own words"
        : Made.FirstOrDefault(made => made.Entity.IsAssignableFrom(entity.ClrType) && made.Property == property.Name).Because;
}
