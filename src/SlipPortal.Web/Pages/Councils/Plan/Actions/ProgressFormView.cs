using Microsoft.AspNetCore.Mvc.Rendering;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>What the form to report progress is drawn from.</summary>
/// <param name="Address">Where it is sent to.</param>
/// <param name="Ratings">The ratings that can be given.</param>
/// <param name="Input">What was typed.</param>
internal sealed record ProgressFormView(string Address, IReadOnlyList<SelectListItem> Ratings, ProgressInput Input);
