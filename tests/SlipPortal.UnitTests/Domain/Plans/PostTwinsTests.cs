using SlipPortal.Domain.Plans;

namespace SlipPortal.UnitTests.Domain.Plans;

/// <summary>Which titles are one post by two names.</summary>
public sealed class PostTwinsTests
{
    [Theory]
    [InlineData("Service Manager CIN/CP", "Service Manager CINCP")]
    [InlineData("Service Manager CIN / CP", "Service Manager CIN CP")]
    [InlineData("Head of Quality Assurance", "HoS QA", false)]
    [InlineData("Head of Service QA", "HoS Quality Assurance")]
    [InlineData("Director of Children's Services", "DCS")]
    [InlineData("Training & Development Manager", "Training and Development  manager")]
    [InlineData("Quality Assurance Officer (QAO)", "Quality Assurance Officer (QOA)")]
    [InlineData("Head of Help", "Head of Homes", false)]
    [InlineData("Team Manager North", "Team Manager South", false)]
    public void Titles_that_differ_by_spacing_slash_or_abbreviation_are_one(string one, string other, bool areOne = true) =>
        Assert.Equal(areOne ? [[one, other]] : [], PostTwins.Find([one, other, "Visits Officer"], title => title));
}
