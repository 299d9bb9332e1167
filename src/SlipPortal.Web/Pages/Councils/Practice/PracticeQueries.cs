using SlipPortal.Data;
using SlipPortal.Domain.Oversight;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>What several pages read of a council's practice examples.</summary>
internal static class PracticeQueries
{
    /// <summary>Every example, with what was published of it last.</summary>
    public static IQueryable<ExampleRow> ExampleRows(this PortalDbContext db) =>
        from example in db.Set<PracticeExample>()
        select new ExampleRow
        {
            Id = example.Id,
            FindingId = example.FindingId,
            Title = example.Title,
            Themes = example.Themes,
            ChangedAt = example.ChangedAt,
            PublishedAt = db.Set<PracticePublication>().Where(published => published.ExampleId == example.Id).Max(published => (DateTimeOffset?)published.PublishedAt),
            Published = db.Set<PracticePublication>().Where(published => published.ExampleId == example.Id && published.WithdrawnAt == null)
                .Select(published => (Guid?)published.Id).FirstOrDefault(),
            IsAnonymous = db.Set<PracticePublication>().Any(published => published.ExampleId == example.Id && published.WithdrawnAt == null && published.IsAnonymous),
        };
}

/// <summary>A practice example as lists show it.</summary>
internal sealed record ExampleRow
{
    public required Guid Id { get; init; }

    public required Guid? FindingId { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Themes { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When something of it was last published, or null.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The publication that everybody reads, or null.</summary>
    public required Guid? Published { get; init; }

    /// <summary>What everybody reads does not say whose it is.</summary>
    public required bool IsAnonymous { get; init; }

    /// <summary>Where it stands, in words.</summary>
    public string Standing =>
        PublishedAt is not { } at ? "Draft"
        : Published is null ? "Withdrawn"
        : $"Published on {Words.Day(at)}, {(IsAnonymous ? "without" : "with")} the council’s name{(ChangedAt > at ? "; changed since" : "")}";
}

/// <summary>The texts of a practice example: a draft’s, or as published.</summary>
internal sealed record PracticeText(string Problem, string Action, string Impact);
