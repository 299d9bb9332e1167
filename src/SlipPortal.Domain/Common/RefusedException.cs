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
}
