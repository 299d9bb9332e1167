using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>The form of a round of audits.</summary>
internal sealed class RoundInput
{
    public Guid? PracticeAreaId { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public Guid? FrameId { get; set; }

    public string? LookedAt { get; set; }

    public string? CasesSaid { get; set; }

    public int? Cases { get; set; }

    public int? Outstanding { get; set; }

    public int? Good { get; set; }

    public int? RequiresImprovement { get; set; }

    public int? Inadequate { get; set; }

    public decimal? StatedOutstanding { get; set; }

    public decimal? StatedGood { get; set; }

    public decimal? StatedRequiresImprovement { get; set; }

    public decimal? StatedInadequate { get; set; }

    public int? Moderated { get; set; }

    public int? Agreed { get; set; }

    public string? Themes { get; set; }

    /// <summary>Why it is corrected.</summary>
    public string? Correction { get; set; }

    /// <summary>The version that the form was drawn from; 0 for a new round.</summary>
    public int Version { get; set; }

    public static RoundInput Of(AuditRoundRow row) => new()
    {
        PracticeAreaId = row.PracticeAreaId,
        From = row.From,
        Until = row.Until,
        FrameId = row.FrameId,
        LookedAt = row.LookedAt,
        CasesSaid = row.CasesSaid,
        Cases = row.Cases,
        Outstanding = row.Grades.Outstanding,
        Good = row.Grades.Good,
        RequiresImprovement = row.Grades.RequiresImprovement,
        Inadequate = row.Grades.Inadequate,
        StatedOutstanding = row.Stated.Outstanding,
        StatedGood = row.Stated.Good,
        StatedRequiresImprovement = row.Stated.RequiresImprovement,
        StatedInadequate = row.Stated.Inadequate,
        Moderated = row.Moderated,
        Agreed = row.Agreed,
        Themes = string.Join(", ", row.Themes),
        Version = row.Version,
    };

    public SaveRound.Command Command(Guid? round) => new(
        round,
        Version,
        new()
        {
            PracticeAreaId = PracticeAreaId,
            From = From,
            Until = Until,
            FrameId = FrameId,
            LookedAt = LookedAt,
            CasesSaid = CasesSaid,
            Cases = Cases,
            Outstanding = Outstanding,
            Good = Good,
            RequiresImprovement = RequiresImprovement,
            Inadequate = Inadequate,
            Stated = new(StatedOutstanding, StatedGood, StatedRequiresImprovement, StatedInadequate),
            Moderated = Moderated,
            Agreed = Agreed,
            Themes = Themes,
        },
        Correction);
}

/// <summary>What the form of a round is drawn from.</summary>
internal sealed record RoundForm(
    RoundInput Input, bool IsNew, IReadOnlyList<SelectListItem> Areas, IReadOnlyList<SelectListItem> Frames, IReadOnlyList<string> Themes)
{
    public static async Task<RoundForm> OfAsync(PortalDbContext db, RoundInput input, bool isNew, CancellationToken cancellationToken) => new(
        input,
        isNew,
        await db.AreaItemsAsync(cancellationToken),
        await db.FrameItemsAsync(input.FrameId, cancellationToken),
        await db.KnownAuditThemesAsync(cancellationToken));
}
