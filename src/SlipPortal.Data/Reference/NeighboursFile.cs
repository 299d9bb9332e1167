using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary><c>statistical_neighbours.csv</c>: ten neighbours of each authority in each of the department's models.</summary>
internal static class NeighboursFile
{
    public static IEnumerable<StatisticalNeighbour> Read(CsvRows rows, ISet<int> areas, FileReport report)
    {
        var (model, code, rank) = (rows.Column("model"), rows.Column("la_code"), rows.Column("rank"));
        var (neighbour, closeness) = (rows.Column("neighbour_la_code"), rows.Column("closeness"));
        var seen = new HashSet<(string, int, int)>();
        while (rows.Next())
        {
            report.Rows++;
            if (!rows.IsWhole) report.Refuse(Refusals.Ragged);
            else if (!int.TryParse(rows[rank], out var place) || rows[model].Length == 0) report.Refuse("no model or no rank");
            else if (!int.TryParse(rows[code], out var area) || !areas.Contains(area)) report.Refuse(Refusals.Area(rows[code]));
            else if (!int.TryParse(rows[neighbour], out var other) || !areas.Contains(other)) report.Refuse(Refusals.Area(rows[neighbour]));
            else if (!seen.Add((rows[model], area, place))) report.Refuse(Refusals.Twice);
            else yield return new(rows[model], area, place, other, rows[closeness]);
        }
    }
}
