using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.UnitTests.Domain.Plans.Import;

/// <summary>Plans as other councils write them: other names and orders of columns, frames, merged cells, keys below the table.</summary>
public sealed class OtherCouncilsTests
{
    private static readonly string[] Headings = ["Ref", "Action", "Owner", "Due"];

    [Fact]
    public void The_action_is_what_will_be_done_and_answers_the_recommendation_beside_it()
    {
        var draft = new Source().Sheet("Plan",
            ["Recommendation", "What will be done", "Lead", "By when"],
            ["Decide faster.", "Add a second desk at the front door.", "Duty Manager", "Oct 2030"]).Interpret();

        var action = Assert.Single(draft.Actions);
        Assert.Equal(("Add a second desk at the front door.", "Decide faster."), (action.Text, action.Finding));
        Assert.Empty(draft.Tables[0].ActionCandidates);
    }

    [Fact]
    public void Columns_are_known_by_what_stands_in_them()
    {
        var draft = new Source().Sheet("Tracker",
            ["Milestone", "People", "Where we are", "Our commitment", "Code"],
            ["End of Autumn term 2030", "Head of Front Door / Team Manager Duty", "On track", "Answer every referrer within a day.", "F1"],
            ["Monthly", "Head of Front Door & Visits Officer", "Delayed", "Hold a clinic for visits that are late.", "F2"],
            ["31/03/2031", "PSW; Head of Front Door", "Not started", "Train all chairs of conferences.", "F3"]).Interpret();

        Assert.Equal([ColumnMeaning.Due, ColumnMeaning.Owner, ColumnMeaning.Rating, ColumnMeaning.Action, ColumnMeaning.Ref],
            draft.Tables[0].Columns.Select(column => column.Meaning));
        Assert.Equal(["F1", "F2", "F3"], draft.Actions.Select(action => action.Ref.Text));
        Assert.Equal(["Head of Front Door", "Team Manager Duty"], draft.Actions[0].Owners.Select(owner => owner.Post));
        Assert.Equal(["Head of Front Door", "Visits Officer"], draft.Actions[1].Owners.Select(owner => owner.Post));
        Assert.Equal(["PSW", "Head of Front Door"], draft.Actions[2].Owners.Select(owner => owner.Post));
        Assert.Equal(new DateOnly(2031, 3, 31), draft.Actions[2].Due.Until);
        Assert.Equal((3, 1), (draft.Totals.Total, draft.Totals.Headings));
    }

    [Fact]
    public void A_near_heading_over_dates_is_the_due_date()
    {
        var draft = new Source().Sheet("Plan",
            ["No", "Action", "Lead officer", "Outcome date", "Impact milestone"],
            ["1", "Add a desk.", "Duty Manager", "Families wait less.", "March 2031"],
            ["2", "Train it.", "Duty Manager", "Answers are right.", "Q1 2031/32"]).Interpret();

        Assert.Equal(["March 2031", "Q1 2031/32"], draft.Actions.Select(action => action.Due.Text));
    }

    [Fact]
    public void Asks_where_two_columns_could_be_the_action()
    {
        var draft = new Source().Sheet("Plan",
            ["Ref", "Recommendation", "Response of the service", "Lead", "By when"],
            ["1", "Decide faster at the front door.", "A second desk is added in the north.", "Duty Manager", "Oct 2030"]).Interpret();

        Assert.Equal(["Recommendation", "Response of the service"], draft.Tables[0].ActionCandidates.Select(column => column.SourceName));
        Assert.Equal(["A second desk is added in the north."], draft.Tables[0].ActionCandidates[1].FirstValues);

        var chosen = new ImportChoices { Columns = { [0] = new() { [1] = ColumnMeaning.Finding, [2] = ColumnMeaning.Action } } };
        var answered = new Source().Sheet("Plan",
            ["Ref", "Recommendation", "Response of the service", "Lead", "By when"],
            ["1", "Decide faster at the front door.", "A second desk is added in the north.", "Duty Manager", "Oct 2030"]).Interpret(chosen);
        Assert.Equal(("A second desk is added in the north.", "Decide faster at the front door."),
            (answered.Actions[0].Text, answered.Actions[0].Finding));
        Assert.Empty(answered.Tables[0].ActionCandidates);
    }

    [Fact]
    public void An_unknown_column_of_prose_answers_a_finding()
    {
        var draft = new Source().Sheet("Plan",
            ["Ref", "Ofsted finding", "Response of the service", "Lead", "By when"],
            ["1", "Decisions are slow at the front door.", "Add a second desk in the north.", "Duty Manager", "Oct 2030"]).Interpret();

        Assert.Equal(("Add a second desk in the north.", "Decisions are slow at the front door."), (draft.Actions[0].Text, draft.Actions[0].Finding));
        Assert.Equal(2, draft.Tables[0].ActionCandidates.Count);
    }

    [Fact]
    public void What_nothing_matches_is_told_with_its_first_values()
    {
        var draft = new Source().Sheet("Plan", [.. Headings, "Budget", "Funding stream", "Empty"],
            ["1.1", "Add a desk.", "Duty Manager", "Oct 2030", "40", "Grant", ""],
            ["1.2", "Train it.", "Duty Manager", "Oct 2030", "2", "Grant", ""],
            ["1.3", "Open it.", "Duty Manager", "Oct 2030", "7", "Base", ""]).Interpret();

        Assert.Equal([("Budget", "40, 2, 7"), ("Funding stream", "Grant, Base")],
            draft.Tables[0].Unmatched.Select(column => (column.SourceName, string.Join(", ", column.FirstValues))));
        var left = new ImportChoices { Columns = { [0] = new() { [4] = ColumnMeaning.Ignore, [5] = ColumnMeaning.Evidence } } };
        Assert.Empty(new Source().Sheet("Plan", [.. Headings, "Budget", "Funding stream", "Empty"],
            ["1.1", "Add a desk.", "Duty Manager", "Oct 2030", "40", "Grant", ""]).Interpret(left).Tables[0].Unmatched);
    }

    [Theory]
    [InlineData("High")]
    [InlineData("Low")]
    public void Degrees_of_priority_are_no_chapters(string degree)
    {
        var draft = new Source().Sheet("Plan", ["Priority", .. Headings], [degree, "1.1", "Add a desk.", "Duty Manager", "Oct 2030"]).Interpret();

        Assert.DoesNotContain(draft.Chapters, chapter => chapter.Title == degree);
        Assert.Equal("Priority", Assert.Single(draft.Tables[0].Unmatched).SourceName);
    }

    [Theory]
    [InlineData("Head of Front Door/Team Manager Duty", "Head of Front Door|Team Manager Duty")]
    [InlineData("Head of Front Door / Team Manager Duty", "Head of Front Door|Team Manager Duty")]
    [InlineData("DCS / PSW", "DCS|PSW")]
    [InlineData("Head of Front Door & HoS Fostering", "Head of Front Door|HoS Fostering")]
    [InlineData("QA/Performance Manager", "QA/Performance Manager")]
    [InlineData("Head of Inclusion / SEND", "Head of Inclusion / SEND")]
    [InlineData("Head of Quality & Performance", "Head of Quality & Performance")]
    public void Tells_owners_apart_at_a_slash_and_an_ampersand(string cell, string posts)
    {
        var draft = new Source().Sheet("Plan", Headings, ["1.1", "Add a desk.", cell, "Oct 2030"]).Interpret();

        Assert.Equal(posts.Split('|'), draft.Actions[0].Owners.Select(owner => owner.Post));
    }

    [Theory]
    [InlineData("-----")]
    [InlineData("_____")]
    [InlineData("- - -")]
    [InlineData("+-----+")]
    [InlineData("|:---|")]
    [InlineData("\u2010\u2010\u2010")]
    [InlineData("\u2550\u2550\u256A")]
    [InlineData("* * *")]
    public void A_line_of_the_tables_frame_is_counted_and_never_an_action(string line)
    {
        string[] ruling = [line, line, line, line];
        var draft = new Source().Sheet("Plan", ruling, Headings, ruling,
            ["1.1", "Add a desk.", "Duty Manager", "Oct 2030"], ruling, ["1.2", "Train it.", "Duty Manager", "Oct 2030"], [line, "", "", ""]).Interpret();

        Assert.Equal(["Add a desk.", "Train it."], draft.Actions.Select(action => action.Text));
        Assert.Equal(new(Total: 6, Imported: 2, Merged: 4, Linked: 0, Unresolved: 0, Headings: 1, LeftOut: 0), draft.Totals);
        Assert.Equal(4, draft.RulingLines);
        Assert.Single(draft.Chapters);
    }

    [Fact]
    public void A_row_with_a_dash_for_its_action_is_left_to_a_person()
    {
        var draft = new Source().Sheet("Plan", Headings, ["1.1", "Add a desk.", "A", "Oct 2030"], ["1.2", "-", "-", "-"]).Interpret();

        Assert.Equal(RowOutcome.Unresolved, draft.Rows[2].Outcome);
    }

    [Fact]
    public void A_plan_below_titles_with_merged_priorities_letters_terms_and_a_key_loses_nothing()
    {
        var draft = new Source().Sheet("Plan",
            ["Harrowdale improvement plan", "", "", "", "", ""],
            ["Agreed by the board on 4 November 2030", "", "", "", "", ""],
            ["", "", "", "", "", ""],
            ["Priority", "Ref", "What will be done", "Who", "By when", "RAG"],
            ["Priority 1: Front door", "1a", "Answer every referrer within a day.", "Head of Front Door / Team Manager Duty", "Autumn term 2030", "G"],
            [Source.Merged, "1b", "Hold a clinic for visits that are late.", "Visits Officer", "Q1 2030/31", "A"],
            ["Priority 2: Leadership", "2.4a", "Train all chairs.", "DCS", "ASAP", "R"],
            [Source.Merged, "A1", "Sit in on visits.", "PSW", "as soon as possible", "B"],
            ["", "", "", "", "", ""],
            ["Key", "", "", "", "", ""],
            ["B", "Complete and evidenced", "", "", "", ""],
            ["G", "On track", "", "", "", ""],
            ["", "A", "Some delay", "", "", ""],
            ["Note: dates are looked at each quarter", "", "", "", "", ""]).Interpret();

        Assert.Equal("Harrowdale improvement plan", draft.Title);
        Assert.Equal(["Front door", "Leadership"], draft.Chapters.Select(chapter => chapter.Title));
        Assert.Equal(["1a", "1b", "2.4a", "A1"], draft.Actions.Select(action => action.Ref.Text));
        Assert.Equal([DueKind.Term, DueKind.Quarter, DueKind.Ongoing, DueKind.Ongoing], draft.Actions.Select(action => action.Due.Kind));
        Assert.Equal(new(Total: 4, Imported: 4, Merged: 0, Linked: 0, Unresolved: 0, Headings: 3, LeftOut: 7), draft.Totals);
        Assert.Equal([10, 11, 12, 13, 14], draft.Warnings.Where(warning =>
            warning.Message.Contains("below the last action", StringComparison.Ordinal)).Select(warning => warning.Row));
        Assert.DoesNotContain(draft.Warnings, warning => warning.Message.Contains("jump", StringComparison.Ordinal));
        Assert.Equal(14, draft.Rows.Count);
    }

    [Fact]
    public void A_last_row_that_goes_on_is_no_note()
    {
        var draft = new Source().Table(Headings, ["1.1", "Add a desk and", "Duty Manager", "Oct 2030"], ["", "train everybody.", "", ""],
            ["", "Key workers sit at it.", "", ""]).Interpret();

        Assert.Equal("Add a desk and train everybody.\nKey workers sit at it.", Assert.Single(draft.Actions).Text);
    }

    [Fact]
    public void Headings_in_two_rows_count_where_they_are_and_a_key_above_is_no_title()
    {
        var draft = new Source().Sheet("Plan",
            ["Key", "", "", "", ""],
            ["Blue", "Complete", "", "", ""],
            ["Ref", "Action", "Delivery", "", "Progress"],
            ["", "", "Lead", "By when", ""],
            ["1", "Answer every referrer.", "DCS", "Autumn term 2030", "Begun."],
            ["2", "Train all chairs.", "PSW", "ASAP", ""]).Interpret();

        Assert.Null(draft.Title);
        Assert.Equal([("DCS", "Autumn term 2030", "Begun."), ("PSW", "ASAP", null)],
            draft.Actions.Select(action => (action.Owners.Single().Post, action.Due.Text, action.Progress)));
        Assert.Equal((2, 4), (draft.Totals.Total, draft.Totals.Headings));
    }

    [Theory]
    [InlineData("A1", "A2", "B1")]
    [InlineData("1a", "1b", "2a")]
    public void A_reference_may_begin_the_next_group(string first, string second, string third)
    {
        var draft = new Source().Sheet("Plan", [Headings, .. ((string[])[first, second, third]).Select(reference =>
            new[] { reference, "Do it.", "Duty Manager", "Oct 2030" })]).Interpret();

        Assert.Equal([first, second, third], draft.Actions.Select(action => action.Ref.Text));
        Assert.Empty(draft.Warnings);
    }

    [Fact]
    public void A_group_that_is_left_out_is_still_a_jump()
    {
        var draft = new Source().Sheet("Plan", Headings, ["A1", "Do it.", "Duty Manager", "Oct 2030"], ["A4", "Do it.", "Duty Manager", "Oct 2030"]).Interpret();

        Assert.Contains("jump from A1 to A4", Assert.Single(draft.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_column_that_a_person_chooses_takes_the_place_of_the_one_that_was_read()
    {
        var chosen = new ImportChoices { Columns = { [0] = new() { [4] = ColumnMeaning.Due } } };
        var draft = new Source().Sheet("Plan", [.. Headings, "Revised date"],
            ["1.1", "Add a desk.", "Duty Manager", "Oct 2030", "March 2031"]).Interpret(chosen);

        Assert.Equal("March 2031", draft.Actions[0].Due.Text);
        Assert.Equal(["Due"], draft.Tables[0].Unmatched.Select(column => column.SourceName));
    }
}
