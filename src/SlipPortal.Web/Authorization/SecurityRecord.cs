using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// Writes the security record, and the log beside it: who did what with an account, from where, and never what was typed. What anybody can
/// cause as often as they like is added up and written once a minute, so that nobody floods it.
/// </summary>
internal sealed class SecurityRecord(PortalSessions sessions, IHttpContextAccessor http, ILogger<SecurityRecord> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // More than a portal sees in a minute unless somebody wants to fill it: of what comes beyond only the kind is kept.
    private const int MostKept = 1_000;

    private ConcurrentDictionary<Counted, int> _counted = new();

    /// <summary>Adds an event of this request.</summary>
    /// <param name="kind">What.</param>
    /// <param name="user">Whose account it is about; null where there is none.</param>
    /// <param name="detail">A role or an id; nothing that somebody typed.</param>
    /// <returns>True where the record has one of this kind about them already.</returns>
    public Task<bool> NoteAsync(SecurityEventKind kind, Guid? user, string detail = "")
    {
        var context = http.HttpContext;
        return AddAsync(
            new(kind, user, ActorOf(context), null, PlaceOf(context), detail), SessionOf(context),
            Devices.InWords(context?.Request.Headers.UserAgent),
            context?.TraceIdentifier ?? "", 1);
    }

    /// <summary>Counts an event of this request.</summary>
    /// <param name="kind">What.</param>
    /// <param name="detail">The route of a page.</param>
    /// <param name="tenant">The council that the address names, or null.</param>
    public void Count(SecurityEventKind kind, string detail, string? tenant = null)
    {
        var context = http.HttpContext;
        var counted = new Counted(kind, ActorOf(context), ActorOf(context), tenant, PlaceOf(context), detail);
        if (_counted.Count >= MostKept && !_counted.ContainsKey(counted)) counted = new(kind, null, null, null, "", "");
        _counted.AddOrUpdate(counted, 1, (_, count) => count + 1);
    }

    /// <summary>Writes what was counted.</summary>
    public async Task FlushAsync()
    {
        var counted = Interlocked.Exchange(ref _counted, new());
        foreach (var (one, count) in counted) await AddAsync(one, null, "", "", count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryFlushAsync();
        }
        catch (OperationCanceledException)
        {
            await TryFlushAsync();
        }
    }

    private async Task TryFlushAsync()
    {
        try
        {
            await FlushAsync();
        }
        catch (Npgsql.NpgsqlException exception)
        {
            log.LogError(exception, "The security record misses what was counted in the last minute.");
        }
    }

    private async Task<bool> AddAsync(Counted one, Guid? session, string device, string request, int count)
    {
        log.LogInformation(
            "Security: {Kind} {Detail} {Count} time(s), account {User}, by {Actor}, council {Tenant}, from {Place}, request {Request}",
            one.Kind, one.Detail, count, one.User, one.Actor, one.Tenant, one.Place, request);
        var kind = one.Kind.ToString();
        await using var db = sessions.Open(null, new Prover(one.User));
        return await db.Database
            .SqlQuery<bool>(
                $"""
                select app.note_security_event(
                    {kind}, {one.Actor}, {one.Tenant}, {session}, {one.Place}, {device}, {request}, {one.Detail}, {count}) as "Value"
                """)
            .SingleAsync();
    }

    private static Guid? ActorOf(HttpContext? context) => IdOf(context, ClaimTypes.NameIdentifier);

    private static Guid? SessionOf(HttpContext? context) => IdOf(context, CurrentPerson.SessionClaim);

    private static Guid? IdOf(HttpContext? context, string claim) =>
        Guid.TryParse(context?.User.FindFirstValue(claim), out var id) ? id : null;

    private static string PlaceOf(HttpContext? context) => context is null ? "" : RateLimits.ClientOf(context)?.ToString() ?? "";

    private sealed record Counted(SecurityEventKind Kind, Guid? User, Guid? Actor, string? Tenant, string Place, string Detail);
}
