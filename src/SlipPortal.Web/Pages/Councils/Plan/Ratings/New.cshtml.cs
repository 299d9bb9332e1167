using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Ratings;

/// <summary>A new step of the rating scale.</summary>
[Requires(RecordKind.Boards, Verb.Manage)]
internal sealed class NewModel(AddRating.Handler addRating) : CouncilPage
{
    public override string Title => "Add a rating";

    [BindProperty]
    public RatingInput Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> Meanings { get; } =
        [.. Enum.GetValues<RatingMeaning>().Select(meaning => new SelectListItem(IndexModel.InWords(meaning), meaning.ToString()))];

    public static IReadOnlyList<SelectListItem> Colours { get; } =
        [.. Rating.Colours.Select(colour => new SelectListItem(char.ToUpperInvariant(colour[0]) + colour[1..], colour))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var command = new AddRating.Command(Input.Name, Input.Colour, Input.Meaning, Input.Explanation);
        if (!await this.AcceptsAsync(() => addRating.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"“{Input.Name}” is added to the scale.";
        return Redirect(Links.Ratings);
    }

    internal sealed class RatingInput
    {
        public string? Name { get; set; }

        public string? Colour { get; set; }

        public RatingMeaning? Meaning { get; set; }

        public string? Explanation { get; set; }
    }
}
