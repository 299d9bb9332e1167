namespace SlipPortal.Web.Uploads;

/// <summary>What it may cost at most to read one file that somebody sent in (section “Reading”).</summary>
internal sealed record ReadingSettings
{
    /// <summary>How long the reader may take, from its start, in seconds.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>How large its heap may grow, in megabytes.</summary>
    public int Megabytes { get; init; } = 200;
}
