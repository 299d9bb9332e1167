namespace SlipPortal.Web.Infrastructure;

/// <summary>Patterns of PostgreSQL's LIKE from what somebody typed: its signs stand for themselves.</summary>
internal static class Like
{
    /// <summary>What makes a sign stand for itself. Named with each pattern: EF would otherwise say that nothing does.</summary>
    public const string Escape = "\\";

    /// <summary>Whatever has these words in it.</summary>
    public static string Containing(string? words) => $"%{Exactly(words)}%";

    /// <summary>These words and nothing else, in capitals or not.</summary>
    public static string Exactly(string? words) => words?.Replace(Escape, Escape + Escape).Replace("%", Escape + "%").Replace("_", Escape + "_") ?? "";
}
