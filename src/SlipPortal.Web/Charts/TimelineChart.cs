using System.Globalization;

namespace SlipPortal.Web.Charts;

/// <summary>Something on a council's timeline: on a day, or from a day to another.</summary>
/// <param name="Lane">What it belongs to: “Visits”.</param>
/// <param name="From">The day, or the first of several.</param>
/// <param name="Until">The last day; the same for a single one.</param>
/// <param name="Label">In short, for the picture.</param>
internal sealed record TimelineMark(string Lane, DateOnly From, DateOnly Until, string Label);

/// <summary>Lanes of marks along one line of time, as they are drawn. Not every label has room: the list beside it says everything.</summary>
internal sealed class TimelineChart
{
    public const int Width = 1000;
    public const int Left = 130;
    public const int RowHeight = 26;
    public const int Top = 34;
    private const int Right = 20;

    // Labels of one lane stand below each other in at most so many rows.
    private const int MostRows = 4;
    private const double LetterWidth = 7.5;
    private const double MarkWidth = 16;
    private readonly DateOnly _first;
    private readonly DateOnly _last;

    /// <summary>Lays them out.</summary>
    /// <param name="lanes">The lanes from top to bottom, with their marks; those without are left out.</param>
    /// <param name="today">The day that is marked.</param>
    public TimelineChart(IReadOnlyList<(string Name, IReadOnlyList<TimelineMark> Marks)> lanes, DateOnly today)
    {
        Today = today;
        var marks = lanes.SelectMany(lane => lane.Marks).ToList();
        _first = marks.Select(mark => mark.From).Append(today).Min();
        _last = marks.Select(mark => mark.Until).Append(today).Max();
        // A little air, so that the first and the last are not cut.
        var air = Math.Max(7, (_last.DayNumber - _first.DayNumber) / 40);
        (_first, _last) = (_first.AddDays(-air), _last.AddDays(air));
        var top = Top;
        foreach (var (name, own) in lanes.Where(lane => lane.Marks.Count > 0))
        {
            var placed = Place(own);
            var rows = placed.Max(mark => mark.Row) + 1;
            Lanes.Add(new(name, top, rows * RowHeight, placed));
            top += (rows * RowHeight) + 12;
        }

        Height = top + 4;
    }

    /// <summary>The day that is marked.</summary>
    public DateOnly Today { get; }

    /// <summary>The height of the whole.</summary>
    public int Height { get; }

    /// <summary>The lanes from top to bottom.</summary>
    public List<TimelineLane> Lanes { get; } = [];

    /// <summary>Days to read the axis by: the first of each year, or of each quarter where there are few years.</summary>
    public IReadOnlyList<(DateOnly Day, string Label)> Ticks
    {
        get
        {
            var isLong = _last.DayNumber - _first.DayNumber > 900;
            var (day, ticks) = (new DateOnly(_first.Year, 1, 1), new List<(DateOnly, string)>());
            for (; day <= _last; day = day.AddMonths(isLong ? 12 : 3))
                if (day >= _first) ticks.Add((day, day.ToString(isLong ? "yyyy" : "MMM yyyy", CultureInfo.InvariantCulture)));
            return ticks;
        }
    }

    /// <summary>Where a day lies from left to right.</summary>
    public double X(DateOnly day) => Left + ((day.DayNumber - _first.DayNumber) * (double)(Width - Left - Right) / (_last.DayNumber - _first.DayNumber));

    /// <summary>How wide a mark is drawn: a day is as wide as can be seen.</summary>
    public double WidthOf(TimelineMark mark) => Math.Max(MarkWidth - 4, X(mark.Until) - X(mark.From));

    // Each into the first row where it and its label have room; without its label where none has.
    private List<PlacedMark> Place(IEnumerable<TimelineMark> marks)
    {
        var (ends, placed) = (new List<double>(), new List<PlacedMark>());
        foreach (var mark in marks.OrderBy(mark => mark.From).ThenBy(mark => mark.Until))
        {
            var (start, markEnd) = (X(mark.From), X(mark.From) + WidthOf(mark) + 4);
            var text = mark.Label.Length * LetterWidth;
            // Beside the mark, or on the left of it where the right edge is near.
            var isLeft = markEnd + text > Width;
            var (from, to) = isLeft ? (start - text - 4, markEnd) : (start, markEnd + text);
            var row = ends.FindIndex(end => end <= from);
            if (row < 0 && ends.Count < MostRows)
            {
                row = ends.Count;
                ends.Add(0);
            }

            var hasLabel = row >= 0 && from >= Left;
            if (!hasLabel)
            {
                row = ends.FindIndex(end => end <= start);
                if (row < 0) row = ends.IndexOf(ends.Min());
                to = markEnd;
            }

            ends[row] = Math.Max(ends[row], to);
            placed.Add(new(mark, row, hasLabel, isLeft));
        }

        return placed;
    }
}

/// <summary>A lane with its marks.</summary>
/// <param name="Name">What it holds.</param>
/// <param name="Top">Where it begins.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Marks">Its marks by their first days.</param>
internal sealed record TimelineLane(string Name, int Top, int Height, IReadOnlyList<PlacedMark> Marks);

/// <summary>A mark with its place.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Row">In which row of its lane, from 0.</param>
/// <param name="HasLabel">True where its label is written.</param>
/// <param name="IsLeft">True where the label stands on its left.</param>
internal sealed record PlacedMark(TimelineMark Mark, int Row, bool HasLabel, bool IsLeft);
