using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>One step of a council's rating scale.</summary>
public sealed class Rating : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 60;

    private Rating()
    {
    }

    /// <summary>A new step.</summary>
    /// <exception cref="RefusedException">No name, or too long a one.</exception>
    public Rating(string name, string colour, int position, RatingMeaning meaning)
    {
        Name = Text.Required(name, "the name of the rating", NameMaxLength);
        Colour = colour;
        Position = position;
        Meaning = meaning;
    }

    /// <summary>As people say it: “Green: on track”.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The colour of its tag; never stands without the name.</summary>
    public string Colour { get; private set; } = "";

    /// <summary>Order in lists, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What it means whatever it is called.</summary>
    public RatingMeaning Meaning { get; private set; }

    /// <summary>The usual scale: BRAG and not started.</summary>
    public static IReadOnlyList<Rating> Brag() =>
    [
        new("Blue: complete", "blue", 1, RatingMeaning.Complete),
        new("Green: on track", "green", 2, RatingMeaning.OnTrack),
        new("Amber: at risk", "orange", 3, RatingMeaning.AtRisk),
        new("Red: off track", "red", 4, RatingMeaning.OffTrack),
        new("Not started", "grey", 5, RatingMeaning.NotStarted),
    ];
}

/// <summary>What a rating means, so that different scales can be counted together.</summary>
public enum RatingMeaning
{
    /// <summary>Delivered.</summary>
    Complete,

    /// <summary>Will be delivered when it is due.</summary>
    OnTrack,

    /// <summary>May not be.</summary>
    AtRisk,

    /// <summary>Will not be, or is late.</summary>
    OffTrack,

    /// <summary>Nothing has been done yet.</summary>
    NotStarted,
}
