namespace SlipPortal.Domain.Plans;

/// <summary>What kind of promise a due date is; it decides what "overdue" can mean.</summary>
public enum DueKind
{
    /// <summary>No date: blank, "TBC", or words nobody could read. Never shown as on track.</summary>
    Undated,

    /// <summary>One day.</summary>
    Date,

    /// <summary>A calendar month, due by its last day.</summary>
    Month,

    /// <summary>From one month, quarter, term or year to another, such as "Oct/Nov 2023".</summary>
    Range,

    /// <summary>A quarter of the financial year: April to June is Q1.</summary>
    Quarter,

    /// <summary>A school term: autumn from September, spring from January, summer from April to July.</summary>
    Term,

    /// <summary>Again and again, with or without a start.</summary>
    Recurring,

    /// <summary>Always, or at once, without an end.</summary>
    Ongoing,

    /// <summary>More than one of the above in one cell.</summary>
    Several,
}
