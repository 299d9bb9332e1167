using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;

namespace SlipPortal.Data.Mappings;

/// <summary>
/// Leads name teams and choose what is told for them; those who may edit enter values. A kind of its own: whoever sees a measure does not
/// see its teams by that.
/// </summary>
internal sealed class TeamMapping : IEntityTypeConfiguration<Team>, IEntityTypeConfiguration<TeamBreakdown>,
    IEntityTypeConfiguration<TeamReading>
{
    private const string Standing = "superseded_at is null";

    public void Configure(EntityTypeBuilder<Team> entity)
    {
        entity.ToTenantTable("teams").IsolatedByCouncil(RecordKind.TeamValues, write: Verb.Manage);
        entity.Property(team => team.Name).HasMaxLength(Team.NameMaxLength);
        entity.Property(team => team.ShortName).HasMaxLength(Team.ShortNameMaxLength);
        entity.HasIndex(team => new { team.TenantId, team.Name }).IsUnique();
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<TeamBreakdown> entity)
    {
        MapFact(entity, "team_breakdowns", Verb.Manage);
        entity.HasOne<Team>().WithMany().HasForeignKey(fact => new { fact.TenantId, fact.TeamId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(fact => new { fact.TenantId, fact.KpiId, fact.TeamId }).IsUnique().HasFilter(Standing)
            .HasDatabaseName("ix_team_breakdowns_standing");
    }

    public void Configure(EntityTypeBuilder<TeamReading> entity)
    {
        MapFact(entity, "team_readings", Verb.Edit);
        entity.Property(reading => reading.Value).HasPrecision(18, 6);
        entity.Property(reading => reading.Numerator).HasPrecision(18, 6);
        entity.Property(reading => reading.Denominator).HasPrecision(18, 6);
        entity.Ignore(reading => reading.Period);
        entity.HasOne<Team>().WithMany().HasForeignKey(fact => new { fact.TenantId, fact.TeamId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(reading => new { reading.TenantId, reading.KpiId, reading.PeriodKind, reading.PeriodStart, reading.TeamId })
            .IsUnique().HasFilter(Standing).HasDatabaseName("ix_team_readings_standing");
    }

    private static void MapFact<T>(EntityTypeBuilder<T> entity, string table, Verb write)
        where T : KpiFact
    {
        entity.ToTenantTable(table).IsolatedByPracticeArea(RecordKind.TeamValues, write: write);
        entity.HasOne<Kpi>().WithMany()
            .HasForeignKey(fact => new { fact.TenantId, fact.KpiId, fact.PracticeAreaId })
            .HasPrincipalKey(kpi => new { kpi.TenantId, kpi.Id, kpi.PracticeAreaId });
        entity.HasRowVersion();
    }
}
