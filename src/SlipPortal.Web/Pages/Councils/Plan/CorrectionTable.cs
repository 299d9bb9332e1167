using Microsoft.AspNetCore.Mvc.Rendering;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>Actions whose dates, leads and references are edited in a table.</summary>
/// <param name="Actions">The actions.</param>
/// <param name="Sent">What was typed, by action; for a table that is not sent yet, nothing.</param>
/// <param name="Posts">Who can lead.</param>
/// <param name="Ratings">What a draft can carry into the version; null where ratings stay as they are.</param>
internal sealed record CorrectionTable(
    IReadOnlyList<ActionRow> Actions, IReadOnlyDictionary<Guid, CorrectionRow> Sent, IReadOnlyList<SelectListItem> Posts,
    IReadOnlyList<SelectListItem>? Ratings)
{
    /// <summary>What stands in an action's row.</summary>
    public CorrectionRow Of(ActionRow action) => Sent.TryGetValue(action.Id, out var row)
        ? row
        : new() { Ref = action.Ref, Due = action.DraftDue ?? action.DueText, RatingId = action.DraftRatingId };
}
