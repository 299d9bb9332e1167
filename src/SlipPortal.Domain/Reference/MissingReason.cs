namespace SlipPortal.Domain.Reference;

/// <summary>Why a figure was not published. The sources' codes are kept apart: none of them is nought.</summary>
public enum MissingReason
{
    /// <summary>Missing or suppressed (blank or “-”): LAIT does not say which.</summary>
    MissingOrSuppressed,

    /// <summary>Suppressed to protect people who could be recognised (“c”).</summary>
    Suppressed,

    /// <summary>Not available (“x”).</summary>
    NotAvailable,

    /// <summary>Not applicable (“z”).</summary>
    NotApplicable,

    /// <summary>Too unreliable to publish (“u”).</summary>
    Unreliable,

    /// <summary>More than nought and rounded to it (“low”).</summary>
    RoundedToNought,
}

/// <summary>Reasons in words.</summary>
public static class MissingReasons
{
    /// <summary>“suppressed”, “not available”: to stand where the value would.</summary>
    public static string InWords(this MissingReason reason) => reason switch
    {
        MissingReason.MissingOrSuppressed => "missing or suppressed",
        MissingReason.Suppressed => "suppressed",
        MissingReason.NotAvailable => "not available",
        MissingReason.NotApplicable => "not applicable",
        MissingReason.Unreliable => "too unreliable to publish",
        _ => "more than nought, rounded to it",
    };
}
