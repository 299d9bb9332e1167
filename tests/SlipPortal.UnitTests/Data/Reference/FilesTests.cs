using SlipPortal.Data.Reference;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.UnitTests.Data.Reference;

/// <summary>Published files of the real shape, with invented content.</summary>
public sealed class FilesTests
{
    private readonly FileReport _report = new("sample.csv");

    [Fact]
    public void Only_the_most_frequent_reasons_are_told_and_the_others_are_counted()
    {
        for (var reason = 1; reason <= 12; reason++) _report.Refuse($"reason {reason}", reason);
        Assert.Equal(["reason 12: 12", "reason 11: 11"], _report.Reasons.Take(2));
        Assert.Equal((11, "other reasons: 3"), (_report.Reasons.Count, _report.Reasons[^1]));
        Assert.Equal(78, _report.RefusedItems);
    }

    [Theory]
    [InlineData("ees_lanterns_2031.csv", "Ees:lanterns")]
    [InlineData("ees_lanterns_2017_to_2032.csv.gz", "Ees:lanterns")]
    [InlineData("lait_csc_indicators_long.csv", "Lait")]
    [InlineData("lait_csc_indicators_long.csv.gz", "Lait")]
    [InlineData("lanterns.csv", null)]
    [InlineData("ees_lanterns.xlsx", null)]
    public void A_file_is_known_by_its_name(string name, string? subject)
    {
        var file = new ReferenceFile(name, () => Stream.Null);
        Assert.Equal(subject is not null, file.IsKnown);
        if (subject is not null) Assert.Equal(subject, file.Subject);
    }

    [Fact]
    public void A_row_without_an_end_is_refused_before_it_fills_the_memory()
    {
        var content = System.Text.Encoding.UTF8.GetBytes("a,b\n1,2\n" + new string(',', 1_100_000));
        using var rows = CsvRows.Open(new("local_authorities.csv", () => new MemoryStream(content)));
        Assert.True(rows.Next());
        Assert.Contains("a row has more than 1,000,000 characters", Assert.Throws<RefusedException>(() => rows.Next()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Authorities_find_their_region_however_it_is_spelt_and_the_abolished_are_marked()
    {
        var areas = AreasFile.Read(
            Rows("""
                la_code,gss_code,name,region,lait_region,type,ofsted_urn,web_domain,population_0_25
                11,X11,"Ashdale, City of",The Dales,The dales,County,77,ashdale.example,12
                12,,Oldham Marsh,The Dales,The Dales,County,,,
                13,X13,Nowhere,,Atlantis,County,,,
                11,X14,Again,The Dales,The Dales,County,,,
                14,X14,Short
                981,,The Dales,,NA,NA,,,
                970,,England,,NA,NA,,,
                1000,,England (discontinued),,NA,NA,,,
                """),
            _report);
        Assert.Equal(
            [
                new(11, "Ashdale, City of", AreaKind.Authority, true, "X11", 981, "77"),
                new(12, "Oldham Marsh", AreaKind.Authority, false, null, 981, null),
                new(981, "The Dales", AreaKind.Region, true, null, null, null),
                new(970, "England", AreaKind.Nation, true, null, null, null),
                new(1000, "England (discontinued)", AreaKind.Nation, false, null, null, null),
            ],
            areas);
        Assert.Equal(["more or fewer values than there are columns", "there already was one for the same key in this file", "unknown region “Atlantis”"], _report.Refused.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, _report.Notes["region “The dales” taken as “The Dales”"]);
        Assert.Equal(1, _report.Notes["abolished or reorganised authority, marked as such"]);
    }

    [Fact]
    public void Neighbours_are_of_known_authorities()
    {
        var neighbours = NeighboursFile.Read(
            Rows("""
                model,la_code,la_name,rank,neighbour_la_code,neighbour_la_name,closeness
                2030-01,11,Ashdale,1,12,Oldham Marsh,Very close
                2030-01,11,Ashdale,1,12,Oldham Marsh,Close
                2030-01,11,Ashdale,2,99,Nowhere,Close
                """),
            new HashSet<int> { 11, 12 },
            _report).ToList();
        Assert.Equal([new("2030-01", 11, 1, 12, "Very close")], neighbours);
        Assert.Equal(1, _report.Refused["unknown area code “99”"]);
        Assert.Equal(1, _report.Refused["there already was one for the same key in this file"]);
    }

    [Fact]
    public void Measures_keep_what_the_department_says_of_them()
    {
        var measures = MeasuresFile.Read(
            Rows("""
                measure_code,measure_short,topic,measure,chart_title,polarity,unit,year_type,last_update,next_update,no_quartile,source_link
                1,"Lit_per_1,000",Lighting,Lanterns lit,Lanterns,High,"Rate per 1,000",Financial Year,2030-10-01,TBC,NA,https://source.example
                2,LOST,Lighting,Lanterns lost,Lanterns,-,NA,Annual,NA,NA,N,
                3,ODD,Lighting,Odd,Odd,Sideways,%,Annual,NA,NA,NA,
                """),
            _report).ToList();
        Assert.Equal(
            [
                new(0, "Lit_per_1,000", "Lighting", "Lanterns lit", Polarity.Higher, "Rate per 1,000", "Financial Year", true, new(2030, 10, 1), "TBC", "https://source.example"),
                new(0, "LOST", "Lighting", "Lanterns lost", Polarity.None, null, "Annual", false, null, null, null),
            ],
            measures);
        Assert.Equal(1, _report.Refused["unknown polarity “Sideways”"]);
    }

    [Fact]
    public void Every_row_of_values_is_taken_or_refused_for_a_reason()
    {
        var values = LaitFile.Read(
            Rows("""
                measure_short,period,la_number,value
                LIT,2030,11,12.300000000000001
                "LIT",2030,12,
                LIT,0,11,5
                LIT,2030,99,5
                LIT,2030,11,5
                LIT,2031,11,many
                UNLIT,2030,11,5
                """),
            new HashSet<int> { 11, 12 },
            new Dictionary<string, int> { ["LIT"] = 7 },
            _report).ToList();
        Assert.Equal(
            [new(7, 2030, 11, "2030", 12.3m, null), new(7, 2030, 12, "2030", null, MissingReason.MissingOrSuppressed)],
            values);
        Assert.Equal(
            [
                "there already was one for the same key in this file", "unknown area code “99”", "unknown measure “UNLIT”", "“0” is no year",
                "“many” is neither a number nor a known code",
            ],
            _report.Refused.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(7, _report.Rows);
    }

    [Fact]
    public void A_data_set_of_many_columns_gives_a_value_for_each_and_keeps_its_codes()
    {
        var file = new EesFile(
            Rows("""
                time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,category,lit_count,lit_percent
                203031,Financial year,National,E9,England,,,,,,All,100,12.5
                203031,Financial year,Regional,E9,England,E1,the Dales,,,,All,c,low
                203031,Financial year,Local authority,E9,England,E1,The Dales,11,X11,Ashdale,All,x,z
                203031,Financial year,Local authority,E9,England,E1,The Dales,11 / 12,X11 / X12,Both,All,1,2
                203031,Financial year,School,E9,England,E1,The Dales,11,X11,Ashdale,All,1,2
                """),
            "ees_lanterns_2020_to_2031.csv");
        StatisticalArea[] areas =
        [
            new(11, "Ashdale", AreaKind.Authority, true, "X11", 981, null), new(981, "The Dales", AreaKind.Region, true, null, null, null),
        ];
        Assert.Equal([("EES:lanterns:lit_count", "Number"), ("EES:lanterns:lit_percent", "%")], file.Indicators().Select(one => (one.Code, one.Unit)));
        var values = file.Read(areas, new Dictionary<string, int> { ["EES:lanterns:lit_count"] = 1, ["EES:lanterns:lit_percent"] = 2 }, _report).ToList();
        Assert.Equal(
            [
                new(1, 2031, StatisticalArea.England, "2030-31", 100, null), new(2, 2031, StatisticalArea.England, "2030-31", 12.5m, null),
                new(1, 2031, 981, "2030-31", null, MissingReason.Suppressed), new(2, 2031, 981, "2030-31", null, MissingReason.RoundedToNought),
                new(1, 2031, 11, "2030-31", null, MissingReason.NotAvailable), new(2, 2031, 11, "2030-31", null, MissingReason.NotApplicable),
            ],
            values);
        Assert.Equal((2, 2), (_report.Refused["unknown area code “11 / 12”"], _report.Refused["geographic level “School”"]));
        Assert.Equal(1, _report.Notes["region “the Dales” taken as “The Dales”"]);
    }

    [Fact]
    public void A_data_set_keeps_its_name_when_a_year_is_added() =>
        Assert.Equal(["lanterns", "lanterns", "lanterns"], new[] { "ees_lanterns_2020_to_2031.csv", "ees_lanterns_2032.csv.gz", "ees_lanterns.csv" }.Select(EesFile.DataSet));

    [Fact]
    public void A_file_of_another_kind_or_cut_short_is_refused()
    {
        Assert.Contains("“measure_short”", Assert.Throws<RefusedException>(() => MeasuresFile.Read(Rows("a,b\n1,2"), _report).ToList()).Message, StringComparison.Ordinal);
        Assert.Throws<RefusedException>(() => Rows(""));
        // A quotation that is never closed must not swallow the rest.
        var endless = Rows("la_code,gss_code,name,region,lait_region,ofsted_urn\n1,\"" + string.Concat(Enumerable.Repeat("x,y\n", 5_000)));
        Assert.Throws<RefusedException>(() => AreasFile.Read(endless, _report));
    }

    private static CsvRows Rows(string text) => new("sample.csv", new StringReader(text));
}
