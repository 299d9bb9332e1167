using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.UnitTests.Domain.Visits;

/// <summary>Findings as they are pasted: a list, or the cells of a table.</summary>
public sealed class FindingListTests
{
    [Fact]
    public void A_list_says_by_its_headings_what_its_lines_are()
    {
        var findings = FindingList.Read("Strengths:\n• Calm teams\n\nAreas for development\n3. Slow answers\n(4.2) No audits (yet)\n", null);
        Assert.Equal(
            [(FindingKind.Strength, "Calm teams", null), (FindingKind.AreaForDevelopment, "Slow answers", "3"), (FindingKind.AreaForDevelopment, "No audits (yet)", "(4.2)")],
            findings.Select(finding => (finding.Kind!.Value, finding.Wording!, finding.Paragraph)));
    }

    [Theory]
    [InlineData("The review found the following strengths:", FindingKind.Strength)]
    [InlineData("What worked well:", FindingKind.Strength)]
    [InlineData("Strengths (2)", FindingKind.Strength)]
    [InlineData("The areas for development identified were:", FindingKind.AreaForDevelopment)]
    [InlineData("Areas for further improvement:", FindingKind.AreaForDevelopment)]
    [InlineData("The team makes the following recommendations:", FindingKind.Recommendation)]
    [InlineData("Inspectors set these priority actions:", FindingKind.PriorityAction)]
    public void A_sentence_can_say_what_follows(string heading, FindingKind kind) =>
        Assert.Equal([(kind, "Calm teams"), (kind, "Clear plans")],
            FindingList.Read($"{heading}\n• Calm teams\n• Clear plans", null).Select(finding => (finding.Kind!.Value, finding.Wording!)));

    [Theory]
    [InlineData("Strengths-based practice is used in these teams:")]
    [InlineData("The strength of the team is its calm.")]
    public void A_finding_that_speaks_of_strength_is_a_finding(string text) =>
        Assert.Equal((FindingKind.AreaForDevelopment, text), Assert.Single(FindingList.Read(text, FindingKind.AreaForDevelopment)) is var one ? (one.Kind!.Value, one.Wording) : default);

    [Fact]
    public void A_heading_of_two_kinds_says_none() => Assert.Equal(
        FindingKind.Recommendation, Assert.Single(FindingList.Read("Strengths:\nStrengths and areas for development:\nCalm teams", FindingKind.Recommendation)).Kind);

    [Fact]
    public void A_number_in_the_words_is_no_paragraph()
    {
        var finding = Assert.Single(FindingList.Read("28 cases were read", FindingKind.Strength));
        Assert.Equal(("28 cases were read", null), (finding.Wording, finding.Paragraph));
    }

    [Fact]
    public void A_table_with_headings_is_read_by_them()
    {
        var findings = FindingList.Read("Para\tFinding\tKind\tTheme\tEvidence\n1\tCalm teams\tStrength\t\tseen\n2\tFewer forms\tRecommendation\tForms\tnot checked", null);
        Assert.Equal((FindingKind.Strength, "Calm teams", "1", FindingBasis.Seen), (findings[0].Kind, findings[0].Wording, findings[0].Paragraph, findings[0].Basis));
        Assert.Equal((FindingKind.Recommendation, "Forms", FindingBasis.NotChecked), (findings[1].Kind, findings[1].Themes, findings[1].Basis));
    }

    [Fact]
    public void A_table_without_headings_is_read_by_its_longest_cell()
    {
        var finding = Assert.Single(FindingList.Read("2.1\tDecisions are recorded late, and not by everybody\tPriority action", null));
        Assert.Equal((FindingKind.PriorityAction, "Decisions are recorded late, and not by everybody", "2.1"), (finding.Kind, finding.Wording, finding.Paragraph));
    }

    [Theory]
    [InlineData("", null, "Text")]
    [InlineData("Strengths", null, "Text")]
    [InlineData("Something", null, "Kind")]
    public void Nothing_and_what_has_no_kind_are_refused(string text, FindingKind? kind, string field) =>
        Assert.Equal(field, Assert.Throws<RefusedException>(() => FindingList.Read(text, kind)).Field);

    [Fact]
    public void Themes_are_the_same_whatever_their_capitals() =>
        Assert.Equal(["Oversight", "supervision"], Finding.ThemesOf("Oversight, supervision; oversight,\nSupervision"));
}
