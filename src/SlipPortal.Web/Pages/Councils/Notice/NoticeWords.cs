using SlipPortal.Domain.Notices;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>How the pages of the notice say things.</summary>
internal static class NoticeWords
{
    public static string InWords(TermState state, bool recurs) => state switch
    {
        TermState.NotBegun => "Not begun",
        TermState.Met when recurs => "Met so far",
        TermState.OpenEnded => "Open-ended",
        _ => state.ToString(),
    };

    public static string Colour(TermState state) => state switch
    {
        TermState.Met => "green",
        TermState.Late => "orange",
        TermState.Missed => "red",
        TermState.Due => "blue",
        TermState.OpenEnded => "turquoise",
        _ => "grey",
    };

    public static string InWords(TermOwner owner) => owner == TermOwner.Board ? "Improvement board" : owner.ToString();

    /// <summary>As the heading of a page: “In force”, “Stepped down”.</summary>
    public static string Stage(StageKind? stage) => stage switch
    {
        StageKind.Amended => "In force, amended",
        StageKind.SteppedDown => "Stepped down",
        StageKind.Direction => "A direction followed",
        StageKind.Lifted => "Lifted",
        StageKind.PostNoticeSupport => "Lifted; support goes on",
        _ => "In force",
    };

    /// <summary>As one thing that happened: “Served”, “Stepped down”.</summary>
    public static string Happened(StageKind stage) => stage switch
    {
        StageKind.SteppedDown => "Stepped down",
        StageKind.Direction => "Direction of the Secretary of State",
        StageKind.PostNoticeSupport => "Support after the notice",
        _ => stage.ToString(),
    };

    /// <summary>How one of the times that a term was due went.</summary>
    public static string Turn(TermTurn turn) => turn.State switch
    {
        TermState.Met when turn.DaysLate > 0 => $"Done {Words.Count(turn.DaysLate, "day")} late",
        TermState.Met => "Done in time",
        TermState.Late => "Late: it can still be done",
        TermState.Due => "To come",
        _ => turn.State.ToString(),
    };

    public static string Colour(TermTurn turn) => turn is { State: TermState.Met, DaysLate: > 0 } ? "yellow" : turn.State is TermState.Due ? "grey" : Colour(turn.State);

    /// <summary>“1.2 MB”.</summary>
    public static string Size(int bytes) => bytes >= 1_000_000 ? $"{bytes / 1_000_000.0:0.0} MB" : $"{Math.Max(1, bytes / 1_000):N0} kB";
}
