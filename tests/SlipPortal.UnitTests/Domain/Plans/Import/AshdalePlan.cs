namespace SlipPortal.UnitTests.Domain.Plans.Import;

/// <summary>A small invented plan with the traps of real ones: page breaks, shared impacts, owners side by side, a ruling.</summary>
internal static class AshdalePlan
{
    public const int Rows = 20;

    private static readonly string[] Headings = ["Ref", "Intended impact", "Action What we will do", "Action Owner", "Due by"];

    public static Source Document() => new Source()
        .Heading(1, "Ashdale children's improvement plan")
        .Text("April 2030 - 2031")
        .Heading(2, "Foreword")
        .Text("We want every family in Ashdale to get the right help in time.")
        .Heading(2, "1. Front door")
        .Heading(3, "Overall Effectiveness")
        .Text("Families reach the right help at the first call.")
        .Table(
            Headings, // row 1
            ["1.1", "Partners know the thresholds and send", "Publish the new thresholds.", "Head of Service Front Door", "Sept 2030"],
            ["1.2", "good referrals to the front door.\nAnswers come quickly.", "Hold weekly clinics on late decisions.",
            "Head of Service Front Door Data Quality Officer", "Oct/Nov 2030"],
            ["1.3", "", "Audit a sample of calls and report", "Data Quality Officer", "Quarterly"])
        .Table(
            ["", "", "the results to the board.", "Director of Early Help", ""], // row 5
            ["1.4", "Night calls are answered.", "Review the night team's rota.", "Practice Learning Adviser (PLA)", "TBC"],
            ["--", "------", "---", "-----", "--"])
        .Heading(3, "2. Plans and visits")
        .Heading(3, "Overall Effectiveness")
        .Text("Plans are clear, and children are seen.")
        .Table(
            Headings, // row 8
            ["2.1", "Visits are on time.", "See actions 1.2-1.4", "", ""],
            ["2.2", "", "Track visits in the weekly list.", "Head of Front Door", "Weekly"],
            ["2.3", "", "Train all teams.", "Head of Service Plans and Visits Head of Service Front Door", "Termly and annual review"],
            ["2.4", "Plans are short.", "Rewrite the plan template.", "Practice Learning Adviser (PAL)", "March 31"],
            ["2.5", "", "Test the template with families.", "All managers", "Every 8 weeks"],
            ["2.6", "", "Teach the template.", "Interim Head of Service Plans and Visits", "Oct 2030\nNov 2030"],
            ["2.7", "", "Ask families what they think.", "Family Voice Officer", "Quarterly reports to the board from November 2030 (Q3)"],
            ["2.8", "", "Publish what we heard.", "Fаmily Voice Officer", "January"],
            ["2.9", "", "Name a lead for each school.", "Schools Committee", "Spring term 2031"])
        .Table(
            ["", "", "Visit each school once a year with the lead.", "", ""], // row 18
            ["2.10", "Leaders see practice", "Sit in on visits.", "Director of Early Help", "Monthly"],
            ["2.11", "and act on it.", "Report what was seen.", "Director of Early Help\nHead of Service Plans and Visits", ""]);
}
