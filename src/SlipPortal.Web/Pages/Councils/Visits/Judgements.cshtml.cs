using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>Recording the grades that an inspection gave.</summary>
[Requires(RecordKind.Visits, Verb.Edit)]
internal sealed class JudgementsModel(PortalDbContext db, JudgeVisit.Handler judgeVisit) : VisitPage(db)
{
    public override string Title => $"Judgements of {Name}";

    [BindProperty]
    public List<GradeInput> Input { get; set; } = [];

    public static IReadOnlyList<SelectListItem> Grades { get; } = [.. Enum.GetValues<Grade>().Select(grade => new SelectListItem(grade.InWords(), grade.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cancellationToken)) return NotFound();
        Input = await StandingAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cancellationToken)) return NotFound();
        var all = await StandingAsync(cancellationToken);
        var arrived = Input;
        if (arrived.Count != all.Count) Input = [.. arrived.Take(all.Count), .. all.Skip(arrived.Count)];
        var grades = Input.DistinctBy(line => line.Aspect).ToDictionary(line => line.Aspect, line => line.Grade);
        if (!await this.AcceptsAsync(() => arrived.Count == all.Count
            ? judgeVisit.HandleAsync(new(Visit, grades), cancellationToken)
            : throw new RefusedException("Not all of the judgements arrived, so nothing was saved. Check them below and send them again.")))
            return Page();
        TempData["Notice"] = "The judgements are recorded.";
        return Redirect(Address);
    }

    // The framework's judgements, with the grades that stand.
    private async Task<List<GradeInput>> StandingAsync(CancellationToken cancellationToken)
    {
        var standing = await Db.Set<Judgement>().Where(judged => judged.VisitId == Visit && judged.SupersededAt == null)
            .ToDictionaryAsync(judged => judged.Aspect, judged => judged.Grade, cancellationToken);
        return [.. Framework.Of(Head.FirstDay).Aspects.Select(aspect => new GradeInput
        {
            Aspect = aspect,
            Grade = standing.TryGetValue(aspect, out var grade) ? grade : null,
        })];
    }

    private async Task<bool> OpenAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) && !Head.IsCancelled;

    internal sealed class GradeInput
    {
        public JudgedAspect Aspect { get; set; }

        public Grade? Grade { get; set; }
    }
}
