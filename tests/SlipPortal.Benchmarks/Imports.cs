using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Npgsql;
using SlipPortal.Data.Reference;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Benchmarks;

/// <summary>Files that come in: national figures beside COPY, a plan from its upload to its receipt.</summary>
internal static class Imports
{
    private const int Actions = 88;

    /// <summary>Loads national figures as <c>import-reference</c> does, and the same values by COPY alone.</summary>
    /// <param name="database">Where to make databases for it.</param>
    /// <param name="values">How many values.</param>
    /// <param name="times">How often; the middle one counts.</param>
    public static async Task<Single> ReferenceAsync(Database database, int values, int times)
    {
        var folder = Directory.CreateTempSubdirectory("slipportal-figures-").FullName;
        try
        {
            var lines = Values().Take(values).ToList();
            await WriteAsync(folder, lines);
            var (imported, copied) = (new List<double>(), new List<double>());
            for (var time = 0; time < times; time++)
            {
                var admin = await database.MakeEmptyAsync("figures");
                var started = Stopwatch.GetTimestamp();
                var report = await ReferenceImport.RunAsync(admin, folder, again: false, default);
                imported.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                if (report.Files.Sum(file => file.RefusedItems) > 0 || !report.Files.Any(file => file.Added == lines.Count))
                    throw new InvalidOperationException("The file of national figures was not taken as it is.");
                copied.Add(await CopyAsync(admin, lines));
                NpgsqlConnection.ClearAllPools();
            }

            var (import, copy) = (Middle(imported), Middle(copied));
            return new(
                "import-reference", import / copy, 2, "times COPY",
                string.Create(CultureInfo.InvariantCulture, $"{lines.Count:N0} values in {import:0.00} s, {lines.Count / import:N0} a second; COPY {copy:0.00} s"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Imports a plan by the pages, each time into another council.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="meter">What it costs.</param>
    /// <param name="warmUp">So many are not measured.</param>
    /// <param name="times">So many are.</param>
    public static async Task<Single> PlanAsync(Portal portal, Meter meter, int warmUp, int times)
    {
        var (before, started) = (meter.Read(), 0L);
        // Who signs in is no part of it.
        var leads = await Task.WhenAll(Enumerable.Range(1, warmUp + times).Select(council => Session.SignInAsync(portal.Address, NationalData.Lead(council))));
        for (var i = 0; i < leads.Length; i++)
        {
            if (i == warmUp) (before, started) = (meter.Read(), Stopwatch.GetTimestamp());
            await PlanAsync(leads[i], i + 1);
        }

        var (after, took) = (meter.Read(), Stopwatch.GetElapsedTime(started).TotalMilliseconds / times);
        foreach (var lead in leads) lead.Dispose();
        var (server, data) = ((after.Server - before.Server) * 1000 / times, (after.Database - before.Database) * 1000 / times);
        return new("import-plan", server + data, 300, "ms of CPU", $"{Actions} actions; server {server:0}, database {data:0}; {took:0} ms from upload to receipt");
    }

    /// <summary>Uploads a plan, confirms it as it was read, and gets its receipt.</summary>
    public static async Task PlanAsync(Session session, int council)
    {
        var import = $"/councils/{CouncilRows.SlugOf(council)}/plan/import";
        var review = await session.SubmitAsync(import, "input[type=file]", _ => null, ("File", "Improvement plan.csv", Plan(council)));
        var receipt = await session.SubmitAsync(review.Path, "button[formaction*='handler=Confirm']", _ => null, page: review);
        if (!receipt.IsGood || !receipt.Path.EndsWith("/receipt", StringComparison.Ordinal))
            throw new InvalidOperationException($"The plan of council {council} came to {receipt.Status} at {receipt.Path}.");
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // Eight chapters of eleven actions.
    private static byte[] Plan(int council)
    {
        var csv = new StringBuilder("Ref,Intended impact,Action,Owner,Due by\n");
        string[] chapters = ["Front door", "Help and protection", "Cared for children", "Care leavers", "Early help", "Fostering and adoption", "Leadership", "Audit"];
        for (var chapter = 0; chapter < chapters.Length; chapter++)
        {
            csv.AppendLine($"\"{chapter + 1}. {chapters[chapter]}\",,,,");
            for (var i = 0; i < Actions / chapters.Length; i++)
            {
                var impact = i % 4 == 0 ? $"Families of council {council} say that they were heard" : "";
                var action = $"Hold a weekly look at step {i + 1} of {chapters[chapter].ToLowerInvariant()}, and show what came of it";
                csv.AppendLine($"{chapter + 1}.{i + 1},\"{impact}\",\"{action}\",Head of Front Door,{new DateOnly(2027, 1, 1).AddMonths(i):MMMM yyyy}");
            }
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static IEnumerable<string> Values() =>
        from measure in Enumerable.Range(1, 200)
        from year in Enumerable.Range(2016, 10)
        from code in Enumerable.Range(1, 153).Select(CouncilRows.AreaCodeOf).Concat(Enumerable.Range(981, 9)).Append(StatisticalArea.England)
            // One in sixteen is withheld, as in the real ones.
        let value = (measure + year + code) % 16 == 0 ? "c" : $"{((measure * 7) + year + code) % 100}.{code % 10}"
        select $"M{measure:000},{year},{code},{value}";

    private static async Task WriteAsync(string folder, List<string> values)
    {
        await File.WriteAllLinesAsync(Path.Combine(folder, "local_authorities.csv"),
        [
            "la_code,gss_code,name,region,lait_region,type,ofsted_urn,web_domain,population_0_25",
            .. from council in Enumerable.Range(1, 153)
               let code = CouncilRows.AreaCodeOf(council)
               select $"{code},Z{code},Council {council:000},Region {1 + (council % 9)},Region {1 + (council % 9)},County,,,",
            .. Enumerable.Range(1, 9).Select(region => $"{980 + region},,Region {region},,NA,NA,,,"),
            $"{StatisticalArea.England},,England,,NA,NA,,,",
        ]);
        await File.WriteAllLinesAsync(Path.Combine(folder, "lait_measures.csv"),
        [
            "measure_code,measure_short,topic,measure,chart_title,polarity,unit,year_type,last_update,next_update,no_quartile,source_link",
            .. Enumerable.Range(1, 200).Select(measure => $"{measure},M{measure:000},Topic,Measure {measure},,High,%,Financial Year,,TBC,NA,"),
        ]);
        await using var packed = new GZipStream(File.Create(Path.Combine(folder, "lait_csc_indicators_long.csv.gz")), CompressionLevel.Fastest);
        await using var writer = new StreamWriter(packed);
        await writer.WriteLineAsync("measure_short,period,la_number,value");
        foreach (var value in values) await writer.WriteLineAsync(value);
    }

    private static async Task<double> CopyAsync(string admin, List<string> lines)
    {
        var rows = (
            from line in lines
            let field = line.Split(',')
            select $"{int.Parse(field[0].AsSpan(1))},{field[1]},{field[2]},{field[1]},{(field[3] == "c" ? ",Suppressed" : field[3] + ",")}").ToList();
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using (var create = new NpgsqlCommand("create table portal.floor_values (like portal.indicator_values including all)", connection))
            await create.ExecuteNonQueryAsync();
        var started = Stopwatch.GetTimestamp();
        await using (var copy = await connection.BeginTextImportAsync("copy portal.floor_values from stdin (format csv)"))
            foreach (var row in rows) await copy.WriteLineAsync(row);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
