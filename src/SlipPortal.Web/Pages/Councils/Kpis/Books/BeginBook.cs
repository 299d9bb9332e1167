using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Books;

/// <summary>A lead begins a performance book.</summary>
internal static class BeginBook
{
    internal sealed record Command(string? Name, string? Purpose);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No name, or one that is taken.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var position = await db.Set<Book>().MaxAsync(book => (int?)book.Position, cancellationToken) ?? 0;
            var book = new Book(command.Name, command.Purpose, position + 1);
            db.Add(book);
            db.Record(new BookBegun(book.Name), book.Id);
            await db.SaveOrRefuseAsync(new($"There is a book called {book.Name} already.", nameof(command.Name)), cancellationToken);
            return book.Id;
        }
    }
}
