using System.Text.Json;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.UnitTests.Domain.Plans.Import;

/// <summary>What a person corrects before confirming, and what the council already has.</summary>
public sealed class ImportChoicesTests
{
    private static readonly CouncilVocabulary Council = new(
        ["Head of Service Front Door"], ["Complete", "On track", "Delayed", "Not started"], ["Front door", "Whole service"]);

    [Fact]
    public void Takes_the_councils_own_posts_and_practice_areas()
    {
        var draft = AshdalePlan.Document().Interpret(council: Council);

        Assert.Equal(PostMatch.Exact, draft.Posts.Single(post => post.Text == "Head of Service Front Door").Match);
        Assert.Equal(["Front door", null], draft.Chapters.Select(chapter => chapter.PracticeArea));
    }

    [Theory]
    [InlineData("on track", "On track", "On track")]
    [InlineData("Done", null, "Complete")]
    [InlineData("Amber - waiting for a date", null, "Delayed")]
    [InlineData("A/G", null, null)]
    public void Takes_only_the_councils_own_rating_words(string word, string? rating, string? suggestion)
    {
        var draft = Rated(word).Interpret(council: Council);

        Assert.Equal((rating, word), (draft.Actions[0].Rating, draft.Actions[0].RatingText));
        Assert.Equal(suggestion, draft.Ratings[0].Suggestion);
        Assert.Equal(rating is not null, draft.CanConfirm);
    }

    [Theory]
    [InlineData("Delayed", "Delayed")]
    [InlineData("", null)]
    public void Maps_a_rating_as_chosen(string choice, string? rating)
    {
        var draft = Rated("A/G").Interpret(new() { Ratings = { ["a/g"] = choice } }, Council);

        Assert.Equal(rating, draft.Actions[0].Rating);
        Assert.True(draft.CanConfirm);
    }

    [Fact]
    public void Takes_a_near_post_when_a_person_accepts_it()
    {
        var draft = AshdalePlan.Document().Interpret(new() { Posts = { ["Head of Front Door"] = "Head of Service Front Door" } }, Council);

        var owner = draft.Actions.Single(action => action.Ref.Text == "2.2").Owners.Single();
        Assert.Equal(("Head of Front Door", "Head of Service Front Door", PostMatch.Exact), (owner.Text, owner.Post, owner.Match));
    }

    [Fact]
    public void Splits_a_corrected_owner_cell_only_where_the_person_did()
    {
        var draft = AshdalePlan.Document().Interpret(Cell(3, ColumnMeaning.Owner,
            "Head of Service Front Door Data; Quality Officer\nClerk"));

        Assert.Equal(["Head of Service Front Door Data", "Quality Officer", "Clerk"], draft.Actions[1].Owners.Select(owner => owner.Text));
    }

    [Fact]
    public void Stops_carrying_an_impact_where_a_person_cleared_it()
    {
        var draft = AshdalePlan.Document().Interpret(Cell(10, ColumnMeaning.Impact, ""));

        Assert.Equal("Visits are on time.", draft.Actions.Single(action => action.Ref.Text == "2.1").Impact);
        Assert.All(draft.Actions.Where(action => action.Ref.Text is "2.2" or "2.3"), action => Assert.Null(action.Impact));
    }

    [Fact]
    public void Makes_an_action_of_a_continuation_when_asked()
    {
        var draft = AshdalePlan.Document().Interpret(new() { Rows = { [18] = RowChoice.SeparateAction } });

        Assert.Equal("Visit each school once a year with the lead.", draft.Actions.Single(action => action.Ref.Text == "2.9a").Text);
        Assert.Equal((15, 2), (draft.Totals.Imported, draft.Totals.Merged));
    }

    [Fact]
    public void Joins_and_leaves_out_rows_when_asked()
    {
        var draft = AshdalePlan.Document().Interpret(new() { Rows = { [3] = RowChoice.ContinuationOfRowAbove, [6] = RowChoice.LeaveOut } });

        Assert.Equal("Publish the new thresholds.\nHold weekly clinics on late decisions.", draft.Actions[0].Text);
        Assert.DoesNotContain(draft.Actions, action => action.Ref.Text == "1.4");
        Assert.Equal((12, 4, 1), (draft.Totals.Imported, draft.Totals.Merged, draft.Totals.LeftOut));
    }

    [Fact]
    public void Deals_the_lines_of_a_cell_out_to_actions_when_asked()
    {
        var draft = new Source().Table(["Ref", "Action", "Owner", "Due"],
            ["1.1", "Add a second desk.\nTrain everybody.", "Clerk\nTrainer", "Oct 2030\nNov 2030"])
            .Interpret(new() { Rows = { [2] = RowChoice.OneActionPerLine } });

        Assert.Equal(
            [("1.1a", "Add a second desk.", "Clerk", "Oct 2030"), ("1.1b", "Train everybody.", "Trainer", "Nov 2030")],
            draft.Actions.Select(action => (action.Ref.Text, action.Text, action.Owners.Single().Text, action.Due.Text)));
        Assert.Equal(1, draft.Totals.Imported);
    }

    [Fact]
    public void Reads_columns_and_chapters_as_corrected()
    {
        var draft = new Source().Sheet("Plan", ["Ref", "Action", "Extra"], ["4.1", "Add a desk.", "Duty Manager"]).Interpret(new()
        {
            Columns = { [0] = new() { [2] = ColumnMeaning.Owner } },
            Chapters = { ["all"] = new(Number: 4, Title: "Front door", PracticeArea: "Whole service") },
        });

        Assert.Equal("Duty Manager", draft.Actions[0].Owners.Single().Post);
        Assert.Equal(new("all", 4, "Front door", null, "Whole service", NumberInferred: false), draft.Chapters[0]);
        Assert.Equal(ColumnDecision.Chosen, draft.Tables[0].Columns[2].Decision);
    }

    [Fact]
    public void Reads_a_table_in_strange_words_once_its_columns_are_named()
    {
        var source = new Source().Table(["Nr", "Massnahme", "Wer"], ["1.1", "Add a desk.", "Duty Manager"]);
        Assert.Equal(["Nr", "Massnahme", "Wer"], source.Interpret().Tables[0].Columns.Select(column => column.SourceName));

        var named = new Dictionary<int, ColumnMeaning> { [0] = ColumnMeaning.Ref, [1] = ColumnMeaning.Action, [2] = ColumnMeaning.Owner };
        var draft = source.Interpret(new() { Columns = { [0] = named } });

        Assert.Equal((1, 1), (draft.Totals.Total, draft.Totals.Headings));
        Assert.Equal("1.1", Assert.Single(draft.Actions).Ref.Text);
    }

    [Fact]
    public void Survives_json()
    {
        var choices = new ImportChoices
        {
            Columns = { [0] = new() { [2] = ColumnMeaning.Owner } },
            Cells = { [3] = new() { [ColumnMeaning.Due] = "Oct 2030" } },
            Rows = { [4] = RowChoice.LeaveOut },
            Chapters = { ["all"] = new(Title: "Front door") },
        };

        var read = JsonSerializer.Deserialize<ImportChoices>(JsonSerializer.Serialize(choices))!;

        Assert.Equal(ColumnMeaning.Owner, read.Columns[0][2]);
        Assert.Equal("Oct 2030", read.Cells[3][ColumnMeaning.Due]);
        Assert.Equal(RowChoice.LeaveOut, read.Rows[4]);
        Assert.Equal("Front door", read.Chapters["all"].Title);
    }

    private static Source Rated(string word) => new Source().Table(["Ref", "Action", "Owner", "Due", "RAG"],
        ["1.1", "Add a desk.", "Clerk", "Oct 2030", word]);

    private static ImportChoices Cell(int row, ColumnMeaning meaning, string text) =>
        new() { Cells = { [row] = new() { [meaning] = text } } };
}
