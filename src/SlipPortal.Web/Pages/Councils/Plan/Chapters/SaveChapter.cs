using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan.Chapters;

/// <summary>A chapter's words and lead are changed, or a chapter is added to a draft.</summary>
internal static class SaveChapter
{
    /// <param name="ChapterId">The chapter, or null for a new one.</param>
    /// <param name="PlanId">The draft that a new chapter goes into.</param>
    /// <param name="PracticeAreaId">The practice area of a new chapter.</param>
    /// <param name="Number">As printed.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Statement">What good looks like.</param>
    /// <param name="LeadPostId">The post that leads it.</param>
    /// <param name="NewImpact">An intended impact to add, or null.</param>
    internal sealed record Command(
        Guid? ChapterId, Guid PlanId, Guid? PracticeAreaId, string? Number, string? Title, string? Statement, Guid? LeadPostId, string? NewImpact);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No title or practice area, or a text that is too long.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var lead = await db.Posts().Where(post => post.Id == command.LeadPostId).Select(post => (Guid?)post.Id)
                .SingleOrDefaultAsync(cancellationToken);
            var chapter = command.ChapterId is { } id
                ? await db.Set<Chapter>().AsTracking().SingleAsync(chapter => chapter.Id == id, cancellationToken)
                : await NewAsync(command, cancellationToken);
            chapter.Describe(command.Number, command.Title, command.Statement, lead);
            if (!string.IsNullOrWhiteSpace(command.NewImpact)) db.Add(new Impact(chapter, command.NewImpact));
            db.Record(new ChapterChanged(chapter.Title, command.ChapterId is null), chapter.Id);
            await db.SaveChangesAsync(cancellationToken);
            return chapter.Id;
        }

        private async Task<Chapter> NewAsync(Command command, CancellationToken cancellationToken)
        {
            var area = await db.Set<PracticeArea>().SingleOrDefaultAsync(area => area.Id == command.PracticeAreaId, cancellationToken)
                ?? throw new RefusedException("Choose the practice area that it belongs to.", nameof(command.PracticeAreaId));
            var last = await db.Set<Chapter>().Where(chapter => chapter.PlanId == command.PlanId).MaxAsync(chapter => (int?)chapter.Position, cancellationToken) ?? 0;
            var chapter = new Chapter(command.PlanId, area.Id, last + 1, command.Number, command.Title ?? "", command.Statement);
            db.Add(chapter);
            return chapter;
        }
    }
}
