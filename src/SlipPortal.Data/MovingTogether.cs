using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Talk;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Data;

/// <summary>
/// Changes of what a record and everything that hangs on it say alike, because who may see the one may see the other: its practice area,
/// and whether it is public. The references between them name these columns too. Conversations about it go with it.
/// </summary>
/// <remarks>For EF Core these columns are part of a key, which it never changes.</remarks>
public static class MovingTogether
{
    private const string Own = "id = {0}";

    private static string About(string subjects) => $"subject in ({subjects}) and subject_id = {{0}}";

    /// <summary>Moves a measure to another practice area.</summary>
    public static Task MoveKpiAsync(this PortalDbContext db, Guid kpi, Guid practiceArea, CancellationToken cancellationToken) =>
        SetAsync(
        db, "practice_area_id", kpi, practiceArea,
        [(typeof(KpiFact), "kpi_id = {0}"), (typeof(CommentThread), About("'Kpi', 'Reading'")), (typeof(Kpi), Own)],
        cancellationToken);

    /// <summary>Moves a finding to another practice area.</summary>
    public static Task MoveFindingAsync(this PortalDbContext db, Guid finding, Guid practiceArea, CancellationToken cancellationToken) =>
        SetAsync(
        db, "practice_area_id", finding, practiceArea,
        [(typeof(FindingFact), "finding_id = {0}"), (typeof(CommentThread), About("'Finding'")), (typeof(Finding), Own)],
        cancellationToken);

    /// <summary>Moves a visit to another practice area. Its findings have areas of their own.</summary>
    public static Task MoveVisitAsync(this PortalDbContext db, Guid visit, Guid practiceArea, CancellationToken cancellationToken) =>
        SetAsync(
        db, "practice_area_id", visit, practiceArea,
        [(typeof(VisitFact), "visit_id = {0}"), (typeof(CommentThread), About("'Visit'")), (typeof(Visit), Own)],
        cancellationToken);

    /// <summary>Opens a visit with its findings to those from outside who were let in, or closes it to them.</summary>
    public static Task OpenVisitAsync(this PortalDbContext db, Guid visit, bool isPublic, CancellationToken cancellationToken) => SetAsync(
        db, "is_public", visit, isPublic,
        [
            (typeof(VisitFact), "visit_id = {0}"),
            (typeof(FindingFact), "finding_id in (select id from portal.findings where visit_id = {0})"),
            (typeof(Finding), "visit_id = {0}"),
            (typeof(CommentThread), "subject in ('Visit', 'Finding') and named_id = {0}"),
            (typeof(Visit), Own),
        ],
        cancellationToken);

    /// <summary>Opens the conversations about evidence that was held, once a lead has released it.</summary>
    public static Task OpenEvidenceAsync(this PortalDbContext db, Guid evidence, CancellationToken cancellationToken) =>
        SetAsync(db, "is_public", evidence, true, [(typeof(CommentThread), About("'Document'"))], cancellationToken);

    private static Task SetAsync(
        PortalDbContext db, string column, Guid id, object value, (Type Record, string Where)[] records, CancellationToken cancellationToken) =>
        db.RunTogetherAsync(
            [
                .. from record in records
                   from type in db.Model.GetEntityTypes()
                   where type.ClrType.IsAssignableTo(record.Record)
                   // Conversations call it otherwise: there are closed ones about evidence, too.
                   let name = column == "is_public" && record.Record == typeof(CommentThread) ? "is_open" : column
                   // The council is named here too, as the query filter would: no wall stands alone.
                   select $"update {OneStatement.Table(type)} set {name} = {{1}} where tenant_id = {{2}} and {record.Where}",
            ],
            [id, value, db.TenantInfo!.Id],
            cancellationToken);
}
