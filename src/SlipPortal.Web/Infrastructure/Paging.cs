namespace SlipPortal.Web.Infrastructure;

/// <summary>Which part of a long list is on the screen. A page that is not there is the nearest that is.</summary>
internal sealed class Paging(int total, int size, int wanted)
{
    /// <summary>How many pages there are: at least one.</summary>
    public int Pages { get; } = Math.Max(1, (total + size - 1) / size);

    /// <summary>The page on the screen, from 1.</summary>
    public int Page => Math.Clamp(wanted, 1, Pages);

    /// <summary>How many rows stand before it.</summary>
    public int Skip => (Page - 1) * size;
}
