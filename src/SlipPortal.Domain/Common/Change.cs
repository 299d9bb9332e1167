namespace SlipPortal.Domain.Common;

/// <summary>
/// Something that happened to a council's records, as its history tells it. One sealed record per kind of change; its public
/// properties are kept as data, its sentence is kept as it was said at the time.
/// </summary>
public abstract record Change
{
    /// <summary>One sentence, without who and when, which the history shows beside it.</summary>
    public abstract string InWords();
}
