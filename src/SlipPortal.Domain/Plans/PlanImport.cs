using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Domain.Plans;

/// <summary>
/// A plan file on its way into the portal, with what a person corrected. The file is kept, and after confirming so is what became of
/// each of its rows.
/// </summary>
public sealed class PlanImport : FileImport
{
    private PlanImport()
    {
    }

    /// <summary>A file that was uploaded and can be read.</summary>
    /// <param name="fileName">As uploaded.</param>
    /// <param name="content">The file, byte for byte.</param>
    /// <param name="authorId">Who uploaded it.</param>
    /// <param name="now">When.</param>
    public PlanImport(string fileName, byte[] content, Guid authorId, DateTimeOffset now)
        : base(fileName, content, authorId, now)
    {
    }

    /// <summary>What a person corrected.</summary>
    public ImportChoices Choices { get; private set; } = new();

    /// <summary>The plan that it became, or null.</summary>
    public Guid? PlanId { get; private set; }

    /// <summary>Keeps a correction.</summary>
    /// <exception cref="RefusedException">It was confirmed before.</exception>
    public void Correct(ImportChoices choices)
    {
        RefuseWhenConfirmed();
        Choices = choices;
    }

    /// <summary>It became a plan. Keeps what became of each row.</summary>
    /// <exception cref="RefusedException">It was confirmed before.</exception>
    public IReadOnlyList<PlanImportRow> Confirm(Plan plan, IEnumerable<RowReceipt> rows, DateTimeOffset now)
    {
        Confirm(now);
        PlanId = plan.Id;
        return [.. rows.Select(row => new PlanImportRow(this, row))];
    }
}

/// <summary>What became of one row of the file: the receipt, kept.</summary>
public sealed class PlanImportRow : TenantEntity
{
    private PlanImportRow()
    {
    }

    internal PlanImportRow(PlanImport import, RowReceipt row)
    {
        ImportId = import.Id;
        Number = row.Row;
        Outcome = row.Outcome;
        ActionRef = row.Ref;
        SourceCells = [.. row.Cells];
        Message = row.Message;
    }

    /// <summary>The import.</summary>
    public Guid ImportId { get; private set; }

    /// <summary>The row's number in the file.</summary>
    public int Number { get; private set; }

    /// <summary>What became of it.</summary>
    public RowOutcome Outcome { get; private set; }

    /// <summary>The action it went into, by ref, or null.</summary>
    public string? ActionRef { get; private set; }

    /// <summary>Its cells' text, as in the file.</summary>
    public IReadOnlyList<string> SourceCells { get; private set; } = [];

    /// <summary>What was inferred, or null.</summary>
    public string? Message { get; private set; }
}
