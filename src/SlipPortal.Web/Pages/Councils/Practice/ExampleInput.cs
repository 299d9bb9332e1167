using SlipPortal.Domain.Oversight;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>The form to write and to change a practice example.</summary>
internal sealed class ExampleInput
{
    public string? Title { get; set; }

    public string? Themes { get; set; }

    public string? Problem { get; set; }

    public string? Action { get; set; }

    public string? Impact { get; set; }

    /// <summary>The version that the form was drawn from.</summary>
    public uint RowVersion { get; set; }

    public PracticeWords Words => new(Title, Themes, Problem, Action, Impact);
}

/// <summary>What that form is drawn from.</summary>
internal sealed record ExampleForm(ExampleInput Input, IReadOnlyList<string> KnownThemes);
