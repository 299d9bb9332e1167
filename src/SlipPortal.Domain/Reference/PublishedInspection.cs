using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Reference;

/// <summary>An inspection or visit of an authority as Ofsted's official statistics list it.</summary>
/// <param name="AreaCode">Of which <see cref="StatisticalArea"/>.</param>
/// <param name="Type">As councils call it: one of <see cref="VisitTypes"/>, or the source's own words.</param>
/// <param name="PublishedOn">When its report was published.</param>
/// <param name="FirstDay">When it began; the statistics do not say when it ended.</param>
/// <param name="Form">In the source's words: “ILACS Short Inspection”.</param>
/// <param name="Focus">What a focused visit looked at, or null.</param>
/// <param name="Overall">The overall grade; null for a visit that gives none.</param>
/// <param name="Leaders">The grade of leaders, or null.</param>
/// <param name="HelpAndProtection">The grade of help and protection, or null.</param>
/// <param name="InCare">The grade of children in care, or null.</param>
/// <param name="CareLeavers">The grade of care leavers; null before 2023.</param>
/// <param name="Source">Where it was published.</param>
public sealed record PublishedInspection(
    int AreaCode, string Type, DateOnly PublishedOn, DateOnly FirstDay, string Form, string? Focus, Grade? Overall, Grade? Leaders, Grade? HelpAndProtection,
    Grade? InCare, Grade? CareLeavers, string Source)
{
    /// <summary>Longest type, form, focus and source, in characters.</summary>
    public const int TextMaxLength = Visit.TypeMaxLength;

    /// <summary>The grades that it gave, in the order of the report.</summary>
    public IReadOnlyList<(JudgedAspect Aspect, Grade Grade)> Grades() =>
    [
        .. new (JudgedAspect Aspect, Grade? Grade)[]
        {
            (JudgedAspect.Overall, Overall), (JudgedAspect.Leaders, Leaders), (JudgedAspect.HelpAndProtection, HelpAndProtection),
            (JudgedAspect.InCare, InCare), (JudgedAspect.CareLeavers, CareLeavers),
        }.Where(judged => judged.Grade is not null).Select(judged => (judged.Aspect, judged.Grade!.Value)),
    ];
}
