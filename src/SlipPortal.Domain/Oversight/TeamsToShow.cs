using SlipPortal.Domain.Kpis;

namespace SlipPortal.Domain.Oversight;

/// <summary>
/// Which values of a measure’s teams people from outside the council may see. They see the whole as it was read, so what is withheld of one
/// team must not follow from the whole and the others (docs/suppression.md).
/// </summary>
public static class TeamsToShow
{
    /// <summary>Judges the teams of one period together: all that have a value for it, whoever asks for which.</summary>
    /// <param name="shape">How the measure is read.</param>
    /// <param name="whole">The whole’s value for the period, which is shown; null where there is none.</param>
    /// <param name="teams">The teams’ values for the period.</param>
    /// <returns>For each team why it is withheld; null where it may be shown.</returns>
    public static IReadOnlyList<Withheld?> Judge(KpiShape shape, SeriesPoint? whole, IReadOnlyList<SeriesPoint> teams)
    {
        var why = new Withheld?[teams.Count];
        var judged = new List<(int Index, Tally Tally)>();
        for (var index = 0; index < teams.Count; index++)
        {
            if (teams[index].Value is null) continue;
            // What each month adds to a sum since April would be a count of its own.
            if (shape.Aggregation is Aggregation.YearToDate) why[index] = Withheld.WouldReveal;
            else if (SeriesToShow.TallyOf(shape, teams[index]) is { } tally) judged.Add((index, tally));
            else if (shape.Unit.IsShare()) why[index] = Withheld.CountsUnknown;
        }

        if (judged.Count == 0) return why;
        var cells = judged.ConvertAll(team => team.Tally);
        // A team hides behind another team, whatever else there may be: a reader takes them for all of the whole.
        var tables = new List<TableVerdicts> { Together(cells) };
        // What the whole has beyond them follows from it as well: a team that gave no value, or children of no team.
        if (whole is not null && SeriesToShow.TallyOf(shape, whole) is { } all && Rest(all, cells) is { } rest)
            tables.Add(Together([.. cells, rest]));
        // The whole cannot be withheld here. Where nothing else would do, none of the period is shown, and nobody learns which of them is
        // small.
        var isClosed = tables.Exists(table => table.ColumnTotal(0).Why is not null);
        for (var place = 0; place < judged.Count; place++)
            why[judged[place].Index] = isClosed
                ? Withheld.WouldReveal : tables.Select(table => table[place, 0].Why).FirstOrDefault(one => one is not null);
        return why;
    }

    private static TableVerdicts Together(IEnumerable<Tally> cells) =>
        Suppression.Of(new CountTable(cells.Select(cell => new Tally?[] { cell })) { HasRowTotals = false, HasGrandTotal = false });

    // Null where the teams have as much as the whole or more.
    private static Tally? Rest(Tally all, List<Tally> teams)
    {
        var count = all.Count - teams.Sum(team => team.Count);
        if (teams[0].OutOf is null || all.OutOf is null) return count > 0 && teams[0].OutOf is null ? new(count) : null;
        var outOf = all.OutOf.Value - teams.Sum(team => team.OutOf!.Value);
        if (outOf <= 0 || count < 0) return null;
        return new(teams.TrueForAll(team => team.Count <= team.OutOf) ? Math.Min(count, outOf) : count, outOf);
    }
}
