namespace SlipPortal.Data.Isolation;

/// <summary>
/// On whose behalf the database is asked. In the web it is the signed-in person; in a consumer the person who caused the message.
/// Nobody (null) reaches nothing.
/// </summary>
public interface IActor
{
    /// <summary>The person's user id, or null.</summary>
    Guid? UserId { get; }

    /// <summary>Their name as history will show it.</summary>
    string Name { get; }

    /// <summary>The grant that they are trying on as the other side would have it, to read only; null in every ordinary session.</summary>
    Guid? PreviewedGrantId => null;
}
