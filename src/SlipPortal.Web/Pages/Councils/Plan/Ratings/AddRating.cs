using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Ratings;

/// <summary>A lead adds a step to the council's rating scale.</summary>
internal static class AddRating
{
    internal sealed record Command(string? Name, string? Colour, RatingMeaning? Meaning, string? Explanation);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No name, colour or meaning, or a name that is taken.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var meaning = command.Meaning ?? throw new RefusedException("Choose what it means.", nameof(command.Meaning));
            var last = await db.Set<Rating>().MaxAsync(rating => (int?)rating.Position, cancellationToken) ?? 0;
            var rating = new Rating(command.Name, command.Colour, last + 1, meaning, command.Explanation);
            db.Add(rating);
            db.Record(new RatingScaleChanged($"added “{rating.Name}”."), rating.Id);
            await db.SaveOrRefuseAsync(
                new RefusedException($"There is a rating called {rating.Name} already, in use or retired.", nameof(command.Name)), cancellationToken);
        }
    }
}
