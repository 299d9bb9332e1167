namespace SlipPortal.Domain.Kpis.Charts;

/// <summary>One period of a series.</summary>
/// <param name="Label">The period as people name it: "2024/25", "Q1", "June 2025".</param>
/// <param name="Value">The value, in the unit of the series; null when there is none for the period.</param>
public sealed record ChartPoint(string Label, decimal? Value);

/// <summary>Which way a series moves when things get better.</summary>
public enum Improvement
{
    /// <summary>Higher is better.</summary>
    Up,

    /// <summary>Lower is better.</summary>
    Down,

    /// <summary>Neither way is better of itself.</summary>
    Neither,
}

/// <summary>Which way numbers go.</summary>
public enum Direction
{
    /// <summary>They rise, or lie high.</summary>
    Up,

    /// <summary>They fall, or lie low.</summary>
    Down,
}

/// <summary>What a direction means for the work.</summary>
public enum Judgement
{
    /// <summary>Better.</summary>
    Improving,

    /// <summary>Worse.</summary>
    Concerning,

    /// <summary>Neither way is better.</summary>
    Neither,
}
