using System.Globalization;

namespace SlipPortal.Domain.Reference;

/// <summary>A published figure: a value, or the reason why there is none.</summary>
/// <param name="Value">In the indicator's unit, or null.</param>
/// <param name="Missing">Why there is no value; null when there is one.</param>
public readonly record struct Figure(decimal? Value, MissingReason? Missing)
{
    // More is no count or rate of anything here, and would not fit a decimal after a slip in the file.
    private const double Largest = 1e15;

    /// <summary>Reads a cell of LAIT or Explore Education Statistics.</summary>
    /// <param name="text">A number with a point, a code of <see cref="MissingReason"/>, or nothing.</param>
    /// <param name="figure">What it says.</param>
    /// <returns>False when it is neither a number nor a known code.</returns>
    public static bool TryRead(string text, out Figure figure)
    {
        // By way of a double of 15 digits: LAIT's spreadsheets hold 0.1 + 0.2 as 0.30000000000000004.
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            figure = new((decimal)(Math.Abs(number) < Largest ? number : 0), null);
            return Math.Abs(number) < Largest;
        }

        MissingReason? missing = text.Trim() switch
        {
            "" or "-" => MissingReason.MissingOrSuppressed,
            "c" => MissingReason.Suppressed,
            "x" => MissingReason.NotAvailable,
            "z" => MissingReason.NotApplicable,
            "u" => MissingReason.Unreliable,
            "low" => MissingReason.RoundedToNought,
            _ => null,
        };
        figure = new(null, missing);
        return missing is not null;
    }
}
