using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Domain.Boards;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>What can be decided on an item of an agenda, in the words of its kind; any can be put off.</summary>
internal static class Outcomes
{
    public static IReadOnlyList<SelectListItem> Of(AgendaKind kind) => kind switch
    {
        AgendaKind.DateChange => Choices(
            ("Agreed: the new date stands", AgendaOutcome.Agreed),
            ("Not agreed: the date before stands", AgendaOutcome.Refused)),
        AgendaKind.SignOff or AgendaKind.FindingSignOff => Choices(
            ("Signed off in full", AgendaOutcome.Agreed),
            ("Signed off in part, on a condition", AgendaOutcome.AgreedInPart),
            ("Not signed off", AgendaOutcome.Refused)),
        AgendaKind.Endorsement => Choices(
            ("Endorsed: it goes into the plan", AgendaOutcome.Agreed),
            ("Not endorsed", AgendaOutcome.Refused)),
        AgendaKind.PlanApproval => Choices(
            ("Approved: it comes into force", AgendaOutcome.Agreed),
            ("Not approved", AgendaOutcome.Refused)),
        _ => Choices(
            ("Noted", AgendaOutcome.Noted),
            ("Agreed", AgendaOutcome.Agreed),
            ("Not agreed", AgendaOutcome.Refused)),
    };

    private static IReadOnlyList<SelectListItem> Choices(params (string Text, AgendaOutcome Outcome)[] choices) =>
    [
        .. choices.Append(("Put off to another meeting", AgendaOutcome.Deferred))
            .Select(choice => new SelectListItem(choice.Item1, choice.Item2.ToString())),
    ];
}
