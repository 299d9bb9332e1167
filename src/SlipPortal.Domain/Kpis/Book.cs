using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis;

/// <summary>A performance book: measures in themes, for those who read them together (a board, managers, the whole council).</summary>
public sealed class Book : TenantEntity, IWithdrawable
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 150;

    /// <summary>Longest purpose, in characters.</summary>
    public const int PurposeMaxLength = 1_000;

    private Book()
    {
    }

    /// <summary>A new book.</summary>
    /// <exception cref="RefusedException">No name, or a text that is too long.</exception>
    public Book(string? name, string? purpose, int position)
    {
        Name = Text.RequiredLine(name, "the name of the book", NameMaxLength, nameof(Name));
        Purpose = Text.Optional(purpose, "what the book is for", PurposeMaxLength, nameof(Purpose));
        Position = position;
    }

    /// <summary>Unique within the council.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Who reads it and what for, or null.</summary>
    public string? Purpose { get; private set; }

    /// <summary>Order in lists, from 1. The first is the one that opens.</summary>
    public int Position { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <inheritdoc/>
    public Guid? WithdrawnById { get; private set; }

    /// <inheritdoc/>
    public string? WithdrawnBecause { get; private set; }

    /// <inheritdoc/>
    public void Withdraw(string? reason, Guid byId, DateTimeOffset now) =>
        (WithdrawnAt, WithdrawnById, WithdrawnBecause) = Withdrawal.Of(this, reason, byId, now);
}

/// <summary>A measure's place in a book. One measure may stand in several books, under different themes.</summary>
public sealed class BookLine : TenantEntity
{
    /// <summary>Longest theme, in characters.</summary>
    public const int ThemeMaxLength = 200;

    private BookLine()
    {
    }

    /// <summary>A measure taken into a book.</summary>
    /// <exception cref="RefusedException">A theme that is too long.</exception>
    public BookLine(Book book, Kpi kpi, string? theme)
    {
        BookId = book.Id;
        KpiId = kpi.Id;
        Theme = Text.OptionalLine(theme, "the theme", ThemeMaxLength, nameof(Theme));
    }

    /// <summary>The book.</summary>
    public Guid BookId { get; private set; }

    /// <summary>The measure.</summary>
    public Guid KpiId { get; private set; }

    /// <summary>The heading that it stands under, or null.</summary>
    public string? Theme { get; private set; }
}
