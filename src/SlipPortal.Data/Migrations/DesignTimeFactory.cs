using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SlipPortal.Data.Migrations;

/// <summary>For <c>dotnet ef migrations add NAME --project src/SlipPortal.Data</c>, which needs the model and no database.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args) =>
        Migrator.Context(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(Migrator.History));
}
