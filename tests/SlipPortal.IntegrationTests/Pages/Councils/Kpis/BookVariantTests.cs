using System.IO.Compression;
using System.Security;
using System.Text;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>Books as other councils keep them: nothing of them is lost, and every cell is accounted for.</summary>
public sealed class BookVariantTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Kpis = "/councils/coldwater/kpis";

    [Fact]
    public async Task The_book_of_the_next_month_adds_its_month_and_corrects_what_differs()
    {
        const string First = """
            Board book,,,,,,,,
            Date:,07/09/2024,,,,,,,
            Ref,Measure,Polarity,yr end Mar 24,Jul 2024,Aug 2024,Q1 2024/25,Q2 2024/25,SN Av
            31.1,Number of conferences,low,117,12,8,38,,495
            31.2,% seen in time,high,50%,80%,82%,79%,,77%
            """;
        const string Second = """
            Board book,,,,,,,,
            Date:,07/10/2024,,,,,,,
            Ref,Measure,Polarity,yr end Mar 24,Aug 2024,Sep 2024,Q1 2024/25,Q2 2024/25,SN Av
            31.1,Number of conferences,low,119,8,9,38,29,480
            31.2,% seen in time,high,50%,83%,71%,79%,,77%
            """;
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportBookAsync("coldwater", "Months.csv", First);
        await lead.UploadBookAsync("coldwater", "Months.csv", Second);
        Assert.Contains("31.2: Documents give different values: 82 (Months.csv, Aug 2024); 83 (Months.csv, Aug 2024).", lead.Main, StringComparison.Ordinal);
        Assert.Equal("The baseline is 117 already: change it on the measure’s page.", Assert.Single(lead.Table("Values that could not be taken").Skip(1))[4]);
        await lead.ConfirmBookAsync("Months");
        await lead.GoAsync($"{Kpis}/31.1");
        Assert.StartsWith("9 in Sep 2024", lead.Summary("Latest"), StringComparison.Ordinal);
        Assert.Equal(("117 on 31 March 2024", "480, as stated in the book of 7 Oct 2024"), (lead.Summary("Baseline"), lead.Summary("Neighbours’ average")));
        Assert.Equal("82", (await lead.GoAsync($"{Kpis}/31.2")).Table("Values that were corrected")[1][1]);

        // The older book again: what it says of the months is taken, and its older average is not.
        await lead.ImportBookAsync("coldwater", "Months.csv", First);
        Assert.Equal("480, as stated in the book of 7 Oct 2024", (await lead.GoAsync($"{Kpis}/31.1")).Summary("Neighbours’ average"));
    }

    [Fact]
    public async Task A_book_with_its_columns_in_another_order_and_under_other_names()
    {
        const string Book = """
            Sep-24,Target,KPI name,Good is,KPI no.,2023/24 outturn,Aug-24,Quarter 1 (2024/25),Statistical neighbours,Priority
            "1,071",at most 900,Children waiting for a worker,Low,32.1,1201,1111,1142,950,Front door
            71%,75% or more,Visits in time,High,32.2,68%,82%,79%,77%,Front door
            """;
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.UploadBookAsync("coldwater", "Order.csv", Book);
        Assert.Equal(("12", "10", "2", "0", "0"), Totals(lead));
        await lead.ConfirmBookAsync("Order");
        await lead.GoAsync($"{Kpis}/32.1");
        Assert.StartsWith("1,071 in Sep 2024", lead.Summary("Latest"), StringComparison.Ordinal);
        Assert.StartsWith("Target missed 1,071 is above the target of 900 (lower is better).", lead.Summary("Against the target"), StringComparison.Ordinal);
        Assert.StartsWith("Target missed 71% is below the target of 75% (higher is better).", (await lead.GoAsync($"{Kpis}/32.2")).Summary("Against the target"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_are_text_and_reasons_why_there_is_none()
    {
        var sheet = Workbook(
            [
                ["Ref", "Measure", "Polarity", "Jul 2024", "Aug 2024", "Sep 2024", "Oct 2024"],
                ["33.1", "Contacts", "high", " 1,071 ", "n/a", "1,090", "-"],
                ["33.2", "% decided", "high", "71 %", "12/40", "c", "missing"],
            ]);
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.UploadBookAsync("coldwater", "Text.xlsx", sheet);
        Assert.Equal(("8", "8", "0", "0", "0"), Totals(lead));
        await lead.ConfirmBookAsync("Text");
        await lead.GoAsync($"{Kpis}/readings?until=2024-10-31");
        string Cell(string label) => lead.Page.QuerySelector($"input[aria-label='{label}']")!.GetAttribute("value")!;
        Assert.Equal(("1071", "n/a", "1090", "missing"), (Cell("33.1, Jul 2024"), Cell("33.1, Aug 2024"), Cell("33.1, Sep 2024"), Cell("33.1, Oct 2024")));
        Assert.Equal(("71", "12/40", "suppressed", "missing"), (Cell("33.2, Jul 2024"), Cell("33.2, Aug 2024"), Cell("33.2, Sep 2024"), Cell("33.2, Oct 2024")));
    }

    [Fact]
    public async Task Merged_cells_say_the_same_of_each_row_and_column_that_they_span()
    {
        var sheet = Workbook(
            [
                ["Theme", "Ref", "Measure", "Polarity", "2024/25", "", ""],
                ["", "", "", "", "Jul", "Aug", "Sep"],
                ["Front door", "34.1 a", "Children on a plan", "low", "12", "11", "10"],
                ["", "34.1 b", "", "", "21", "20", "19"],
            ],
            "A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "A3:A4", "C3:C4", "D3:D4");
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.UploadBookAsync("coldwater", "Merged.xlsx", sheet);
        Assert.Equal(("6", "6", "0", "0", "0"), Totals(lead));
        await lead.ConfirmBookAsync("Merged");
        await lead.GoAsync($"{Kpis}/34.1b");
        Assert.EndsWith("Children on a plan", lead.Heading, StringComparison.Ordinal);
        Assert.StartsWith("19 in Sep 2024", lead.Summary("Latest"), StringComparison.Ordinal);
        Assert.Equal("Lower is better", lead.Summary("Better"));
    }

    [Fact]
    public async Task A_book_of_quarters_only()
    {
        const string Book = """
            Ref,Measure,Polarity,Q1 2023/24,Q2 2023/24,Q3 2023/24,Q4 2023/24,2023/24,Q1 2024/25
            35.1,Number of new plans,high,10,12,14,16,52,11
            35.2,% in time,high,70%,71%,72%,73%,,74%
            """;
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.UploadBookAsync("coldwater", "Quarterly.csv", Book);
        lead.Select("35.1: how quarters and years follow", "Parts are added up (new cases)");
        await lead.ConfirmBookAsync("Quarterly");
        Assert.Equal(("12", "10", "1", "1"), (lead.Summary("All cells"), lead.Summary("Stored"), lead.Summary("Follow from others"), lead.Summary("Blank cells")));
        await lead.GoAsync($"{Kpis}/35.1");
        Assert.StartsWith("11 in Q1 2024/25", lead.Summary("Latest"), StringComparison.Ordinal);
        Assert.Equal(5, lead.Table("35.1 Number of new plans").Count - 1);
        Assert.Equal("10 + 12 + 14 + 16.", lead.Table("Quarters and years").Single(row => row[0] == "2023/24")[2]);
    }

    private static (string All, string Stored, string Stated, string Refused, string Derived) Totals(PortalBrowser lead) => (
        lead.Summary("All cells"), lead.Summary("Stored"), lead.Summary("Kept as the source says"), lead.Summary("Not taken"), lead.Summary("Follow from others"));

    // A workbook of texts, with cells that are merged.
    private static byte[] Workbook(string[][] rows, params string[] merged)
    {
        var cells = string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">"
            + string.Concat(row.Select((text, c) => text.Length == 0
                ? ""
                : $"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>"))
            + "</row>"));
        var merges = merged.Length == 0 ? "" : $"<mergeCells>{string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>";
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Packages = "http://schemas.openxmlformats.org/package/2006";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", $"""
                <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """);
            Add("_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="a" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Book" sheetId="1" r:id="b"/></sheets></workbook>""");
            Add("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="b" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Add("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData>{cells}</sheetData>{merges}</worksheet>""");

            void Add(string name, string text)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
