namespace SlipPortal.Domain.Reference;

/// <summary>What was published of an indicator for a place and period: a value, or the reason why there is none.</summary>
/// <param name="IndicatorId">Of which <see cref="NationalIndicator"/>.</param>
/// <param name="Year">The year that the period ends in: its order.</param>
/// <param name="AreaCode">For which <see cref="StatisticalArea"/>.</param>
/// <param name="Period">The period in the source's words: “2025”, “2024-25”.</param>
/// <param name="Value">In the indicator's unit, or null.</param>
/// <param name="Missing">Why there is no value; null when there is one.</param>
public sealed record IndicatorValue(int IndicatorId, int Year, int AreaCode, string Period, decimal? Value, MissingReason? Missing);
