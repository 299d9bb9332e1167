namespace SlipPortal.Domain.Common;

/// <summary>
/// A rule of improvement work said no. The message is written for the person at the page: what is wrong and what to do next.
/// </summary>
/// <param name="message">One plain sentence or two.</param>
/// <param name="field">The form field it is about, or null when it is about the whole request.</param>
public sealed class RefusedException(string message, string? field = null) : Exception(message)
{
    /// <summary>The form field the refusal is about, or null.</summary>
    public string? Field { get; } = field;

    /// <summary>True where the guard held something that looks like a child’s number, birth or case.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Where the guard held something: what an improvement lead can be asked to release it with. It does not show what it was.</summary>
    public string? Ticket { get; init; }
}
