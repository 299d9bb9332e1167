using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Books;

/// <summary>The council's performance books, and beginning another.</summary>
[Requires(RecordKind.Kpis, ToPost = Verb.Manage)]
internal sealed class IndexModel(PortalDbContext db, BeginBook.Handler beginBook) : CouncilPage
{
    public override string Title => "Performance books";

    [BindProperty]
    public BookInput Input { get; set; } = new();

    public IReadOnlyList<BookRow> Books { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (!await this.AcceptsAsync(async () => id = await beginBook.HandleAsync(new(Input.Name, Input.Purpose), cancellationToken), "Input."))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = $"The book “{Input.Name}” is begun. Define its measures.";
        return Redirect(Links.Book(id));
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Books = await (
        from book in db.Set<Book>()
        orderby book.Position
        select new BookRow(
            book.Id, book.Name, book.Purpose,
            db.Set<BookLine>().Count(line => line.BookId == book.Id && db.Set<Kpi>().Any(kpi => kpi.Id == line.KpiId && kpi.ClosedAt == null))))
        .ToListAsync(cancellationToken);

    internal sealed class BookInput
    {
        public string? Name { get; set; }

        public string? Purpose { get; set; }
    }

    internal sealed record BookRow(Guid Id, string Name, string? Purpose, int Measures);
}
