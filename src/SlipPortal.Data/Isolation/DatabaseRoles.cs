namespace SlipPortal.Data.Isolation;

/// <summary>The database roles. The portal connects as the one that owns nothing and cannot pass by the policies.</summary>
public static class DatabaseRoles
{
    /// <summary>Owns schemas and tables; migrations run as it. Policies bind it too (forced row-level security).</summary>
    public const string Owner = "slipportal_owner";

    /// <summary>Owns the functions that work out reach, and may read what they need for it. Nobody connects as it.</summary>
    public const string Definer = "slipportal_definer";

    /// <summary>Owns the functions that read and change what people prove themselves by (credentials.sql). Nobody connects as it.</summary>
    public const string Credentials = "slipportal_credentials";

    /// <summary>The portal itself.</summary>
    public const string App = "slipportal_app";

    /// <summary>Delivers stored messages: reads and marks them, and reads nothing else (outbox.sql).</summary>
    public const string Worker = "slipportal_worker";
}
