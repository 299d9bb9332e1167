using SlipPortal.Web.Charts;

namespace SlipPortal.UnitTests.Web;

/// <summary>Where the marks of a timeline lie.</summary>
public sealed class TimelineChartTests
{
    private static readonly DateOnly Today = new(2030, 6, 15);

    [Fact]
    public void Marks_lie_by_their_days_and_today_is_always_on_it()
    {
        var chart = new TimelineChart([("Notice", [Mark(-700, -100)]), ("Visits", []), ("Meetings", [Mark(-500)])], Today);
        Assert.Equal(["Notice", "Meetings"], chart.Lanes.Select(lane => lane.Name));
        Assert.InRange(chart.X(Today), chart.X(Today.AddDays(-100)), TimelineChart.Width);
        Assert.InRange(chart.X(Today.AddDays(-700)), TimelineChart.Left, TimelineChart.Left + 40);
        Assert.True(chart.WidthOf(Mark(-700, -100)) > 400);
        Assert.True(chart.Lanes[1].Top >= chart.Lanes[0].Top + chart.Lanes[0].Height);
        Assert.True(chart.Height >= chart.Lanes[1].Top + chart.Lanes[1].Height);
        Assert.Equal(["Jul 2028", "Oct 2028"], chart.Ticks.Take(2).Select(tick => tick.Label));
    }

    [Fact]
    public void No_two_labels_of_a_lane_lie_on_each_other_and_what_has_no_room_keeps_its_mark()
    {
        TimelineMark[] marks = [.. Enumerable.Range(0, 60).Select(i => Mark(-900 + (i * 5)))];
        var chart = new TimelineChart([("Meetings", marks)], Today);
        var placed = Assert.Single(chart.Lanes).Marks;
        Assert.Equal(60, placed.Count);
        Assert.All(placed, mark => Assert.InRange(mark.Row, 0, 3));
        Assert.Contains(placed, mark => mark.HasLabel);
        Assert.Contains(placed, mark => !mark.HasLabel);
        foreach (var row in placed.Where(mark => mark.HasLabel).GroupBy(mark => mark.Row))
            foreach (var (before, after) in row.Zip(row.Skip(1)))
                Assert.True(chart.X(before.Mark.From) + chart.WidthOf(before.Mark) + (before.Mark.Label.Length * 7.5) <= chart.X(after.Mark.From));
    }

    [Fact]
    public void A_label_at_the_right_edge_stands_on_the_left_of_its_mark()
    {
        var chart = new TimelineChart([("Visits", [Mark(-900), Mark(400)])], Today);
        Assert.Equal([(true, false), (true, true)], chart.Lanes[0].Marks.Select(mark => (mark.HasLabel, mark.IsLeft)));
        Assert.Equal(["2028", "2029", "2030", "2031"], chart.Ticks.Select(tick => tick.Label));
    }

    [Fact]
    public void A_single_event_today_is_drawn_too()
    {
        var chart = new TimelineChart([("Plan", [Mark(0)])], Today);
        Assert.InRange(chart.X(Today), TimelineChart.Left, TimelineChart.Width);
    }

    private static TimelineMark Mark(int from, int? until = null) => new("Lane", Today.AddDays(from), Today.AddDays(until ?? from), "Improvement board");
}
