using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Domain.Kpis;

/// <summary>A file on its way into a performance book. The file is kept, and after confirming so is what became of each of its rows.</summary>
public sealed class BookImport : FileImport, IWithdrawable
{
    private BookImport()
    {
    }

    /// <summary>A file that was uploaded and can be read.</summary>
    /// <param name="fileName">As uploaded.</param>
    /// <param name="content">The file, byte for byte.</param>
    /// <param name="authorId">Who uploaded it.</param>
    /// <param name="now">When.</param>
    public BookImport(string fileName, byte[] content, Guid authorId, DateTimeOffset now)
        : base(fileName, content, authorId, now)
    {
    }

    /// <summary>The book that it went into, or null.</summary>
    public Guid? BookId { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <inheritdoc/>
    public Guid? WithdrawnById { get; private set; }

    /// <inheritdoc/>
    public string? WithdrawnBecause { get; private set; }

    /// <inheritdoc/>
    public void Withdraw(string? reason, Guid byId, DateTimeOffset now) =>
        (WithdrawnAt, WithdrawnById, WithdrawnBecause) = Withdrawal.Of(this, reason, byId, now);

    /// <summary>It went into a book. Keeps what became of each row.</summary>
    /// <exception cref="RefusedException">It was confirmed before.</exception>
    public IReadOnlyList<BookImportRow> Confirm(Book book, IEnumerable<(RowReceipt Row, CellTotals Cells)> rows, DateTimeOffset now)
    {
        Confirm(now);
        BookId = book.Id;
        return [.. rows.Select(row => new BookImportRow(this, row.Row, row.Cells))];
    }
}

/// <summary>What became of one row of the file: the receipt, kept.</summary>
public sealed class BookImportRow : TenantEntity
{
    private BookImportRow()
    {
    }

    internal BookImportRow(BookImport import, RowReceipt row, CellTotals cells)
    {
        ImportId = import.Id;
        Number = row.Row;
        Outcome = row.Outcome;
        Ref = row.Ref;
        SourceCells = [.. row.Cells];
        Message = row.Message;
        (Stored, Derived, Stated, Refused, Blank) = (cells.Stored, cells.Derived, cells.Stated, cells.Refused, cells.Blank);
    }

    /// <summary>The import.</summary>
    public Guid ImportId { get; private set; }

    /// <summary>The row's number in the file.</summary>
    public int Number { get; private set; }

    /// <summary>What became of it.</summary>
    public RowOutcome Outcome { get; private set; }

    /// <summary>The measure it went into, by ref, or null.</summary>
    public string? Ref { get; private set; }

    /// <summary>Its cells' text, as in the file.</summary>
    public IReadOnlyList<string> SourceCells { get; private set; } = [];

    /// <summary>What was inferred, or null.</summary>
    public string? Message { get; private set; }

    /// <summary>How many of its cells were recorded.</summary>
    public int Stored { get; private set; }

    /// <summary>How many follow from others.</summary>
    public int Derived { get; private set; }

    /// <summary>How many are kept as the source says them.</summary>
    public int Stated { get; private set; }

    /// <summary>How many were not taken.</summary>
    public int Refused { get; private set; }

    /// <summary>How many hold nothing.</summary>
    public int Blank { get; private set; }
}
