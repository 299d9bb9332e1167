using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Mappings;
using SlipPortal.Data.Outbox;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.EntityFrameworkCore;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.Data;

/// <summary>
/// What is stored. Its tenant is the council that the request is for when it is made; without one, tenant records can neither be
/// read nor saved. Do not pool it: a pooled context would keep its first tenant.
/// </summary>
public sealed class PortalDbContext : IdentityUserContext<PortalUser, Guid>, IMultiTenantDbContext
{
    private readonly IActor _actor;
    private readonly Guid _write = Guid.CreateVersion7();
    private bool _hasSaved;

    /// <summary>A context for the council of <paramref name="tenant"/> and on behalf of <paramref name="actor"/>.</summary>
    public PortalDbContext(
        DbContextOptions<PortalDbContext> options, IMultiTenantContextAccessor tenant, IActor actor, TimeProvider clock)
        : base(options)
    {
        TenantInfo = tenant.MultiTenantContext.TenantInfo;
        _actor = actor;
        Clock = clock;
        // Every save is one transaction, which begins by telling the database who asks (SessionInterceptor).
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        ChangeTracker.Tracking += GiveTenant;
    }

    /// <inheritdoc/>
    public ITenantInfo? TenantInfo { get; }

    /// <summary>Asks of all councils that are open to the actor, to read only: <see cref="CrossTenantReader"/>.</summary>
    internal bool IsOfAllCouncils { get; init; }

    /// <summary>
    /// False where what is written cannot be undone whole: it also changes what the next save does not tell of, as whatever moves together
    /// with a record (<see cref="MovingTogether"/>).
    /// </summary>
    public bool IsReversible { get; set; } = true;

    /// <summary>What was saved here, where whoever made it can undo it whole; null where it cannot, or nothing was.</summary>
    public Guid? UndoableWrite { get; private set; }

    /// <summary>What facts are dated by.</summary>
    internal TimeProvider Clock { get; }

    /// <inheritdoc/>
    public TenantMismatchMode TenantMismatchMode => TenantMismatchMode.Throw;

    /// <inheritdoc/>
    public TenantNotSetMode TenantNotSetMode => TenantNotSetMode.Throw;

    /// <summary>
    /// Adds a line to the council's history, to be saved with the change it is about. A save that changes a council's records and
    /// has no such line is refused.
    /// </summary>
    /// <param name="change">What happened.</param>
    /// <param name="subjectId">The record that it is about.</param>
    /// <param name="why">Why, in the person's words, or null where nobody was asked.</param>
    public void Record(Change change, Guid subjectId, string? why = null)
    {
        _ = ActorId;
        Add(new ChangeLogEntry(change, JsonSerializer.Serialize(change, change.GetType()), subjectId, why));
    }

    /// <summary>Stores a message to be delivered after this save, if it succeeds, on behalf of the actor.</summary>
    /// <exception cref="InvalidOperationException">There is no actor.</exception>
    public void Enqueue<T>(T message)
        where T : class
    {
        _ = ActorId;
        Add(new OutboxMessage(typeof(T).FullName!, JsonSerializer.Serialize(message)));
    }

    /// <summary>
    /// Stores a message at once, on behalf of the actor, unless it was stored under this id before: so a message that comes round again
    /// causes no second one.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no actor.</exception>
    public Task EnqueueOnceAsync<T>(Guid id, T message, CancellationToken cancellationToken)
        where T : class
    {
        _ = ActorId;
        return Database.ExecuteSqlAsync(
            $"""
            insert into portal.outbox_messages (id, type, payload)
            values ({id}, {typeof(T).FullName!}, {JsonSerializer.Serialize(message)}::jsonb) on conflict do nothing
            """,
            cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Check();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Check();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("portal");
        builder.Entity<PortalUser>().ToTable("users");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        builder.ConfigureMultiTenant();
        WriteRules.Apply(builder.Model);
        SnakeCase.Apply(builder.Model);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);

    private Guid ActorId =>
        _actor.UserId ?? throw new InvalidOperationException("A change needs somebody who makes it: there is no actor.");

    // The tenant is part of the keys, so it must be there before the entity is tracked, not only when it is saved.
    private void GiveTenant(object? sender, EntityTrackingEventArgs tracking)
    {
        if (tracking is { State: EntityState.Added, Entry.Entity: TenantEntity { TenantId: "" } } && TenantInfo is not null)
            tracking.Entry.Property(nameof(TenantEntity.TenantId)).CurrentValue = TenantInfo.Id;
    }

    private void Check()
    {
        this.EnforceMultiTenant();
        var entries = ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        foreach (var entry in entries.Where(entry => entry.State is not EntityState.Deleted)) StorageLimits.Check(entry);
        var changed = entries.Where(entry => entry.Entity is TenantEntity).ToList();
        if (changed.Exists(entry => entry.Entity is not (LedgerEntry or ChangeLogEntry))
            && !changed.Exists(entry => entry is { State: EntityState.Added, Entity: ChangeLogEntry }))
            throw new InvalidOperationException($"{changed[0].Metadata.ClrType.Name} is changed without a line for the history: call Record.");
        KeepReversal(changed);
    }

    // The lines of a save say how it is undone, the first of them: the others have nothing to add.
    private void KeepReversal(List<EntityEntry> changed)
    {
        var lines = changed.Where(entry => entry.State is EntityState.Added).Select(entry => entry.Entity).OfType<ChangeLogEntry>()
            .ToList();
        if (lines.Count == 0) return;
        var reversal = IsReversible && lines.TrueForAll(line => Undoing.IsUndone(line.Event)) ? Reversal.Of(changed) : null;
        foreach (var (line, i) in lines.Select((line, i) => (line, i))) line.BelongTo(_write, i == 0 || reversal is null ? reversal : "[]");
        UndoableWrite = reversal is null || (_hasSaved && UndoableWrite is null) ? null : _write;
        _hasSaved = true;
    }
}
