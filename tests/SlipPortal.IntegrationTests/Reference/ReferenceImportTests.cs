using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data.Reference;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.IntegrationTests.Reference;

/// <summary>A folder of the real shape with invented figures, loaded and compared.</summary>
public sealed class ReferenceImportTests(PortalHost portal) : IClassFixture<PortalHost>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("slipportal-reference-").FullName;

    [Fact]
    public async Task A_folder_is_loaded_once_compared_and_loaded_again_without_a_change()
    {
        await WriteAsync();
        Assert.Equal(0, await CommandLine.RunAsync(["import-reference", _folder, .. portal.Options]));

        await using var db = await portal.OpenAsync(null, "reader@ashdale.example");
        var comparators = await ComparatorReader.ReadAsync(db, 11, "LIT", "2030-31", default);
        Assert.Equal(["2021-04", "2025-05", "2029-01", "2030-01"], comparators.Models.Select(one => one.Model));
        var (older, newer) = (comparators.Models[2].Comparison, comparators.Models[3].Comparison);
        Assert.Equal((new Figure(10, null), 35m, 2, 2), (older.Own, older.NeighboursMean, older.NeighboursWithValue, older.Neighbours));
        Assert.Equal((30m, 1, 2), (newer.NeighboursMean, newer.NeighboursWithValue, newer.Neighbours));
        Assert.Equal((new Figure(22, null), new Figure(33, null)), (newer.Region, newer.England));
        // 40 belongs to an authority that is no more.
        Assert.Equal((2, 2, QuartileBand.D), (newer.Rank, newer.RankedAmong, newer.Quartile));
        Assert.Contains("2030-01: own 10, neighbours' mean 30 (1 of 2 had a value), region 22, England 33, rank 2 of 2, quartile D", CompareCouncil.AsText(comparators), StringComparison.Ordinal);
        Assert.Contains("\"neighboursMean\": 35", CompareCouncil.AsJson(comparators), StringComparison.Ordinal);
        var lost = (await ComparatorReader.ReadAsync(db, 11, "EES:lanterns:lost", "2031", default)).Models[3].Comparison;
        Assert.Equal(new Figure(null, MissingReason.Suppressed), lost.Own);
        await Assert.ThrowsAsync<RefusedException>(() => ComparatorReader.ReadAsync(db, 99, "LIT", "2031", default));
        await Assert.ThrowsAsync<RefusedException>(() => ComparatorReader.ReadAsync(db, 11, "UNLIT", "2031", default));
        await Assert.ThrowsAsync<RefusedException>(() => ComparatorReader.ReadAsync(db, 11, "LIT", "lately", default));

        var again = await ReferenceImport.RunAsync(portal.Admin, _folder, again: true, default);
        Assert.All(again.Files, file => Assert.Equal((0, 0), (file.Added, file.Changed)));
        Assert.Equal([6, 4, 1, 8, 2], again.Files.Select(file => file.Items));
        Assert.Equal(["ofsted_judgements.csv"], again.Left);
        var text = ImportReference.AsText(again);
        Assert.Contains("lait_csc_indicators_long.csv.gz: 8 rows read, 6 taken (0 new, 0 changed), 2 refused", text, StringComparison.Ordinal);
        Assert.Contains("refused: “0” is no year: 2", text, StringComparison.Ordinal);
        Assert.Contains("no value: missing or suppressed: 1", text, StringComparison.Ordinal);
        Assert.Contains("ees_lanterns_2031.csv: 1 row with 2 figures read", text, StringComparison.Ordinal);
        Assert.Contains("not read: ofsted_judgements.csv", text, StringComparison.Ordinal);

        // A corrected edition: one value is new, one has changed, and what it leaves out stays.
        await WriteValuesAsync("LIT,2031,11,12\nLIT,2032,13,31\n");
        var corrected = (await ReferenceImport.RunAsync(portal.Admin, _folder, again: false, default)).Files.Single(file => file.File.StartsWith("lait_csc", StringComparison.Ordinal));
        Assert.Equal((1, 1), (corrected.Added, corrected.Changed));
        Assert.Equal(12, (await ComparatorReader.ReadAsync(db, 11, "LIT", "2031", default)).Models[2].Comparison.Own?.Value);
        Assert.Equal(7L, await portal.ScalarAsync("select count(*) from portal.indicator_values v join portal.national_indicators i on i.id = v.indicator_id where i.code = 'LIT'"));
    }

    [Fact]
    public async Task A_file_is_read_again_only_when_it_or_what_it_refers_to_has_changed()
    {
        await WriteAsync();
        Assert.Equal(5, await ReadAsync(again: true));
        Assert.Equal(0, await ReadAsync());
        var text = ImportReference.AsText(await ReferenceImport.RunAsync(portal.Admin, _folder, again: false, default));
        Assert.Contains($"lait_csc_indicators_long.csv.gz: unchanged since {Words.Day(DateTimeOffset.UtcNow)}, not read again", text, StringComparison.Ordinal);
        Assert.Equal(5, await ReadAsync(again: true));
        Assert.Equal(0, await ReadAsync());

        // Values depend on areas and measures, neighbours and data sets on areas.
        await AppendAsync("lait_measures.csv", "2,DIM,Lighting,Lanterns dim,Lanterns,Low,%,Financial Year,,TBC,NA,\n");
        Assert.Equal(2, await ReadAsync());
        var areas = await File.ReadAllTextAsync(Path.Combine(_folder, "local_authorities.csv"));
        await AppendAsync("local_authorities.csv", "15,X15,Dunmere,The Dales,The Dales,County,,,\n");
        Assert.Equal(4, await ReadAsync());

        // The former file of areas comes back, and not the former areas: what a later one brought stays, and a file that names it is taken.
        await WriteValuesAsync("LIT,2031,11,12\nLIT,2031,15,9\n");
        Assert.Equal(1, await ReadAsync());
        await File.WriteAllTextAsync(Path.Combine(_folder, "local_authorities.csv"), areas);
        Assert.Equal(4, await ReadAsync());

        // Another file of the same data set had its way since.
        var other = Path.Combine(_folder, "ees_lanterns_2032.csv");
        await File.WriteAllTextAsync(other, (await File.ReadAllTextAsync(Path.Combine(_folder, "ees_lanterns_2031.csv"))).Replace(",5,c", ",6,c", StringComparison.Ordinal));
        Assert.Equal(1, await ReadAsync());
        Assert.Equal(6m, await LitAsync());
        Assert.Equal(2, await ReadAsync());
        Assert.Equal(6m, await LitAsync());
        File.Delete(other);
        Assert.Equal(1, await ReadAsync());
        Assert.Equal(5m, await LitAsync());

        // What an older reader read.
        await portal.ScalarAsync("update portal.loaded_files set read_with = '0' || substr(read_with, 2) where subject = 'Areas'");
        Assert.Equal(4, await ReadAsync());

        // A load that came to nothing is not remembered.
        await AppendAsync("local_authorities.csv", "16,X16,Elverley,The Dales,The Dales,County,,,\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "lait_measures.csv"), "something,else\n");
        await Assert.ThrowsAsync<RefusedException>(() => ReadAsync());
        File.Delete(Path.Combine(_folder, "lait_measures.csv"));
        Assert.Equal(4, await ReadAsync());

        // The other tests rank and count without it.
        await portal.ScalarAsync("delete from portal.indicator_values where area_code = 15");

        async Task<int> ReadAsync(bool again = false) =>
            (await ReferenceImport.RunAsync(portal.Admin, _folder, again, default)).Files.Count(file => file.UnchangedSince is null);
        Task<object?> LitAsync() => portal.ScalarAsync(
            "select value from portal.indicator_values v join portal.national_indicators i on i.id = v.indicator_id where i.code = 'EES:lanterns:lit' and area_code = 11");
    }

    [Fact]
    public async Task What_a_file_says_is_stored_to_the_letter_signs_and_line_breaks_too()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "lait_measures.csv"), """
            measure_code,measure_short,topic,measure,chart_title,polarity,unit,year_type,last_update,next_update,no_quartile,source_link
            9,ODD,,"A	tab, a \ and \t
            \.
            and a ""line"" break",Odd,-,\N,Year,2031-10-01,,N,
            """);
        await ReferenceImport.RunAsync(portal.Admin, _folder, again: false, default);
        Assert.Equal(
            "|A\ttab, a \\ and \\t\n\\.\nand a \"line\" break|\\N|2031-10-01|t|f",
            await portal.ScalarAsync("""
                select concat_ws('|', topic, replace(title, E'\r', ''), unit, last_update, next_update is null and source_link is null, has_quartiles)
                from portal.national_indicators where code = 'ODD'
                """));
    }

    [Fact]
    public async Task Two_authorities_with_one_code_of_the_ONS_are_refused_in_words()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "local_authorities.csv"), "la_code,gss_code,name,lait_region,ofsted_urn\n981,,The Dales,,\n11,X11,Ashdale,The Dales,\n12,X11,Again,The Dales,\n");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReferenceImport.RunAsync(portal.Admin, _folder, again: false, default));
        Assert.StartsWith("local_authorities.csv cannot be stored: duplicate key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_stores_nothing_and_an_unknown_folder_is_refused()
    {
        Assert.Equal(2, await CommandLine.RunAsync(["import-reference", _folder, .. portal.Options]));
        await Assert.ThrowsAsync<RefusedException>(() => ReferenceImport.RunAsync(portal.Admin, Path.Combine(_folder, "nowhere"), again: false, default));
        await File.WriteAllTextAsync(Path.Combine(_folder, "local_authorities.csv"), "la_code,gss_code,name,lait_region,ofsted_urn\n970,,Nowhere at all,,\n");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "lait_csc_indicators_long.csv.gz"), [1, 2, 3]);
        await Assert.ThrowsAsync<RefusedException>(() => ReferenceImport.RunAsync(portal.Admin, _folder, again: false, default));
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.statistical_areas where name = 'Nowhere at all'"));
    }

    [Theory]
    [InlineData("statistical_areas")]
    [InlineData("statistical_neighbours")]
    [InlineData("national_indicators")]
    [InlineData("indicator_values")]
    public async Task The_portal_itself_reads_national_figures_and_cannot_write_them(string table)
    {
        await using var database = NpgsqlDataSource.Create(portal.App);
        await database.CreateCommand($"select count(*) from portal.{table}").ExecuteScalarAsync();
        foreach (var write in (string[])[$"insert into portal.{table} default values", $"delete from portal.{table}", $"truncate portal.{table}"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => database.CreateCommand(write).ExecuteNonQueryAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Theory]
    [InlineData("lead@ashdale.example", false)]
    [InlineData("reader@ashdale.example", false)]
    [InlineData("adviser@education.example", false)]
    [InlineData(null, false)]
    [InlineData("admin@slipportal.example", true)]
    public async Task Only_the_session_of_a_platform_administrator_writes_national_figures_and_it_deletes_none(string? email, bool may)
    {
        await using var db = await portal.OpenAsync(email == "lead@ashdale.example" ? "ashdale" : null, email);
        (string Table, string Insert, string? Update)[] writes =
        [
            ("statistical_areas", "insert into portal.statistical_areas (code, name, kind, is_current) values (9998, 'X', 'Authority', true)", "name = 'X'"),
            ("statistical_neighbours", "insert into portal.statistical_neighbours (area_code, model, rank, neighbour_code, closeness) values (9101, '1999-01', 1, 9102, 'X')", "closeness = 'X'"),
            ("national_indicators", "insert into portal.national_indicators (code, topic, title, polarity, year_type, has_quartiles) values ('X', 'X', 'X', 'None', 'X', true)", "title = 'X'"),
            ("indicator_values", "insert into portal.indicator_values (indicator_id, year, area_code, period, value) values (9998, 2031, 9101, '2031', 1)", "value = 1, missing = null"),
            ("loaded_files", "insert into portal.loaded_files (name, subject, hash, read_with, rows, taken, added, changed, refused, reasons, loaded_by) values ('X', 'X', 'X', 'X', 1, 1, 1, 1, 0, '{}', 'X')", null),
        ];
        foreach (var (table, insert, update) in writes)
        {
            Assert.Equal((table, may ? 1 : -1), (table, await TryAsync(insert)));
            if (update is not null) Assert.Equal((table, may), (table, await TryAsync($"update portal.{table} set {update}") > 0));
            else Assert.Equal(-1, await TryAsync($"update portal.{table} set name = 'X'"));
            Assert.Equal((table, -1), (table, await TryAsync($"delete from portal.{table}")));
        }

        Assert.Equal(may, await CountAsync("select count(*)::int as \"Value\" from portal.loaded_files") > 0);

        // Nothing else than others may write: of no council, and not who is an administrator, or what there is of councils.
        foreach (var table in (string[])["portal.organisations", "portal.organisation_roles", "portal.migrations", "app.platform_administrators", "app.role_rights"])
        {
            Assert.Equal((table, -1), (table, await TryAsync($"insert into {table} default values")));
            Assert.Equal((table, -1), (table, await TryAsync($"delete from {table}")));
        }

        if (may) Assert.Equal(0, await TryAsync("update portal.kpis set title = 'X'"));

        async Task<int> TryAsync(string sql)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            try
            {
                return await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                return -1;
            }
        }

        Task<int> CountAsync(string sql) => db.Database.SqlQueryRaw<int>(sql).SingleAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task WriteAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "local_authorities.csv"), """
            la_code,gss_code,name,region,lait_region,type,ofsted_urn,web_domain,population_0_25
            11,X11,Ashdale,The Dales,the Dales,County,71,ashdale.example,9
            12,,Old Marsh,The Dales,The Dales,County,,,
            13,X13,Coldwater,The Dales,The Dales,County,,,
            14,X14,Brackenshire,The Dales,The Dales,County,,,
            981,,The Dales,,NA,NA,,,
            970,,England,,NA,NA,,,
            """);
        await File.WriteAllTextAsync(Path.Combine(_folder, "statistical_neighbours.csv"), """
            model,la_code,la_name,rank,neighbour_la_code,neighbour_la_name,closeness
            2029-01,11,Ashdale,1,12,Old Marsh,Close
            2029-01,11,Ashdale,2,13,Coldwater,Close
            2030-01,11,Ashdale,1,13,Coldwater,Very close
            2030-01,11,Ashdale,2,14,Brackenshire,Close
            """);
        await File.WriteAllTextAsync(Path.Combine(_folder, "lait_measures.csv"), """
            measure_code,measure_short,topic,measure,chart_title,polarity,unit,year_type,last_update,next_update,no_quartile,source_link
            1,LIT,Lighting,Lanterns lit,Lanterns,High,%,Financial Year,2031-10-01,TBC,NA,https://source.example
            """);
        await WriteValuesAsync("LIT,2031,11,10\nLIT,2031,12,40\nLIT,2031,13,30\nLIT,2031,14,\nLIT,2031,981,22\nLIT,2031,970,33\nLIT,0,11,1\nLIT,0,12,1\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "ees_lanterns_2031.csv"), """
            time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,lit,lost
            2031,Reporting year,Local authority,E9,England,E1,The Dales,11,X11,Ashdale,5,c
            """);
        await File.WriteAllTextAsync(Path.Combine(_folder, "ofsted_judgements.csv"), "left,alone\n");
    }

    private Task AppendAsync(string file, string line) => File.AppendAllTextAsync(Path.Combine(_folder, file), "\n" + line);

    private async Task WriteValuesAsync(string rows)
    {
        await using var file = File.Create(Path.Combine(_folder, "lait_csc_indicators_long.csv.gz"));
        await using var packed = new GZipStream(file, CompressionLevel.Fastest);
        await using var text = new StreamWriter(packed);
        await text.WriteAsync("measure_short,period,la_number,value\n" + rows);
    }
}
