using System.ComponentModel.DataAnnotations;

namespace SlipPortal.UnitTests.TagHelpers;

/// <summary>A page model of the usual shape, with what is hard: nesting, lists, dates.</summary>
internal sealed class SamplePage
{
    public SampleInput Input { get; set; } = new();

    internal sealed class SampleInput
    {
        [Display(Name = "Title of the action")]
        public string? Title { get; set; }

        [Display(Name = "Due date")]
        public DateOnly? Due { get; set; }

        public DateOnly Started { get; set; }

        public string? Rating { get; set; }

        public List<string> Shared { get; set; } = [];

        public List<SampleOwner> Owners { get; set; } = [new()];
    }

    internal sealed class SampleOwner
    {
        public string? Name { get; set; }
    }
}
