using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.UnitTests.Domain.Visits;

/// <summary>When a visit is, as people write it.</summary>
public sealed class VisitTimingTests
{
    [Theory]
    [InlineData("8 October 2026", TimingKind.Day, "2026-10-08", "2026-10-08", "8 October 2026")]
    [InlineData(" 8th  Oct 2026 ", TimingKind.Day, "2026-10-08", "2026-10-08", "8 October 2026")]
    [InlineData("08/10/2026", TimingKind.Day, "2026-10-08", "2026-10-08", "8 October 2026")]
    [InlineData("8 to 10 October 2026", TimingKind.Days, "2026-10-08", "2026-10-10", "8 to 10 October 2026")]
    [InlineData("8 and 9 October 2026", TimingKind.Days, "2026-10-08", "2026-10-09", "8 to 9 October 2026")]
    [InlineData("8-10 October 2026", TimingKind.Days, "2026-10-08", "2026-10-10", "8 to 10 October 2026")]
    [InlineData("30 November to 2 December 2026", TimingKind.Days, "2026-11-30", "2026-12-02", "30 November to 2 December 2026")]
    [InlineData("29 October 2018 to 9 November 2018", TimingKind.Days, "2018-10-29", "2018-11-09", "29 October to 9 November 2018")]
    [InlineData("4 October to 15 October 2021", TimingKind.Days, "2021-10-04", "2021-10-15", "4 to 15 October 2021")]
    [InlineData("29 December 2026 – 4 January 2027", TimingKind.Days, "2026-12-29", "2027-01-04", "29 December 2026 to 4 January 2027")]
    [InlineData("w/c 10 March 2027", TimingKind.WeekCommencing, "2027-03-10", "2027-03-16", "week commencing 10 March 2027")]
    [InlineData("Week commencing 10 March 2027", TimingKind.WeekCommencing, "2027-03-10", "2027-03-16", "week commencing 10 March 2027")]
    [InlineData("Sept 2026", TimingKind.Month, "2026-09-01", "2026-09-30", "September 2026")]
    [InlineData("February 2028", TimingKind.Month, "2028-02-01", "2028-02-29", "February 2028")]
    public void What_people_write_is_read_and_said_again(string text, TimingKind kind, string first, string last, string words)
    {
        var timing = VisitTiming.Read(text);
        Assert.Equal(new VisitTiming(kind, DateOnly.Parse(first), DateOnly.Parse(last)), timing);
        Assert.Equal(words, timing.InWords());
        Assert.Equal(timing, VisitTiming.Read(words));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("31 February 2027")]
    [InlineData("10 to 8 October 2026")]
    [InlineData("8 October")]
    [InlineData("8 October 1926")]
    [InlineData("w/c March 2027")]
    public void What_is_no_time_is_refused(string text) => Assert.Equal("When", Assert.Throws<RefusedException>(() => VisitTiming.Read(text)).Field);
}
