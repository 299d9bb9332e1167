namespace SlipPortal.EmbeddedPostgres;

/// <summary>The private PostgreSQL cannot do what was asked. The message says why, and what to do about it.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    public EmbeddedPostgresException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
