using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;

namespace SlipPortal.Benchmarks;

/// <summary>
/// The national data set: everything invented, the same rows each time for the same day, written by COPY past the portal's triggers into a
/// database that is migrated and empty.
/// </summary>
internal static class NationalData
{
    /// <summary>Of everybody.</summary>
    public const string Password = "Harbour-thimble-73";

    private const int Advisers = 20;

    /// <summary>Sign-ins of each kind.</summary>
    public static string Lead(int council) => $"lead@{CouncilRows.SlugOf(council)}.example";

    /// <summary>Contributors go from 1 to 8.</summary>
    public static string Contributor(int council, int number) => $"contributor-{number}@{CouncilRows.SlugOf(council)}.example";

    /// <summary>Readers go from 1 to 15.</summary>
    public static string Reader(int council, int number) => $"reader-{number}@{CouncilRows.SlugOf(council)}.example";

    /// <summary>Advisers go from 1, who has five councils and some of their areas, to 20, who has thirty and all.</summary>
    public static string Adviser(int number) => $"adviser-{number:00}@education.example";

    /// <summary>Of a partner, which is each tenth council: 1, 11, 21.</summary>
    public static string Reviewer(int council) => $"reviewer@{CouncilRows.SlugOf(council)}.example";

    /// <summary>The councils that an adviser has.</summary>
    public static IEnumerable<int> CouncilsOf(int adviser, int councils) =>
        Enumerable.Range(0, Math.Min(5 + (int)Math.Round((adviser - 1) * 25 / 19.0), councils)).Select(i => ((((adviser - 1) * 8) + i) % councils) + 1);

    /// <summary>True for advisers who see six of eight areas; the others see all, and may compare.</summary>
    public static bool SeesPart(int adviser) => adviser % 4 == 1;

    /// <summary>Makes it.</summary>
    /// <param name="admin">The database's superuser.</param>
    /// <param name="councils">How many councils: 153, or fewer for a small set.</param>
    /// <param name="today">The day that the set ends with.</param>
    public static async Task MakeAsync(string admin, int councils, DateOnly today)
    {
        var started = Stopwatch.GetTimestamp();
        // Triggers and references are of the portal's own sessions: what is written here is as they would have it.
        var settings = new NpgsqlConnectionStringBuilder(admin)
        {
            Pooling = false,
            CommandTimeout = 600,
            Options = "-c session_replication_role=replica -c synchronous_commit=off",
        };
        var hash = new PasswordHasher<PortalUser>().HashPassword(new(), Password);
        var made = new CouncilRows[councils];
        var written = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, councils), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, _) =>
        {
            var rows = new Rows(i + 1);
            made[i] = new CouncilRows(rows, i + 1, today, hash);
            made[i].Fill();
            Interlocked.Add(ref written, await WriteAsync(settings, rows));
        });
        var shared = new Rows(0);
        Partners(shared, made, today, hash);
        // As many values as the real files have; a set for a smoke test does with some.
        NationalFigures.Add(shared, councils < 15 ? 12 : 146, today.Year - 1);
        written += await WriteAsync(settings, shared);
        var copied = Stopwatch.GetElapsedTime(started);
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var finish = new NpgsqlCommand("vacuum analyze", connection);
        await finish.ExecuteNonQueryAsync();
        var all = Stopwatch.GetElapsedTime(started);
        await Console.Error.WriteLineAsync(
            $"The national data set: {councils} councils, {written:N0} rows copied in {copied.TotalSeconds:0.0} s, {all.TotalSeconds:0.0} s with vacuum analyze.");
    }

    /// <summary>Somebody who can sign in.</summary>
    public static Guid User(Rows rows, string email, string name, string passwordHash)
    {
        var id = rows.Id();
        rows.Add("users", new
        {
            Id = id,
            Name = name,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            PasswordHash = passwordHash,
            SecurityStamp = rows.Id().ToString("N"),
            ConcurrencyStamp = rows.Id().ToString(),
            PhoneNumberConfirmed = false,
            TwoFactorEnabled = false,
            LockoutEnabled = true,
            AccessFailedCount = 0,
        });
        return id;
    }

    private static async Task<int> WriteAsync(NpgsqlConnectionStringBuilder settings, Rows rows)
    {
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var written = await rows.WriteAsync(connection);
        await transaction.CommitAsync();
        return written;
    }

    // The department with its advisers, what they and the partners were given.
    private static void Partners(Rows rows, CouncilRows[] councils, DateOnly today, string hash)
    {
        var now = new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero);
        var department = rows.Id().ToString("N");
        rows.Add("organisations", new { Id = department, Slug = "department", Name = "Department for Education" });
        rows.Add("organisation_roles", new { Id = rows.Id(), OrganisationId = department, Part = (Enum)OrganisationPart.Department, From = today.AddDays(-1500) });
        for (var adviser = 1; adviser <= Advisers; adviser++)
        {
            var user = User(rows, Adviser(adviser), $"Adviser {adviser}", hash);
            rows.Add("memberships", department, new { UserId = user, Role = (Enum)Role.Associate, StartedAt = now.AddDays(-900) });
            foreach (var number in CouncilsOf(adviser, councils.Length))
            {
                var council = councils[number - 1];
                var (areas, rights) = SeesPart(adviser)
                    ? (council.AreaIds.Skip(1).Take(6), Seen(RecordKind.Plan, RecordKind.Kpis, RecordKind.Documents))
                    : (council.AreaIds, RolePermissions.Grantable);
                Grant(rows, council, department, EngagementKind.Adviser, user, areas, rights, now);
            }
        }

        foreach (var partner in councils.Where(council => council.IsPartner))
            for (var next = 0; next < Math.Min(2, councils.Length - 1); next++)
            {
                var council = councils[(partner.Number + next) % councils.Length];
                var areas = council.AreaIds.Skip(1).Take(2);
                Grant(rows, council, partner.TenantId, EngagementKind.ImprovementPartner, partner.Reviewer.Id, areas, Seen(RecordKind.Plan, RecordKind.Visits), now);
            }
    }

    private static IEnumerable<GrantableRight> Seen(params RecordKind[] kinds) => kinds.Select(kind => new GrantableRight(kind, Verb.View));

    private static void Grant(
        Rows rows, CouncilRows council, string partner, EngagementKind kind, Guid user, IEnumerable<Guid> areas, IEnumerable<GrantableRight> rights, DateTimeOffset now)
    {
        var (tenant, day) = (council.TenantId, DateOnly.FromDateTime(now.Date));
        var engagement = rows.Add("engagements", tenant, new
        {
            PartnerOrganisationId = partner,
            Kind = (Enum)kind,
            Focus = "Six-weekly reports to the department",
            State = (Enum)EngagementState.Active,
            StartedAt = now.AddDays(-90),
            PartnerSponsorId = user,
            CouncilSponsorId = council.Lead,
            FocusAreas = Array.Empty<string>(),
            From = day.AddDays(-90),
            Until = day.AddDays(180),
        });
        foreach (var (step, i) in new[] { EngagementStepKind.Proposed, EngagementStepKind.Started }.Select((step, i) => (step, i)))
            rows.Add("engagement_steps", tenant, new
            {
                Kind = (Enum)step,
                EngagementId = engagement,
                Side = (Enum)EngagementSide.Council,
                AuthorId = council.Lead,
                At = now.AddDays(-90).AddMinutes(i),
            });
        var grant = rows.Add("grants", tenant, new
        {
            EngagementId = engagement,
            UserId = user,
            Purpose = "Six-weekly reports to the department",
            FirstDay = day.AddDays(-90),
            StartsAt = now.AddDays(-90),
            LastDay = day.AddDays(180),
            EndsAt = now.AddDays(181),
            GivenAt = now.AddDays(-90),
            SponsorId = council.Lead,
        });
        foreach (var area in areas) rows.Add("grant_practice_areas", tenant, new { GrantId = grant, PracticeAreaId = area });
        foreach (var right in rights) rows.Add("grant_rights", tenant, new { GrantId = grant, Kind = (Enum)right.Kind, Verb = (Enum)right.Verb });
    }
}
