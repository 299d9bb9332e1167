using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.Data.Mappings;

internal static class TenantTable
{
    /// <summary>
    /// A table whose every row belongs to a council: the tenant is the first part of its key, so that every reference to it is a
    /// composite one. Plain foreign keys would cross tenants even under row-level security.
    /// </summary>
    public static EntityTypeBuilder<T> ToTenantTable<T>(this EntityTypeBuilder<T> entity, string table)
        where T : TenantEntity
    {
        entity.ToTable(table);
        entity.HasKey(row => new { row.TenantId, row.Id });
        entity.Property(row => row.TenantId).HasMaxLength(32);
        entity.Property(row => row.Id).ValueGeneratedNever();
        entity.HasOne<Organisation>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        entity.IsMultiTenant();
        return entity;
    }

    /// <summary>No two councils have a row of the same id: policies compare it without its council (<see cref="RowPolicyScript"/>).</summary>
    public static void HasUniqueId<T>(this EntityTypeBuilder<T> entity)
        where T : TenantEntity => entity.HasIndex(row => row.Id).IsUnique();

    /// <summary>A second editor is told that the first was there. (xmin is PostgreSQL's own row version.)</summary>
    public static void HasRowVersion<T>(this EntityTypeBuilder<T> entity)
        where T : TenantEntity => entity.Property<uint>("RowVersion").HasColumnName("xmin").IsRowVersion();
}
