using Npgsql;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.Data.Tenants;

/// <summary>
/// Finds councils by slug. Reads through its own connection, not through <see cref="PortalDbContext"/>: that captures the tenant
/// when it is made, so it must not be made before the tenant is known.
/// </summary>
public sealed class CouncilStore(NpgsqlDataSource database) : IMultiTenantStore<CouncilTenantInfo>
{
    private const string Councils = """
        select organisation.id, organisation.slug, organisation.name
        from portal.organisations organisation
        where exists (
            select from portal.organisation_roles role
            where role.organisation_id = organisation.id and role.part = 'Council' and role.until is null)
        """;

    /// <inheritdoc/>
    public Task<CouncilTenantInfo?> GetByIdentifierAsync(string identifier) =>
        SingleAsync($"{Councils} and organisation.slug = $1", identifier);

    /// <inheritdoc/>
    public Task<CouncilTenantInfo?> GetAsync(string id) => SingleAsync($"{Councils} and organisation.id = $1", id);

    /// <inheritdoc/>
    public async Task<IEnumerable<CouncilTenantInfo>> GetAllAsync() => await ReadAsync($"{Councils} order by organisation.slug");

    /// <inheritdoc/>
    public async Task<IEnumerable<CouncilTenantInfo>> GetAllAsync(int take, int skip) =>
        await ReadAsync($"{Councils} order by organisation.slug limit $1 offset $2", take, skip);

    /// <summary>Not here: councils are founded by a platform administrator (<c>app.found_council</c>).</summary>
    public Task<bool> AddAsync(CouncilTenantInfo tenantInfo) => Task.FromResult(false);

    /// <summary>Not here: a council's id never changes, its name and slug are the platform administrator's.</summary>
    public Task<bool> UpdateAsync(CouncilTenantInfo tenantInfo) => Task.FromResult(false);

    /// <summary>Not here: a council's records are never removed by dropping its tenant.</summary>
    public Task<bool> RemoveAsync(string identifier) => Task.FromResult(false);

    private async Task<CouncilTenantInfo?> SingleAsync(string sql, string value) => (await ReadAsync(sql, value)).SingleOrDefault();

    private async Task<List<CouncilTenantInfo>> ReadAsync(string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var councils = new List<CouncilTenantInfo>();
        while (await reader.ReadAsync())
            councils.Add(new() { Id = reader.GetString(0), Identifier = reader.GetString(1), Name = reader.GetString(2) });
        return councils;
    }
}
