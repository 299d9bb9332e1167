using Microsoft.EntityFrameworkCore;
using SlipPortal.Data.Isolation;

namespace SlipPortal.Web.Infrastructure;

/// <summary>A page of the security record, the newest first.</summary>
internal sealed record SecurityEvents(IReadOnlyList<SecurityEventRow> Rows, Paging Paging)
{
    private const int PageSize = 50;

    /// <summary>Before anything is read.</summary>
    public static SecurityEvents None { get; } = new([], new(0, PageSize, 1));

    /// <summary>Reads it.</summary>
    /// <param name="events">Those that the person may see.</param>
    /// <param name="page">Which page of them, from 1.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<SecurityEvents> ReadAsync(IQueryable<SecurityEventRow> events, int page, CancellationToken cancellationToken)
    {
        var paging = new Paging(await events.CountAsync(cancellationToken), PageSize, page);
        return new(await events.OrderByDescending(one => one.Id).Skip(paging.Skip).Take(PageSize).ToListAsync(cancellationToken), paging);
    }
}
