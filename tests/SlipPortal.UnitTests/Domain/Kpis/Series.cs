using SlipPortal.Domain.Kpis.Charts;

namespace SlipPortal.UnitTests.Domain.Kpis;

internal static class Series
{
    /// <summary>
    /// 10, 14, 10, 14 ... twelve times: mean 12, every moving range 4, so limits 12 ± 2.66 × 4 = 1.36 and 22.64, and the outer thirds begin
    /// 12 ± 2/3 × 10.64 = 12 ± 7.0933 from the mean, below 4.9067 and above 19.0933. It ends above the mean.
    /// </summary>
    public static readonly decimal?[] Steady = [10, 14, 10, 14, 10, 14, 10, 14, 10, 14, 10, 14];

    public static ChartPoint[] Points(params IEnumerable<decimal?> values) => [.. values.Select((value, i) => new ChartPoint($"P{i}", value))];

    /// <summary>The chart of values that follow the steady twelve, which alone make the limits.</summary>
    public static ControlChart After(Improvement improvement, params decimal?[] values) =>
        ControlChart.Draw(Points([.. Steady, .. values]), improvement, baselineLength: 12);

    public static ControlChart Chart(Improvement improvement, params decimal?[] values) => ControlChart.Draw(Points(values), improvement);
}
