namespace SlipPortal.Web.Infrastructure;

/// <summary>The addresses of one council's pages. Written out here once; tables of hundreds of rows link by plain <c>href</c>s.</summary>
/// <param name="Slug">The council's slug.</param>
internal sealed record CouncilLinks(string Slug)
{
    public string Overview => $"/councils/{Slug}";

    public string Plan => $"{Overview}/plan";

    public string Import => $"{Plan}/import";

    public string Partners => $"{Overview}/partners";

    public string GiveAccess => $"{Partners}/give";

    public string Ledger => $"{Partners}/ledger";

    public string History => $"{Overview}/history";

    public string People => $"{Overview}/people";

    public string PlanStanding(string standing) => $"{Plan}?standing={standing}";

    public string Action(string reference) => $"{Plan}/actions/{Uri.EscapeDataString(reference)}";

    public string Review(Guid import) => $"{Import}/{import}";

    public string ImportRow(Guid import, int row) => $"{Import}/{import}/rows/{row}";

    public string Receipt(Guid import) => $"{Import}/{import}/receipt";

    public string EndAccess(Guid grant) => $"{Partners}/grants/{grant}/end";
}
