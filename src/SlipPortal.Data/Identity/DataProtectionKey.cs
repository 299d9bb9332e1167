namespace SlipPortal.Data.Identity;

/// <summary>A key that protects sign-in cookies and form tokens, shared by every node. The portal's own; belongs to no council.</summary>
public sealed class DataProtectionKey
{
    /// <summary>Key.</summary>
    public int Id { get; private set; }

    /// <summary>Its name, as ASP.NET Core gives it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The key as XML.</summary>
    public string Xml { get; init; } = "";
}
