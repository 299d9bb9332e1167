namespace SlipPortal.Domain.Plans.Import;

/// <summary>What a column of a plan's table holds, whatever its heading says.</summary>
public enum ColumnMeaning
{
    Ignore,
    Ref,
    Chapter,
    Finding,
    Impact,
    Action,
    Owner,
    Due,
    Rating,
    Progress,
    Evidence,
    SuccessMeasure,
}

/// <summary>How the meaning of a column was found.</summary>
public enum ColumnDecision
{
    /// <summary>Its heading says something else, or nothing; the column is not read.</summary>
    NotRecognised,

    /// <summary>Its heading is one of the usual names.</summary>
    ByName,

    /// <summary>Words in its heading point there.</summary>
    ByWords,

    /// <summary>The table has no heading row and goes on from the one before.</summary>
    AsTableBefore,

    /// <summary>The heading does not say it; what stands in the cells does.</summary>
    ByContent,

    /// <summary>A person said so.</summary>
    Chosen,
}
