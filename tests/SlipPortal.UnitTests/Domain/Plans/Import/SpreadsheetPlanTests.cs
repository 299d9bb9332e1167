using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.UnitTests.Domain.Plans.Import;

/// <summary>A plan out of a spreadsheet: other column names, numbers as references, merged cells, section rows, sheets.</summary>
public sealed class SpreadsheetPlanTests
{
    private static readonly string[] Headings = ["Ref", "Action", "Owner", "Due"];

    [Fact]
    public void Puts_right_a_number_that_lost_its_last_zero_and_says_so()
    {
        string[] numbers = ["2.8", "2.9", "2.1", "2.11", "2.12", "2.13", "2.14", "2.15", "2.16", "2.17", "2.18", "2.19", "2.2", "2.21"];
        var draft = new Source().Sheet("Plan", [Headings, .. numbers.Select((number, i) =>
            new[] { number, $"Do thing {i}.", "Duty Manager", "Oct 2030" })])
            .Interpret();

        Assert.Equal(["2.8", "2.9", "2.10", "2.11"], draft.Actions.Take(4).Select(action => action.Ref.Text));
        Assert.Equal("2.20", draft.Actions[12].Ref.Text);
        Assert.Equal([4, 14], draft.Warnings.Select(warning => warning.Row));
        Assert.Contains(draft.Actions[2].Inferred, note => note.Contains("2.10", StringComparison.Ordinal));
    }

    [Fact]
    public void Matches_columns_under_other_names()
    {
        var draft = new Source().Sheet("Plan",
            ["No.", "Recommendation", "What we will do", "Lead", "By when", "RAG", "Progress", "Evidence", "Success measure", "Budget"],
            ["1", "Decide faster.", "Add a second desk.", "Duty Manager", "Q3 2030/31", "Amber", "Desk is ordered.", "Order form",
            "Under a day", "9"])
            .Interpret();

        var action = Assert.Single(draft.Actions);
        Assert.Equal(
            [ColumnMeaning.Ref, ColumnMeaning.Finding, ColumnMeaning.Action, ColumnMeaning.Owner, ColumnMeaning.Due, ColumnMeaning.Rating,
                ColumnMeaning.Progress, ColumnMeaning.Evidence, ColumnMeaning.SuccessMeasure, ColumnMeaning.Ignore],
            draft.Tables[0].Columns.Select(column => column.Meaning));
        Assert.Equal(("Decide faster.", "Desk is ordered.", "Order form", "Under a day"),
            (action.Finding, action.Progress, action.Evidence, action.SuccessMeasure));
    }

    [Theory]
    [InlineData("Responsible officer", ColumnMeaning.Owner)]
    [InlineData("Action owner(s)", ColumnMeaning.Owner)]
    [InlineData("Timescale", ColumnMeaning.Due)]
    [InlineData("Progress RAG", ColumnMeaning.Rating)]
    [InlineData("Evidence of impact", ColumnMeaning.Evidence)]
    [InlineData("How will we know?", ColumnMeaning.SuccessMeasure)]
    [InlineData("What difference will it make?", ColumnMeaning.Impact)]
    [InlineData("Latest update", ColumnMeaning.Progress)]
    [InlineData("Start date", ColumnMeaning.Ignore)]
    public void Knows_the_names_of_columns(string heading, ColumnMeaning meaning)
    {
        var draft = new Source().Sheet("Plan", ["Ref", "Action", heading], ["1.1", "Add a desk.", "x"]).Interpret();

        Assert.Equal(meaning, draft.Tables[0].Columns[2].Meaning);
    }

    [Fact]
    public void Reads_recommendations_as_actions_where_there_is_no_other_column()
    {
        var draft = new Source().Sheet("Plan", ["No", "Recommendation", "Lead"], ["1", "Decide faster.", "Duty Manager"]).Interpret();

        Assert.Equal("Decide faster.", Assert.Single(draft.Actions).Text);
    }

    [Fact]
    public void Carries_a_merged_cell_down_over_its_actions()
    {
        var draft = new Source().Sheet("Plan",
            ["No.", "Recommendation", "Action", "Lead", "By when"],
            ["1", "Decide faster.", "Add a desk.", "Duty Manager", "Oct 2030"],
            [Source.Merged, Source.Merged, "Train the desk.", Source.Merged, "Nov 2030"],
            ["2", "Visit more.", "Plan visits.", "Visits Officer", "Dec 2030"]).Interpret();

        Assert.Equal(["1.1", "1.2", "2"], draft.Actions.Select(action => action.Ref.Text));
        Assert.Equal(["Decide faster.", "Decide faster.", "Visit more."], draft.Actions.Select(action => action.Finding));
        Assert.Equal("Duty Manager", draft.Actions[1].Owners.Single().Post);
    }

    [Fact]
    public void Finds_chapters_in_section_rows_below_a_title()
    {
        var draft = new Source().Sheet("Plan",
            ["Ashdale improvement plan", "", "", ""],
            Headings,
            ["1. Front door", "", "", ""],
            ["1.1", "Add a desk.", "Duty Manager", "Oct 2030"],
            ["", "", "", ""],
            ["Leadership", "", "", ""],
            Headings,
            ["2.1", "Sit in on visits.", "Duty Manager", "Oct 2030"]).Interpret();

        Assert.Equal("Ashdale improvement plan", draft.Title);
        Assert.Equal([(1, "Front door", false), (2, "Leadership", true)],
            draft.Chapters.Select(c => (c.Number, c.Title, c.NumberInferred)));
        Assert.Equal((2, 5, 1), (draft.Totals.Total, draft.Totals.Headings, draft.Totals.LeftOut));
    }

    [Fact]
    public void Finds_chapters_in_a_column_and_in_sheets()
    {
        var column = new Source().Sheet("Plan", ["Theme", "Ref", "Action"], ["Front door", "1", "Add a desk."], ["", "2", "Train it."],
            ["Visits", "3", "Go."]);
        var sheets = new Source().Sheet("Front door", Headings, ["1", "Add a desk.", "A", "Oct 2030"]).Sheet("Visits", Headings,
            ["1", "Go.", "A", "Oct 2030"]);

        Assert.Equal([0, 0, 1], column.Interpret().Actions.Select(action => action.ChapterIndex));
        var draft = sheets.Interpret();
        Assert.Equal(["Front door", "Visits"], draft.Chapters.Select(chapter => chapter.Title));
        Assert.Equal(["1.1", "2.1"], draft.Actions.Select(action => action.Ref.Text));
    }

    [Fact]
    public void Gives_chapters_without_a_number_different_ones()
    {
        var draft = new Source().Sheet("Plan", Headings,
            ["Calls", "", "", ""], ["1.1", "Add a desk.", "A", "Oct 2030"],
            ["Visits", "", "", ""], ["1.2", "Go.", "A", "Oct 2030"],
            ["2. Leadership", "", "", ""], ["2.1", "Lead.", "A", "Oct 2030"]).Interpret();

        Assert.Equal([1, 3, 2], draft.Chapters.Select(chapter => chapter.Number));
        Assert.True(draft.CanConfirm);
    }

    [Fact]
    public void Proposes_missing_references_by_sequence_and_marks_them()
    {
        var draft = new Source().Sheet("Plan", Headings,
            ["1.1", "Add a desk.", "A", "Oct 2030"], ["", "Train the desk.", "A", "Oct 2030"], ["1.2", "Open it.", "A", "Oct 2030"],
            ["", "Close the old one.", "A", "Oct 2030"]).Interpret();

        Assert.Equal(["1.1", "1.1a", "1.2", "1.3"], draft.Actions.Select(action => action.Ref.Text));
        Assert.Equal([3, 5], draft.Warnings.Select(warning => warning.Row));
        Assert.All([draft.Actions[1], draft.Actions[3]], action => Assert.NotEmpty(action.Inferred));
    }

    [Fact]
    public void Leaves_a_reference_used_twice_to_a_person()
    {
        var draft = new Source().Table(Headings, ["1.1", "Add a desk.", "A", "Oct 2030"],
            ["1.1", "Train it.", "A", "Oct 2030"]).Interpret();

        Assert.Equal((1, 1), (draft.Totals.Imported, draft.Totals.Unresolved));
        Assert.Contains("used twice, in rows 2 and 3", Assert.Single(draft.Blockers), StringComparison.Ordinal);
        Assert.False(draft.CanConfirm);
    }

    [Theory]
    [InlineData("1.4", "jump from 1.1 to 1.4")]
    [InlineData("1.0", "1.0 comes after 1.1")]
    public void Warns_where_references_jump(string second, string words)
    {
        var draft = new Source().Table(Headings, ["1.1", "Add a desk.", "A", "Oct 2030"],
            [second, "Train it.", "A", "Oct 2030"]).Interpret();

        Assert.Contains(words, Assert.Single(draft.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Warns_where_chapter_and_references_disagree()
    {
        var draft = new Source().Heading(1, "3. Visits").Table(Headings, ["2.1", "Go.", "A", "Oct 2030"]).Interpret();

        Assert.Contains("Chapter 3", Assert.Single(draft.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_table_without_headings_by_its_content()
    {
        var draft = new Source().Table(
            ["1.1", "Add a second desk at the front door.", "Duty Manager", "Oct 2030"],
            ["1.2", "Train everybody who sits at the desk.", "Visits Officer", "Nov 2030"]).Interpret();

        Assert.Equal(2, draft.Actions.Count);
        Assert.Equal([ColumnMeaning.Ref, ColumnMeaning.Action, ColumnMeaning.Owner, ColumnMeaning.Due],
            draft.Tables[0].Columns.Select(column => column.Meaning));
        Assert.All(draft.Tables[0].Columns, column => Assert.Equal(ColumnDecision.ByContent, column.Decision));
    }

    [Fact]
    public void Says_that_a_file_without_a_plan_has_none()
    {
        var draft = new Source().Text("Minutes of the meeting").Interpret();

        Assert.False(draft.CanConfirm);
        Assert.Contains("No action was found", Assert.Single(draft.Blockers), StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_store_a_text_that_is_too_long()
    {
        var draft = new Source().Table(Headings, ["1.1", new string('x', 4_001), "A", "Oct 2030"]).Interpret();

        Assert.Equal(1, draft.Totals.Unresolved);
        Assert.Contains("4,001 characters", Assert.Single(draft.Blockers, blocker =>
            blocker.StartsWith("Row 2", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
