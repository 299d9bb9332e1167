using Microsoft.EntityFrameworkCore;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Reference;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Oversight.Compare;

/// <summary>What was found at several councils, and who solved the like: the same number of queries whatever the number of councils.</summary>
internal sealed class FindingQueries(CrossTenantReader reader)
{
    // As many as somebody reads.
    private const int MostSolved = 25;

    /// <summary>What asks for work at these councils, as far as it is open to the person: the newest first.</summary>
    public Task<List<ComparedFinding>> ReadAsync(IReadOnlyCollection<string> councils, CancellationToken cancellationToken) => (
        from finding in reader.Query<Finding>()
        join visit in reader.Query<Visit>() on new { finding.TenantId, Id = finding.VisitId } equals new { visit.TenantId, visit.Id }
        where councils.Contains(finding.TenantId) && finding.Kind != FindingKind.Strength && visit.CancelledAt == null
        orderby visit.LastDay descending, finding.Number
        select new ComparedFinding
        {
            Id = finding.Id,
            TenantId = finding.TenantId,
            Wording = finding.Wording,
            Themes = finding.Themes,
            Visit = visit.Type,
            LastDay = visit.LastDay,
            IsPublic = finding.IsPublic,
        }).ToListAsync(cancellationToken);

    /// <summary>
    /// Published findings that share words with these, of authorities whose last judgement, given later, is good or outstanding. Those with the
    /// most words in common first; no more than somebody reads.
    /// </summary>
    /// <param name="words">Words of any kind; short ones do not count.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<SolvedFinding>> SolvedAsync(string words, CancellationToken cancellationToken)
    {
        // Any of the words will do: reports word the same thing in many ways.
        var wanted = string.Join(" or ", words.Split([' ', ',', '.', ';', '-', '/', '“', '”', '"'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3));
        if (wanted.Length == 0) return [];
        var inspections = reader.Directory<PublishedInspection>().Where(inspection => inspection.Overall != null);
        return await (
            from finding in reader.Directory<PublishedFinding>()
            join area in reader.Directory<StatisticalArea>() on finding.AreaCode equals area.Code
            join judged in inspections on finding.AreaCode equals judged.AreaCode
            where EF.Functions.ToTsVector("english", finding.Wording).Matches(EF.Functions.WebSearchToTsQuery("english", wanted))
                && judged.PublishedOn > finding.PublishedOn && (judged.Overall == Grade.Good || judged.Overall == Grade.Outstanding)
                && !inspections.Any(later => later.AreaCode == judged.AreaCode && later.PublishedOn > judged.PublishedOn)
            orderby EF.Functions.ToTsVector("english", finding.Wording).Rank(EF.Functions.WebSearchToTsQuery("english", wanted)) descending,
                judged.PublishedOn descending, area.Name, finding.Number
            select new SolvedFinding
            {
                Authority = area.Name,
                Wording = finding.Wording,
                Type = finding.Type,
                PublishedOn = finding.PublishedOn,
                Source = finding.Source,
                Grade = judged.Overall!.Value,
                JudgedOn = judged.PublishedOn,
                JudgedIn = judged.Source,
            }).Take(MostSolved).ToListAsync(cancellationToken);
    }
}

/// <summary>Something that was found at a council.</summary>
internal sealed record ComparedFinding
{
    public required Guid Id { get; init; }

    public required string TenantId { get; init; }

    public required string Wording { get; init; }

    public required IReadOnlyList<string> Themes { get; init; }

    /// <summary>The kind of visit.</summary>
    public required string Visit { get; init; }

    public required DateOnly LastDay { get; init; }

    /// <summary>False for what the council opened by name before it is published.</summary>
    public required bool IsPublic { get; init; }
}

/// <summary>A published finding of an authority that has since been judged good, with both as evidence.</summary>
internal sealed record SolvedFinding
{
    public required string Authority { get; init; }

    public required string Wording { get; init; }

    public required string Type { get; init; }

    public required DateOnly PublishedOn { get; init; }

    public required string Source { get; init; }

    public required Grade Grade { get; init; }

    public required DateOnly JudgedOn { get; init; }

    public required string JudgedIn { get; init; }
}
