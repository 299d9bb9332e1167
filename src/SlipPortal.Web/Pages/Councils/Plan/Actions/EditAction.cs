using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>Somebody changes what an action says: its words, owners and what else is known of it. Not its date: a body agrees that.</summary>
internal static class EditAction
{
    /// <summary>The action as it is to be.</summary>
    /// <param name="ActionId">The action.</param>
    /// <param name="RowVersion">The version of the row that the person saw.</param>
    /// <param name="Fields">The new fields.</param>
    internal sealed record Command(Guid ActionId, uint RowVersion, ActionFields Fields);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No words, or too many.</exception>
        /// <exception cref="DbUpdateConcurrencyException">Somebody else changed it since the person saw it.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var action = await db.Set<PlanAction>().AsTracking().Include(action => action.Owners)
                .SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            var row = db.Entry(action);
            if (row.Property<uint>("RowVersion").CurrentValue != command.RowVersion) throw new DbUpdateConcurrencyException();
            var posts = await db.Posts().ToDictionaryAsync(post => post.Id, post => post.Title, cancellationToken);
            var impacts = await db.Set<Impact>().Where(impact => impact.ChapterId == action.ChapterId)
                .ToDictionaryAsync(impact => impact.Id, cancellationToken);
            var before = InWords(ActionFields.Of(action), posts, impacts);

            var fields = command.Fields;
            if (action.Reword(fields.Text, now) is { } wording) db.Add(wording);
            action.Describe(fields.Source, fields.Finding, fields.SuccessMeasure, fields.EvidenceNote);
            action.Monitor(fields.Monitoring);
            action.Serve(fields.ImpactId is { } impact ? impacts.GetValueOrDefault(impact) : null);
            action.Assign([.. fields.Owners.Where(posts.ContainsKey)], now);
            var changes = before.Zip(InWords(ActionFields.Of(action), posts, impacts), (was, now) => new FieldChange(was.Field, was.Value, now.Value))
                .Where(change => change.Before != change.After).ToList();
            if (changes.Count == 0) return;

            // Owners are rows of their own: the action's row is written too, so that a second editor is noticed whatever they changed.
            row.Property(action => action.Text).IsModified = true;
            db.Record(new ActionEdited(action.Ref, changes), action.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The fields as people read them, in the order of the form.</summary>
    public static IReadOnlyList<(string Field, string? Value)> InWords(
        ActionFields fields, Dictionary<Guid, string> posts, Dictionary<Guid, Impact> impacts) =>
    [
        ("what will be done", fields.Text?.Trim()),
        ("owners", fields.Owners.Count == 0 ? null : string.Join("; ", fields.Owners.Select(id => posts.GetValueOrDefault(id)))),
        ("intended impact", fields.ImpactId is { } id ? impacts.GetValueOrDefault(id)?.Description : null),
        ("asked for by", fields.Source is { } source ? Infrastructure.Words.Source(source) : null),
        ("finding", fields.Finding?.Trim()),
        ("success measure", fields.SuccessMeasure?.Trim()),
        ("note on evidence", fields.EvidenceNote?.Trim()),
        ("looked at", fields.Monitoring?.InWords()),
    ];
}

/// <summary>What can be changed of an action, as its form has it.</summary>
internal sealed record ActionFields
{
    public string? Text { get; init; }

    /// <summary>Posts, the lead first.</summary>
    public IReadOnlyList<Guid> Owners { get; init; } = [];

    public Guid? ImpactId { get; init; }

    public ActionSource? Source { get; init; }

    public string? Finding { get; init; }

    public string? SuccessMeasure { get; init; }

    public string? EvidenceNote { get; init; }

    public Recurrence? Monitoring { get; init; }

    /// <summary>The fields of an action, read with its owners.</summary>
    public static ActionFields Of(PlanAction action) => new()
    {
        Text = action.Text,
        Owners = [.. action.Owners.Where(owner => owner.EndedAt is null).OrderBy(owner => owner.Position).Select(owner => owner.PostId)],
        ImpactId = action.ImpactId,
        Source = action.Source,
        Finding = action.Finding,
        SuccessMeasure = action.SuccessMeasure,
        EvidenceNote = action.EvidenceNote,
        Monitoring = action.Monitoring,
    };
}
