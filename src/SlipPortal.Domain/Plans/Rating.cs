using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>One step of a council's rating scale.</summary>
public sealed class Rating : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 60;

    /// <summary>Longest explanation, in characters.</summary>
    public const int ExplanationMaxLength = 300;

    /// <summary>The colours that a tag can have.</summary>
    public static IReadOnlyList<string> Colours { get; } = ["blue", "green", "turquoise", "yellow", "orange", "red", "purple", "grey"];

    private Rating()
    {
    }

    /// <summary>A new step.</summary>
    /// <exception cref="RefusedException">No name, or too long a one.</exception>
    public Rating(string? name, string? colour, int position, RatingMeaning meaning, string? explanation = null)
    {
        Name = Text.RequiredLine(name, "the name of the rating", NameMaxLength, nameof(Name));
        Colour = colour is not null && Colours.Contains(colour) ? colour : throw new RefusedException("Choose a colour.", nameof(Colour));
        Position = position;
        Meaning = meaning;
        Explanation = Text.Optional(explanation, "what the rating means", ExplanationMaxLength, nameof(Explanation));
    }

    /// <summary>As people say it: “Green: on track”.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The colour of its tag; never stands without the name.</summary>
    public string Colour { get; private set; } = "";

    /// <summary>Order in lists, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What it means whatever it is called.</summary>
    public RatingMeaning Meaning { get; private set; }

    /// <summary>When to give it, in the council's words, or null.</summary>
    public string? Explanation { get; private set; }

    /// <summary>From when on it is no longer given, or null. What was rated with it keeps it.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>It is no longer given. Its name and meaning never change: they stand in history.</summary>
    /// <exception cref="RefusedException">It was before.</exception>
    public void Retire(DateTimeOffset now) =>
        RetiredAt = RetiredAt is null ? now : throw new RefusedException("This rating is no longer given already.");

    /// <summary>Moves it in lists.</summary>
    public void MoveTo(int position) => Position = position;

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
