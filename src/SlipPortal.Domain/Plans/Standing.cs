namespace SlipPortal.Domain.Plans;

/// <summary>Where an action stands today: its last rating read beside its due date.</summary>
public enum Standing
{
    /// <summary>Delivered.</summary>
    Complete,

    /// <summary>The last day has passed and it is not delivered, whatever it is rated.</summary>
    Overdue,

    /// <summary>Rated off track.</summary>
    OffTrack,

    /// <summary>Rated at risk.</summary>
    AtRisk,

    /// <summary>Has no date, so nobody can say that it is on track.</summary>
    Undated,

    /// <summary>Rated on track, with a date that has not passed.</summary>
    OnTrack,

    /// <summary>Rated as not started.</summary>
    NotStarted,

    /// <summary>Nobody has rated it yet.</summary>
    NotRated,
}

/// <summary>How a standing is worked out and said.</summary>
public static class Standings
{
    /// <summary>The standing of an action on a day.</summary>
    /// <param name="rating">What its last rating means, or null when it was never rated.</param>
    /// <param name="kind">The kind of its due date.</param>
    /// <param name="until">The last day of its due date, or null.</param>
    /// <param name="today">The day.</param>
    public static Standing Of(RatingMeaning? rating, DueKind kind, DateOnly? until, DateOnly today) => rating switch
    {
        RatingMeaning.Complete => Standing.Complete,
        _ when kind is not (DueKind.Recurring or DueKind.Ongoing) && until < today => Standing.Overdue,
        RatingMeaning.OffTrack => Standing.OffTrack,
        RatingMeaning.AtRisk => Standing.AtRisk,
        // “January” without a year is no date either.
        _ when kind == DueKind.Undated || (until is null && kind is not (DueKind.Recurring or DueKind.Ongoing or DueKind.Several)) => Standing.Undated,
        RatingMeaning.OnTrack => Standing.OnTrack,
        RatingMeaning.NotStarted => Standing.NotStarted,
        _ => Standing.NotRated,
    };

    /// <summary>The words that pages and downloads show.</summary>
    public static string InWords(this Standing standing) => standing switch
    {
        Standing.Complete => "Complete",
        Standing.Overdue => "Overdue",
        Standing.OffTrack => "Off track",
        Standing.AtRisk => "At risk",
        Standing.Undated => "No date",
        Standing.OnTrack => "On track",
        Standing.NotStarted => "Not started",
        _ => "Not rated",
    };

    /// <summary>The colour of the tag; never shown without the words.</summary>
    public static string Colour(this Standing standing) => standing switch
    {
        Standing.Complete => "blue",
        Standing.Overdue or Standing.OffTrack => "red",
        Standing.AtRisk => "orange",
        Standing.Undated => "purple",
        Standing.OnTrack => "green",
        _ => "grey",
    };
}
