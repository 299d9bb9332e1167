using SlipPortal.Data.Reference;
using SlipPortal.Domain.Reference;
using SlipPortal.Domain.Visits;

namespace SlipPortal.UnitTests.Data.Reference;

/// <summary>What Ofsted publishes, in files of the real shape with invented content.</summary>
public sealed class PublishedFilesTests
{
    private const string Judged = "Overall effectiveness,The impact of leaders on social work practice with children and families,"
        + "The experiences and progress of children who need help and protection,The experiences and progress of children in care,The experiences and progress of care leavers";

    private static readonly StatisticalArea[] Areas =
    [
        new(11, "Ash and Dale", AreaKind.Authority, true, "X11", 981, "77"), new(12, "Oldham Marsh", AreaKind.Authority, false, null, 981, null),
        new(981, "The Dales", AreaKind.Region, true, null, null, null),
    ];

    private readonly FileReport _report = new("sample.csv");

    [Theory]
    [InlineData("ofsted_ilacs_history_2030-2031.csv", "Inspections:ofsted_ilacs_history_2030-2031")]
    [InlineData("ofsted_in_year_visits_2030-31.csv.gz", "Inspections:ofsted_in_year_visits_2030-31")]
    [InlineData("ofsted_published_findings.csv", "Findings")]
    [InlineData("ofsted_judgements_2031-03-31.csv", null)]
    public void They_are_known_by_their_names(string name, string? subject)
    {
        var file = new ReferenceFile(name, () => Stream.Null);
        Assert.Equal(subject is not null, file.IsKnown);
        if (subject is not null) Assert.Equal(subject, file.Subject);
    }

    [Fact]
    public void Inspections_are_taken_with_their_grades_and_what_is_refused_says_why()
    {
        var taken = InspectionsFile.Read(
            Rows($"""
                Local authority area code,Local authority name,Local authority status,Ofsted region,Inspection date,Publication date,Inspection type,{Judged}
                X11,Ash & Dale,Current,North,2030-02-18,2030-04-01,ILACS Standard Inspection,Requires improvement to be good,Good,Inadequate,Outstanding,
                X99,Ash & Dale,Current,North,18/02/2031,01/04/2031,ILACS Short Inspection,Good,Good,Good,Good,Good
                X11,Ash & Dale,Current,North,2030-02-18,2030-04-01,ILACS Short Inspection,Good,Good,Good,Good,Good
                X12,Oldham Marsh,Current,North,2030-02-18,2030-04-01,ILACS Short Inspection,Good,Good,Good,Good,Good
                X11,Ash & Dale,No longer exists,North,2030-02-18,2030-04-02,ILACS Short Inspection,Good,Good,Good,Good,Good
                X98,Atlantis,Current,North,2030-02-18,2030-04-01,ILACS Short Inspection,Good,Good,Good,Good,Good
                X11,Ash & Dale,Current,North,last spring,2030-04-01,ILACS Short Inspection,Good,Good,Good,Good,Good
                X11,Ash & Dale,Current,North,2030-05-18,2030-04-03,ILACS Short Inspection,Good,Good,Good,Good,Good
                X11,Ash & Dale,Current,North,2030-02-18,2030-04-04,ILACS Short Inspection,Good,Splendid,Good,Good,Good
                X11,Ash & Dale,Current
                """),
            new(Areas, _report), _report).ToList();
        Assert.Equal(["ILACS Standard Inspection", "ILACS Short Inspection"], taken.Select(inspection => inspection.Form));
        Assert.All(taken, inspection => Assert.Equal((11, VisitTypes.Ilacs), (inspection.AreaCode, inspection.Type)));
        Assert.Equal((new DateOnly(2031, 2, 18), new DateOnly(2031, 4, 1)), (taken[1].FirstDay, taken[1].PublishedOn));
        Assert.Equal(
            [
                (JudgedAspect.Overall, Grade.RequiresImprovement), (JudgedAspect.Leaders, Grade.Good), (JudgedAspect.HelpAndProtection, Grade.Inadequate),
                (JudgedAspect.InCare, Grade.Outstanding),
            ],
            taken[0].Grades());
        Assert.Equal(1, _report.Notes["authority “Ash & Dale” found by its name: the code X99 is not known"]);
        Assert.Equal(
            [
                "abolished authority “Ash & Dale”", "abolished authority “Oldham Marsh”", "more or fewer values than there are columns", "published before it began",
                "there already was one for the same key in this file", "unknown authority “X98 Atlantis”", "“Splendid” is no grade", "“last spring” is no day",
            ],
            _report.Refused.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((10, 8), (_report.Rows, _report.RefusedItems));
    }

    [Fact]
    public void A_years_visits_have_a_theme_and_no_grade()
    {
        var taken = Assert.Single(InspectionsFile.Read(
            Rows($"""
                Local authority area code,Local authority name,Region,Inspection/Visit date,Publication date,Inspection/Visit type,{Judged},Visit Theme
                X11,Ash & Dale,North,2030-02-18,2030-04-01,ILACS Focused Visit,,,,,,Front door
                """),
            new(Areas, _report), _report));
        Assert.Equal((VisitTypes.FocusedVisit, "Front door"), (taken.Type, taken.Focus));
        Assert.Empty(taken.Grades());
    }

    [Fact]
    public void Findings_are_taken_with_the_days_of_their_visit_or_without()
    {
        var taken = FindingsFile.Read(
            Rows("""
                visit_type,urn,la_code,gss_code,la_name,published,visit_dates,item,text
                ILACS inspection,7,11,X11,Ash and Dale,2030-04-01,27 February to 8 March 2030,1,"Lanterns, and who lights them."
                ILACS inspection,7,11,X11,Ash and Dale,2030-04-01,,2,Wicks.
                Focused visit,7,11,X11,Ash and Dale,2031-04-01,the same day. Lamps were lit,1,Oil.
                Focused visit,7,11,X11,Ash and Dale,2032-04-01,8 March 2020,1,Long ago.
                Focused visit,7,11,X11,Ash and Dale,2032-04-01,8 March 2032,1,Twice.
                Focused visit,7,11,X11,Ash and Dale,soon,8 March 2032,1,No day.
                Focused visit,7,11,X11,Ash and Dale,2032-04-01,8 March 2032,2,
                Focused visit,7,97,X97,Atlantis,2032-04-01,8 March 2032,2,Nowhere.
                """),
            new(Areas, _report), _report).ToList();
        Assert.Equal(["Lanterns, and who lights them.", "Wicks.", "Oil.", "Long ago."], taken.Select(finding => finding.Wording));
        Assert.Equal((new DateOnly(2030, 2, 27), new DateOnly(2030, 3, 8)), (taken[0].FirstDay!.Value, taken[0].LastDay!.Value));
        Assert.All(taken.Skip(1), finding => Assert.Null(finding.FirstDay));
        Assert.Equal(1, _report.Notes["taken without the visit’s days: the file has none"]);
        Assert.Equal(2, _report.Notes["taken without the visit’s days: they cannot be read"]);
        Assert.Equal(
            ["no text, or a text that is too long", "there already was one for the same key in this file", "unknown authority “X97 Atlantis”", "“soon” is no day"],
            _report.Refused.Keys.Order(StringComparer.Ordinal));
    }

    private static CsvRows Rows(string text) => new("sample.csv", new StringReader(text));
}
