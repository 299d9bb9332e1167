using System.Globalization;
using System.IO.Compression;
using System.Text;
using SlipPortal.Data.Reference;
using SlipPortal.Data.Tenants;

namespace SlipPortal.Web.Demo;

/// <summary>
/// Invented national figures for an invented country of twelve councils, in files of the real shape and loaded as real ones are: two
/// models of neighbours, four measures, four years; and what is published of four councils' inspections and visits.
/// </summary>
internal static class DemoReference
{
    public const int Ashdale = 9101;
    public const string ChildrenInNeed = "DEMO_CIN";
    public const string ReReferrals = "DEMO_REREFERRALS";
    public const string Assessments = "DEMO_45_DAYS";
    public const string Agency = "DEMO_AGENCY";

    // One of them has published nothing.
    public static readonly int[] Coast = [Ashdale + 4, Ashdale + 7, Ashdale + 9, Ashdale + 10];

    private const int Region = 990;
    private const int England = 970;
    private const string Needs = "Requires improvement to be good";
    private const string Judged = "Overall effectiveness,The impact of leaders on social work practice with children and families,"
        + "The experiences and progress of children who need help and protection,The experiences and progress of children in care,"
        + "The experiences and progress of care leavers";

    private static readonly string[] Councils =
    [
        "Ashdale", "Brackenshire", "Coldwater", "Dunmere", "Elverley", "Fennimore", "Garrowby", "Hallowmere", "Inchbrook", "Jarrowdene", "Kelderwick", "Lowmoor",
    ];

    // The four that are in the portal, by their places above.
    private static readonly int[] PublishedOf = [0, 1, 2, 3];

    private static readonly (string Code, string Title, string Polarity, string Unit, int From, int Spread)[] Measures =
    [
        (ChildrenInNeed, "Children in need per 10,000 children", "-", "Rate per 10,000", 340, 90),
        (ReReferrals, "Referrals within twelve months of another", "Low", "%", 21, 8),
        (Assessments, "Assessments finished within 45 days", "High", "%", 82, 12),
        (Agency, "Social workers employed by an agency", "Low", "%", 16, 9),
    ];

    /// <summary>Which authority a council is.</summary>
    public static int Of(CouncilTenantInfo council) => Ashdale + Array.FindIndex(Councils, name => name.Equals(council.Identifier, StringComparison.OrdinalIgnoreCase));

    /// <summary>Loads them.</summary>
    /// <param name="admin">The connection of the database's owner.</param>
    /// <param name="now">The present: the last figures are of the year before.</param>
    public static async Task LoadAsync(string admin, DateTimeOffset now)
    {
        var folder = Directory.CreateTempSubdirectory("slipportal-demo-").FullName;
        try
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, "local_authorities.csv"), Authorities());
            await File.WriteAllLinesAsync(Path.Combine(folder, "statistical_neighbours.csv"), Neighbours());
            await File.WriteAllLinesAsync(Path.Combine(folder, "lait_measures.csv"), Indicators());
            await using (var file = File.Create(Path.Combine(folder, "lait_csc_indicators_long.csv.gz")))
            await using (var packed = new GZipStream(file, CompressionLevel.Fastest))
                await packed.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', Values(now.Year - 1))));
            await File.WriteAllLinesAsync(Path.Combine(folder, "ofsted_ilacs_history_demo.csv"), Inspections(now));
            await File.WriteAllLinesAsync(Path.Combine(folder, "ofsted_in_year_visits_demo.csv"), FocusedVisits(now));
            await File.WriteAllLinesAsync(Path.Combine(folder, "ofsted_published_findings.csv"), Findings(now));
            await ReferenceImport.RunAsync(admin, folder, again: false, default);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Authorities() => Councils
        .Select((name, i) => $"{Ashdale + i},Z{Ashdale + i},{name},The Vales,The Vales,County,,,")
        .Prepend("la_code,gss_code,name,region,lait_region,type,ofsted_urn,web_domain,population_0_25")
        .Append($"{Region},,The Vales,,NA,NA,,,").Append($"{England},,England,,NA,NA,,,");

    // The newer model gives each council some other neighbours than the older one.
    private static IEnumerable<string> Neighbours() =>
        from model in new[] { (Name: "2021-04", Shift: 1), (Name: "2025-05", Shift: 2) }.Prepend(("model", 0))
        from line in model.Item2 == 0
            ? ["model,la_code,la_name,rank,neighbour_la_code,neighbour_la_name,closeness"]
            : from own in Enumerable.Range(0, Councils.Length)
              from rank in Enumerable.Range(1, 10)
              let other = (own + rank + model.Item2 - 1) % Councils.Length
              where other != own
              select $"{model.Item1},{Ashdale + own},{Councils[own]},{rank},{Ashdale + other},{Councils[other]},Close"
        select line;

    private static IEnumerable<string> Indicators() => Measures
        .Select((measure, i) => $"{i + 1},{measure.Code},Demo,\"{measure.Title}\",,{measure.Polarity},\"{measure.Unit}\",Financial Year,,TBC,NA,")
        .Prepend("measure_code,measure_short,topic,measure,chart_title,polarity,unit,year_type,last_update,next_update,no_quartile,source_link");

    // Of each council the inspection that its own visits begin with, and the one before.
    private static IEnumerable<string> Inspections(DateTimeOffset now) => PublishedOf
        .SelectMany(council => new[]
        {
            $"Z{Ashdale + council},{Councils[council]},Current,The Vales,{Day(now, -1600)},{Day(now, -1560)},ILACS Standard Inspection,{Needs},{Needs},{Needs},Good,",
            $"Z{Ashdale + council},{Councils[council]},Current,The Vales,{Day(now, -430)},{Day(now, -390)},ILACS Standard Inspection,{string.Join(',', Enumerable.Repeat(council == 3 ? "Good" : "Inadequate", 3))},{Needs},{Needs}",
        }).Prepend($"Local authority area code,Local authority name,Local authority status,Ofsted region,Inspection date,Publication date,Inspection type,{Judged}");

    private static IEnumerable<string> FocusedVisits(DateTimeOffset now) => PublishedOf
        .Select(council => $"Z{Ashdale + council},{Councils[council]},The Vales,{Day(now, -250)},{Day(now, -220)},ILACS Focused Visit,,,,,,Children in need")
        .Prepend($"Local authority area code,Local authority name,Region,Inspection/Visit date,Publication date,Inspection/Visit type,{Judged},Visit Theme");

    // Two points of the earlier inspection, and one of a visit whose days nothing says.
    private static IEnumerable<string> Findings(DateTimeOffset now) => PublishedOf
        .SelectMany(council => new[]
        {
            $"ILACS inspection,,{Ashdale + council},Z{Ashdale + council},{Councils[council]},{Day(now, -1560)},{now.AddDays(-1600):d MMMM yyyy} to {now.AddDays(-1589):d MMMM yyyy},1,How often managers talk with workers about their cases.",
            $"ILACS inspection,,{Ashdale + council},Z{Ashdale + council},{Councils[council]},{Day(now, -1560)},,2,The choice of homes for older children in care.",
            $"Focused visit,,{Ashdale + council},Z{Ashdale + council},{Councils[council]},{Day(now, -1000)},,1,How soon children are seen after a referral.",
        }).Prepend("visit_type,urn,la_code,gss_code,la_name,published,visit_dates,item,text");

    private static string Day(DateTimeOffset now, int days) => now.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Values(int last)
    {
        yield return "measure_short,period,la_number,value";
        foreach (var (measure, index) in Measures.Select((measure, index) => (measure, index)))
        {
            foreach (var year in Enumerable.Range(last - 3, 4))
            {
                foreach (var i in Enumerable.Range(0, Councils.Length))
                {
                    var value = measure.From + (((i * 7) + (index * 5) + ((last - year) * 3)) % measure.Spread) - (measure.Spread / 2);
                    // One council in a dozen has published nothing.
                    yield return $"{measure.Code},{year},{Ashdale + i},{(i == 10 ? "" : value)}";
                }

                yield return $"{measure.Code},{year},{Region},{measure.From}";
                yield return $"{measure.Code},{year},{England},{measure.From + 1}";
            }
        }
    }
}
