using Npgsql;

namespace SlipPortal.IntegrationTests.Isolation;

internal static class SqlAttack
{
    /// <summary>How the database refused, as SQLSTATE; null where it did not.</summary>
    public static async Task<string?> FailureOfAsync(Func<Task> attack)
    {
        try
        {
            await attack();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
