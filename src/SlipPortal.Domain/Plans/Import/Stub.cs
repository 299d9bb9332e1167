namespace SlipPortal.Domain.Plans
{
    public enum DueKind { Undated, Date, Month, Range, Quarter, Term, Recurring, Ongoing, Several }
    public enum RecurrenceUnit { Week, Month, Term, Year }
    public sealed record Recurrence(int Every, RecurrenceUnit Unit);
    public sealed record DueSchedule(DueKind Kind, string Text, DateOnly? From, DateOnly? Until, Recurrence? Recurrence, IReadOnlyList<DueSchedule> Parts);
    public sealed record ActionRef(string Text) { public string SortKey => Text; }
}
namespace SlipPortal.Domain.Plans.Import
{
    public sealed record ImportChoices { public string? Title { get; init; } }
    public enum RowOutcome { Imported, Merged, Linked, Unresolved, Heading }
    public sealed record RowReceipt(int Number, RowOutcome Outcome, string? Ref, IReadOnlyList<string> Cells, string? Message);
}
