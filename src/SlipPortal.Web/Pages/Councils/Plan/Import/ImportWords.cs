using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>How the import's pages say what the program calls by short names.</summary>
internal static class ImportWords
{
    public static string Meaning(ColumnMeaning meaning) => meaning switch
    {
        ColumnMeaning.Ignore => "Leave out",
        ColumnMeaning.Ref => "Reference",
        ColumnMeaning.Chapter => "Chapter",
        ColumnMeaning.Finding => "Finding or recommendation",
        ColumnMeaning.Impact => "Intended impact",
        ColumnMeaning.Action => "Action",
        ColumnMeaning.Owner => "Owner",
        ColumnMeaning.Due => "Due by",
        ColumnMeaning.Rating => "Rating",
        ColumnMeaning.Progress => "Progress",
        ColumnMeaning.Evidence => "Evidence",
        _ => "Success measure",
    };

    public static string Outcome(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Imported => "Imported",
        RowOutcome.Merged => "Joined to the row above",
        RowOutcome.Linked => "Linked to other actions",
        RowOutcome.Unresolved => "To be decided",
        RowOutcome.Heading => "Heading",
        _ => "Left out",
    };

    public static string Choice(RowChoice choice) => choice switch
    {
        RowChoice.SeparateAction => "It is an action of its own",
        RowChoice.ContinuationOfRowAbove => "It continues the row above",
        RowChoice.OneActionPerLine => "Each line of it is an action of its own",
        RowChoice.LeaveOut => "It is not part of the plan",
        _ => "As the portal reads it",
    };
}
