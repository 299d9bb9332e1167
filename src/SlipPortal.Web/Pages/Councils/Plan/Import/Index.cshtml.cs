using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>Where a plan file is sent in.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
[RequestSizeLimit(MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
internal sealed class IndexModel(PortalDbContext db, UploadPlan.Handler uploadPlan) : UploadPage<PlanImport>(db)
{
    private readonly PortalDbContext _db = db;

    public override string Title => "Import a plan";

    /// <summary>The draft of the next version: while there is one, no file becomes the plan. Null where there is none.</summary>
    public Guid? Draft { get; private set; }

    protected override async Task LoadMoreAsync(CancellationToken cancellationToken) =>
        Draft = await _db.DraftedVersionAsync(cancellationToken);

    protected override Task<Guid> UploadAsync(string fileName, byte[] content, CancellationToken cancellationToken) =>
        uploadPlan.HandleAsync(new(fileName, content), cancellationToken);

    protected override string Review(Guid import) => Links.Review(import);
}
