using System.IO.Compression;
using Npgsql;
using SlipPortal.Data.Reference;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Commands;

namespace SlipPortal.IntegrationTests.Reference;

/// <summary>A folder of the real shape with invented figures, loaded and compared.</summary>
public sealed class ReferenceImportTests(PortalHost portal) : IClassFixture<PortalHost>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("slipportal-reference-").FullName;

    [Fact]
    public async Task A_folder_is_loaded_once_compared_and_loaded_again_without_a_change()
    {
        await WriteAsync();
        Assert.Equal(0, await CommandLine.RunAsync(["import-reference", _folder, $"--ConnectionStrings:Portal={portal.App}", $"--ConnectionStrings:Migrator={portal.Admin}"]));

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

        var again = await ReferenceImport.RunAsync(portal.Admin, _folder, default);
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
        var corrected = (await ReferenceImport.RunAsync(portal.Admin, _folder, default)).Files.Single(file => file.File.StartsWith("lait_csc", StringComparison.Ordinal));
        Assert.Equal((1, 1), (corrected.Added, corrected.Changed));
        Assert.Equal(12, (await ComparatorReader.ReadAsync(db, 11, "LIT", "2031", default)).Models[2].Comparison.Own?.Value);
        Assert.Equal(7L, await portal.ScalarAsync("select count(*) from portal.indicator_values v join portal.national_indicators i on i.id = v.indicator_id where i.code = 'LIT'"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_stores_nothing_and_an_unknown_folder_is_refused()
    {
        Assert.Equal(2, await CommandLine.RunAsync(["import-reference", _folder, $"--ConnectionStrings:Portal={portal.App}", $"--ConnectionStrings:Migrator={portal.Admin}"]));
        await Assert.ThrowsAsync<RefusedException>(() => ReferenceImport.RunAsync(portal.Admin, Path.Combine(_folder, "nowhere"), default));
        await File.WriteAllTextAsync(Path.Combine(_folder, "local_authorities.csv"), "la_code,gss_code,name,lait_region,ofsted_urn\n970,,Nowhere at all,,\n");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "lait_csc_indicators_long.csv.gz"), [1, 2, 3]);
        await Assert.ThrowsAsync<RefusedException>(() => ReferenceImport.RunAsync(portal.Admin, _folder, default));
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

    private async Task WriteValuesAsync(string rows)
    {
        await using var file = File.Create(Path.Combine(_folder, "lait_csc_indicators_long.csv.gz"));
        await using var packed = new GZipStream(file, CompressionLevel.Fastest);
        await using var text = new StreamWriter(packed);
        await text.WriteAsync("measure_short,period,la_number,value\n" + rows);
    }
}
