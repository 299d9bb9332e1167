namespace SlipPortal.UnitTests.Oversight;

/// <summary>
/// Somebody who holds every page and download, knows how sums are made, and wants the withheld counts. Knows of each of them whether it is
/// nought, from 1 to 5, or at least 6. Shares no code with what it attacks.
/// </summary>
internal sealed class Attacker
{
    private const long Prime = 2_147_483_647;
    private const int MostSteps = 200_000;
    private readonly List<(long Low, long High)> _bounds = [];
    private readonly List<(List<(int Unknown, int Factor)> Terms, long Sum)> _known = [];

    /// <summary>Something to find out, of which the bounds are known.</summary>
    public int Unknown(long low, long high)
    {
        _bounds.Add((low, high));
        return _bounds.Count - 1;
    }

    /// <summary>A sum that must come out.</summary>
    public void Knows(IEnumerable<(int Unknown, int Factor)> terms, long sum) => _known.Add(([.. terms], sum));

    /// <summary>Which unknowns are found in one way or another.</summary>
    public bool[] Finds()
    {
        var (worksOut, narrows, pins) = (WorksOut(), Narrows(), Pins());
        return [.. Enumerable.Range(0, pins.Length).Select(i => worksOut[i] || narrows[i].Low == narrows[i].High || pins[i])];
    }

    /// <summary>By adding and subtracting alone (elimination in a prime field): what follows from what is known.</summary>
    public bool[] WorksOut()
    {
        var rows = _known.Select(known =>
        {
            var row = new long[_bounds.Count];
            foreach (var (unknown, factor) in known.Terms) row[unknown] = ((row[unknown] + factor) % Prime + Prime) % Prime;
            return row;
        }).ToList();
        var done = 0;
        for (var column = 0; column < _bounds.Count && done < rows.Count; column++)
        {
            var pivot = rows.FindIndex(done, row => row[column] != 0);
            if (pivot < 0) continue;
            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            var inverse = Power(rows[done][column], Prime - 2);
            for (var i = 0; i < _bounds.Count; i++) rows[done][i] = rows[done][i] * inverse % Prime;
            for (var other = 0; other < rows.Count; other++)
            {
                if (other == done || rows[other][column] == 0) continue;
                var factor = rows[other][column];
                for (var i = 0; i < _bounds.Count; i++) rows[other][i] = (rows[other][i] + (Prime - factor) * rows[done][i]) % Prime;
            }

            done++;
        }

        var isFound = new bool[_bounds.Count];
        foreach (var row in rows.Where(row => row.Count(factor => factor != 0) == 1)) isFound[Array.FindIndex(row, factor => factor != 0)] = true;
        return isFound;
    }

    /// <summary>By the bounds of each sum, narrowed until nothing moves: between which values each unknown lies.</summary>
    public (long Low, long High)[] Narrows()
    {
        var bounds = _bounds.ToArray();
        Assert.True(Narrow(bounds), "What is shown contradicts itself.");
        return bounds;
    }

    /// <summary>By trying whole numbers: which unknowns have one possible value only. Exact.</summary>
    public bool[] Pins()
    {
        var seen = new HashSet<long>[_bounds.Count];
        for (var i = 0; i < seen.Length; i++) seen[i] = [];
        Remember(seen, Find(_bounds.ToArray()) ?? throw new InvalidOperationException("What is shown contradicts itself."));
        for (var unknown = 0; unknown < seen.Length; unknown++)
        {
            if (seen[unknown].Count > 1) continue;
            var value = seen[unknown].Single();
            var (below, above) = (_bounds.ToArray(), _bounds.ToArray());
            below[unknown].High = value - 1;
            above[unknown].Low = value + 1;
            if ((Find(above) ?? Find(below)) is { } other) Remember(seen, other);
        }

        return [.. seen.Select(values => values.Count == 1)];
    }

    private static void Remember(HashSet<long>[] seen, long[] solution)
    {
        for (var i = 0; i < solution.Length; i++) seen[i].Add(solution[i]);
    }

    private long[]? Find((long Low, long High)[] bounds)
    {
        var steps = 0;
        return Try(bounds);

        long[]? Try((long Low, long High)[] start)
        {
            if (++steps > MostSteps) throw new InvalidOperationException("The search takes too long to say anything.");
            var narrowed = start.ToArray();
            if (!Narrow(narrowed)) return null;
            var open = Enumerable.Range(0, narrowed.Length).Where(i => narrowed[i].Low < narrowed[i].High).ToList();
            if (open.Count == 0) return [.. narrowed.Select(bound => bound.Low)];
            var next = open.MinBy(i => narrowed[i].High - narrowed[i].Low);
            var (first, rest) = (narrowed.ToArray(), narrowed.ToArray());
            first[next].High = first[next].Low;
            rest[next].Low++;
            return Try(first) ?? Try(rest);
        }
    }

    private bool Narrow((long Low, long High)[] bounds)
    {
        if (bounds.Any(bound => bound.Low > bound.High)) return false;
        for (var moves = true; moves;)
        {
            moves = false;
            foreach (var (terms, sum) in _known)
            {
                var least = terms.Sum(term => term.Factor > 0 ? bounds[term.Unknown].Low : -bounds[term.Unknown].High);
                var most = terms.Sum(term => term.Factor > 0 ? bounds[term.Unknown].High : -bounds[term.Unknown].Low);
                if (least > sum || most < sum) return false;
                foreach (var (unknown, factor) in terms)
                {
                    var (low, high) = bounds[unknown];
                    // What the others leave at least and at most.
                    var (from, to) = factor > 0 ? (sum - (most - high), sum - (least - low)) : (-(sum - (least + high)), -(sum - (most + low)));
                    if (from <= low && to >= high) continue;
                    bounds[unknown] = (Math.Max(low, from), Math.Min(high, to));
                    if (bounds[unknown].Low > bounds[unknown].High) return false;
                    moves = true;
                    least = terms.Sum(term => term.Factor > 0 ? bounds[term.Unknown].Low : -bounds[term.Unknown].High);
                    most = terms.Sum(term => term.Factor > 0 ? bounds[term.Unknown].High : -bounds[term.Unknown].Low);
                }
            }
        }

        return true;
    }

    private static long Power(long value, long exponent)
    {
        long result = 1;
        for (; exponent > 0; exponent >>= 1, value = value * value % Prime)
            if ((exponent & 1) == 1) result = result * value % Prime;
        return result;
    }
}
