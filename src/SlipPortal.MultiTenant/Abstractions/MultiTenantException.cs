namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>A tenant rule was broken: a fault of the program, never of what a user typed.</summary>
/// <param name="message">Which rule, without the data of any tenant.</param>
/// <param name="innerException">What caused it.</param>
public sealed class MultiTenantException(string? message, Exception? innerException) : Exception(message, innerException)
{
    /// <summary>A tenant rule was broken.</summary>
    /// <param name="message">Which rule, without the data of any tenant.</param>
    public MultiTenantException(string? message) : this(message, null)
    {
    }
}
