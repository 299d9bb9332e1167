using SlipPortal.Data;
using SlipPortal.Domain.Guard;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Held;

/// <summary>What was held, with what became of it.</summary>
internal static class HeldQueries
{
    /// <summary>The newest first.</summary>
    public static IQueryable<HeldRow> HeldRows(this PortalDbContext db) =>
        from held in db.Set<HeldText>()
        orderby held.AskedAt descending
        select new HeldRow
        {
            Id = held.Id,
            Kind = held.Kind,
            Masked = held.Masked,
            Place = held.Place,
            Note = held.Note,
            AuthorId = held.AuthorId,
            Author = held.Author,
            AskedAt = held.AskedAt,
            IsReleased = db.Set<HeldVerdict>().Where(verdict => verdict.HeldTextId == held.Id).Select(verdict => (bool?)verdict.IsReleased).FirstOrDefault(),
            Reason = db.Set<HeldVerdict>().Where(verdict => verdict.HeldTextId == held.Id).Select(verdict => verdict.Reason).FirstOrDefault(),
            Lead = db.Set<HeldVerdict>().Where(verdict => verdict.HeldTextId == held.Id).Select(verdict => verdict.Lead).FirstOrDefault(),
            DecidedAt = db.Set<HeldVerdict>().Where(verdict => verdict.HeldTextId == held.Id).Select(verdict => (DateTimeOffset?)verdict.DecidedAt).FirstOrDefault(),
        };

    /// <summary>Those that wait for a lead.</summary>
    public static IQueryable<HeldText> HeldAndWaiting(this PortalDbContext db) =>
        db.Set<HeldText>().Where(held => !db.Set<HeldVerdict>().Any(verdict => verdict.HeldTextId == held.Id));

    /// <summary>Files that could not be checked and that no lead has released.</summary>
    public static IQueryable<Evidence> HeldFiles(this PortalDbContext db) =>
        db.Set<Evidence>().Where(evidence => evidence.IsHeld);
}

/// <summary>A held text as pages show it.</summary>
internal sealed record HeldRow
{
    public required Guid Id { get; init; }

    public required LooksLike Kind { get; init; }

    public required string Masked { get; init; }

    public required string Place { get; init; }

    public required string Note { get; init; }

    public required Guid AuthorId { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required bool? IsReleased { get; init; }

    public required string? Reason { get; init; }

    public required string? Lead { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>“An NHS number (943 ••• ••••)”.</summary>
    public string What => $"{Kind.InWords()} ({Masked})";

    /// <summary>“Waiting”, “Released”, “Not released”.</summary>
    public string Outcome => IsReleased switch { null => "Waiting", true => "Released", _ => "Not released" };

    /// <summary>The colour of the outcome’s tag.</summary>
    public string Colour => IsReleased switch { null => "yellow", true => "green", _ => "grey" };
}
