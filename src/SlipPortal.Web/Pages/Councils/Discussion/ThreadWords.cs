using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>How pages say who can read a conversation.</summary>
internal static class ThreadWords
{
    /// <summary>An audience, to be chosen.</summary>
    public static string Choice(TalkAudience audience, string council) => audience.Value switch
    {
        CommentThread.Internal => $"Only people of {council}",
        CommentThread.Everyone => "Everybody who may see this item",
        _ => $"Also {audience.SharedWith}",
    };

    /// <summary>The periods of a measure that a conversation can be about.</summary>
    public static IEnumerable<SelectListItem> Parts(IEnumerable<string> parts) => parts.Select(part => new SelectListItem($"The value for {part}", part));

    /// <summary>What a conversation is about, in a list to choose from.</summary>
    public static string Of(TalkSubject subject) => subject switch
    {
        TalkSubject.Plan => "The plan as a whole",
        TalkSubject.Chapter => "Chapters",
        TalkSubject.Action => "Actions",
        TalkSubject.Document => "Evidence",
        TalkSubject.Kpi => "Measures",
        TalkSubject.Reading => "Values of measures",
        TalkSubject.Finding => "Findings",
        TalkSubject.Visit => "Visits",
        TalkSubject.MeetingItem => "Items of meetings",
        _ => "Terms of the notice",
    };
}
