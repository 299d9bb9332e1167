using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;
using SlipPortal.Web.Guard;

namespace SlipPortal.IntegrationTests.Guard;

/// <summary>Every text and file of every council’s record goes through the guard: found in the model, so that a new field is covered on the day it is born.</summary>
public sealed class GuardedFieldsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Planted = "Seen again: 943 476 5919";
    private const string Clean = "576 cared for children";

    [Fact]
    public async Task Every_text_of_every_record_is_looked_at_or_skipped_for_a_reason()
    {
        await using var db = await portal.OpenAsync("ashdale", "lead@ashdale.example");
        var fields = db.Model.GetMultiTenantEntityTypes().SelectMany(entity => GuardedFields.Of(entity).Select(field => (Entity: entity, Field: field))).ToList();
        Assert.True(fields.Count(pair => pair.Field.As == GuardedAs.Text) > 80, "The guard finds few texts: the reflection is wrong.");
        Assert.Equal(
            ["BookImport.Content", "EvidenceFile.Content", "NoticeDocument.Content", "PlanImport.Content", "VisitFileContent.Content"],
            fields.Where(pair => pair.Field.As == GuardedAs.File).Select(pair => $"{pair.Entity.ClrType.Name}.{pair.Field.Property.Name}").Order(StringComparer.Ordinal));
        Assert.All(fields.Where(pair => pair.Field.As == GuardedAs.Skipped), pair => Assert.NotNull(pair.Field.Because));
        // What people write is never among those that are skipped: these names say so.
        string[] written = ["Reason", "Narrative", "Note", "Why", "Title", "Description", "Body", "Text", "Purpose", "Focus", "Summary"];
        Assert.DoesNotContain(fields, pair => pair.Field.As == GuardedAs.Skipped && written.Contains(pair.Field.Property.Name));
        // The guard looks at the columns of the records themselves. A part with columns of its own is to be taught to it first.
        Assert.All(db.Model.GetMultiTenantEntityTypes(), entity => Assert.Empty(entity.GetComplexProperties()));
        Assert.DoesNotContain(db.Model.GetEntityTypes(), entity => entity.IsOwned());
    }

    [Fact]
    public async Task Each_of_them_refuses_a_planted_text_and_lets_a_clean_one_pass()
    {
        await using var db = await portal.OpenAsync("ashdale", "lead@ashdale.example");
        foreach (var entity in db.Model.GetMultiTenantEntityTypes())
        {
            foreach (var field in GuardedFields.Of(entity).Where(field => field.As == GuardedAs.Text))
            {
                var name = $"{entity.ClrType.Name}.{field.Property.Name}";
                var refused = await RefusalAsync(db, entity, field.Property, Planted);
                Assert.True(refused is not null, $"{name} lets a planted text pass.");
                Assert.Equal(field.Property.Name, refused.Field);
                Assert.Contains("this looks like an NHS number (943 ••• ••••)", refused.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("5919", refused.Message, StringComparison.Ordinal);
                Assert.True(await RefusalAsync(db, entity, field.Property, Clean) is null, $"{name} does not let a clean text pass.");
            }
        }
    }

    [Fact]
    public async Task Without_the_guard_the_planted_text_would_be_stored()
    {
        // As the portal opens its database, but for the guard: the test above would fail.
        await using var guarded = await portal.OpenAsync("ashdale", "lead@ashdale.example");
        var sessions = new PortalSessions(
            portal.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), portal.Services.GetRequiredService<SessionSeal>(), TimeProvider.System, new NoGuard());
        var lead = (Guid)(await portal.ScalarAsync("select id from portal.users where email = 'lead@ashdale.example'"))!;
        await using var db = sessions.Open((Data.Tenants.CouncilTenantInfo)guarded.TenantInfo!, new Somebody(lead));
        var entity = db.Model.FindEntityType(typeof(Domain.Plans.ProgressUpdate))!;
        Assert.Null(await RefusalAsync(db, entity, entity.FindProperty(nameof(Domain.Plans.ProgressUpdate.Narrative))!, Planted));
    }

    // What the interceptors say to a save of one record with this text in one column; nothing gets as far as the database.
    private static async Task<RefusedException?> RefusalAsync(PortalDbContext db, IEntityType type, IProperty property, string text)
    {
        db.ChangeTracker.Clear();
        var record = RuntimeHelpers.GetUninitializedObject(type.ClrType);
        typeof(TenantEntity).GetProperty(nameof(TenantEntity.Id))!.SetValue(record, Guid.NewGuid());
        typeof(TenantEntity).GetProperty(nameof(TenantEntity.TenantId))!.SetValue(record, db.TenantInfo!.Id);
        var entry = db.Entry(record);
        foreach (var key in type.GetProperties().Where(key => (key.IsKey() || key.IsForeignKey()) && key.PropertyInfo is not null && !key.IsShadowProperty()))
            if (key.ClrType == typeof(Guid) && (Guid)key.PropertyInfo!.GetValue(record)! == Guid.Empty) entry.Property(key.Name).CurrentValue = Guid.NewGuid();
        entry.Property(property.Name).CurrentValue = Holding(property, text);
        entry.State = EntityState.Added;
        try
        {
            var data = new DbContextEventData(null!, null!, db);
            foreach (var interceptor in db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.Interceptors!.OfType<ISaveChangesInterceptor>())
                await interceptor.SavingChangesAsync(data, default);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused;
        }
    }

    // A value of the column’s type with the text somewhere in it.
    private static object? Holding(IProperty property, string text)
    {
        if (property.ClrType == typeof(string)) return property.GetColumnType() == "jsonb" ? JsonSerializer.Serialize(new { deep = new[] { text } }) : text;
        if (property.ClrType.IsAssignableFrom(typeof(List<string>))) return new List<string> { "first", text };
        if (property.ClrType.IsAssignableFrom(typeof(string[]))) return new[] { "first", text };
        return Filled(property.ClrType, text);
    }

    // An object that is stored as JSON: its first text, or list or dictionary with texts, holds it.
    private static object Filled(Type type, string text)
    {
        var json = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (
                property.Name, Json: property.PropertyType == typeof(string) ? JsonSerializer.Serialize(text)
                    : property.PropertyType.IsAssignableTo(typeof(IEnumerable<string>)) ? JsonSerializer.Serialize(new[] { text })
                    : property.PropertyType.GetGenericArguments() is [{ } key, { } value] && value == typeof(string)
                        ? $"{{{(key == typeof(int) ? "\"1\"" : "\"a\"")}:{JsonSerializer.Serialize(text)}}}" : null))
            .First(property => property.Json is not null);
        return JsonSerializer.Deserialize($"{{\"{JsonNamingPolicy.CamelCase.ConvertName(json.Name)}\":{json.Json}}}", type, JsonSerializerOptions.Web)!;
    }

    private sealed class NoGuard : SaveChangesInterceptor;

    private sealed record Somebody(Guid? UserId) : Data.Isolation.IActor
    {
        public string Name => "A test";
    }
}
