using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.UnitTests.Domain.Plans.Import;

/// <summary>A plan out of a text document.</summary>
public sealed class DocumentPlanTests
{
    private readonly PlanDraft _draft = AshdalePlan.Document().Interpret();

    [Fact]
    public void Finds_the_title_the_period_and_the_chapters_with_their_statements()
    {
        Assert.Equal("Ashdale children's improvement plan", _draft.Title);
        Assert.Equal("April 2030 - 2031", _draft.Period);
        Assert.Equal(
            [(1, "Front door", "Families reach the right help at the first call."),
            (2, "Plans and visits", "Plans are clear, and children are seen.")],
            _draft.Chapters.Select(chapter => (chapter.Number, chapter.Title, chapter.Statement!)));
    }

    [Fact]
    public void Reads_every_action_once_in_natural_order()
    {
        Assert.Equal(
            ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9", "2.10", "2.11"],
            _draft.Actions.Select(action => action.Ref.Text));
        Assert.True(_draft.CanConfirm);
    }

    [Fact]
    public void Accounts_for_every_row()
    {
        Assert.Equal(new(Total: 18, Imported: 14, Merged: 3, Linked: 1, Unresolved: 0, Headings: 2, LeftOut: 0), _draft.Totals);
        Assert.Equal(Enumerable.Range(1, AshdalePlan.Rows), _draft.Rows.Select(row => row.Row));
        Assert.Equal([5, 7, 18], _draft.Rows.Where(row => row.Outcome == RowOutcome.Merged).Select(row => row.Row));
    }

    [Fact]
    public void Joins_a_row_cut_by_a_page_break()
    {
        var cut = Action("1.3");

        Assert.Equal("Audit a sample of calls and report the results to the board.", cut.Text);
        Assert.Equal(["Data Quality Officer", "Director of Early Help"], Owners("1.3"));
        Assert.Equal([4, 5], cut.RowNumbers);
    }

    [Fact]
    public void Carries_an_impact_down_and_joins_it_where_it_is_split()
    {
        Assert.Equal("Partners know the thresholds and send good referrals to the front door.\nAnswers come quickly.",
            Action("1.1").Impact);
        Assert.Equal(["1.1", "1.2", "1.3"], Sharing("1.2"));
        Assert.Equal(["2.10", "2.11"], Sharing("2.11"));
        Assert.Equal("Leaders see practice and act on it.", Action("2.11").Impact);
        Assert.Contains(Action("1.3").Inferred, note => note.Contains("carried down", StringComparison.Ordinal));
    }

    [Fact]
    public void Turns_a_cross_reference_into_links()
    {
        var link = Action("2.1");

        Assert.True(link.IsCrossReference);
        Assert.Equal(["1.2", "1.3", "1.4"], link.CrossReferences.Select(reference => reference.Text));
        Assert.DoesNotContain(_draft.Warnings, warning => warning.Row == link.RowNumbers[0]);
    }

    [Fact]
    public void Splits_owners_that_nothing_separates()
    {
        Assert.Equal(["Head of Service Front Door", "Data Quality Officer"], Owners("1.2"));
        Assert.Equal(["Head of Service Plans and Visits", "Head of Service Front Door"], Owners("2.3"));
        Assert.Equal(["Director of Early Help", "Head of Service Plans and Visits"], Owners("2.11"));
        Assert.Equal(["Schools Committee"], Owners("2.9"));
    }

    [Theory]
    [InlineData("Head of Front Door", "Head of Service Front Door")]
    [InlineData("Practice Learning Adviser (PAL)", "Practice Learning Adviser (PLA)")]
    [InlineData("Interim Head of Service Plans and Visits", "Head of Service Plans and Visits")]
    [InlineData("Fаmily Voice Officer", "Family Voice Officer")]
    public void Offers_a_near_match_and_does_not_take_it(string written, string meant)
    {
        var proposal = Assert.Single(_draft.Posts, post => post.Text == written);

        Assert.Equal((PostMatch.Near, meant, written), (proposal.Match, proposal.Suggestion, proposal.Post));
    }

    [Theory]
    [InlineData(2, "")]
    [InlineData(3, "weekly")]
    [InlineData(6, "\"TBC\"")]
    [InlineData(11, "2 due dates")]
    [InlineData(13, "a group, not one post")]
    [InlineData(14, "2 due dates")]
    [InlineData(16, "no year")]
    [InlineData(17, "more than one action")]
    [InlineData(20, "no due date")]
    public void Warns_of_what_needs_a_second_look(int row, string words)
    {
        var messages = _draft.Warnings.Where(warning => warning.Row == row).Select(warning => warning.Message).ToList();

        if (words.Length == 0)
        {
            Assert.Empty(messages);
        }
        else
        {
            Assert.Contains(messages, message => message.Contains(words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Keeps_the_words_of_a_due_date_beside_its_schedule()
    {
        var due = Action("2.7").Due;

        Assert.Equal("Quarterly reports to the board from November 2030 (Q3)", due.Text);
        Assert.Equal((DueKind.Recurring, new DateOnly(2030, 11, 1)), (due.Kind, due.From!.Value));
    }

    [Fact]
    public void Reads_a_statement_in_the_first_row_of_a_table()
    {
        var draft = new Source().Heading(2, "1. Front door").Table(
            ["Overall effectiveness", "", "Help comes early."],
            ["Ref", "Action", "Owner"],
            ["1.1", "Answer every call.", "Duty Manager"]).Interpret();

        Assert.Equal("Help comes early.", Assert.Single(draft.Chapters).Statement);
        Assert.Equal((1, 2), (draft.Totals.Imported, draft.Totals.Headings));
    }

    [Fact]
    public void Leaves_out_a_table_without_actions_and_says_so()
    {
        var draft = new Source().Table(["Pillars", "How we succeed"], ["Good plans", "Leading by example"])
            .Heading(2, "1. Front door").Table(["Ref", "Action", "Owner"], ["1.1", "Answer every call.", "Duty Manager"]).Interpret();

        Assert.Equal((1, 2), (draft.Totals.Total, draft.Totals.LeftOut));
        Assert.Contains(draft.Warnings, warning => warning.Row == 1);
        Assert.Equal([false, true], draft.Tables.Select(table => table.HoldsActions));
    }

    [Fact]
    public void Leaves_a_continuation_without_a_row_above_to_a_person()
    {
        var draft = new Source().Heading(2, "1. Front door").Table(
            ["Ref", "Impact", "Action", "Owner"], ["", "Help comes early.", "", ""],
            ["1.1", "", "Answer every call.", "Duty Manager"]).Interpret();

        Assert.Equal(RowOutcome.Unresolved, draft.Rows[1].Outcome);
        Assert.Contains("Row 2:", Assert.Single(draft.Blockers), StringComparison.Ordinal);
    }

    private ActionDraft Action(string reference) => _draft.Actions.Single(action => action.Ref.Text == reference);

    private IEnumerable<string> Owners(string reference) => Action(reference).Owners.Select(owner => owner.Text);

    private IEnumerable<string> Sharing(string reference) =>
        _draft.Actions.Where(action => action.ImpactIndex == Action(reference).ImpactIndex).Select(action => action.Ref.Text);
}
