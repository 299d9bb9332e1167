using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>Somebody takes a seat in a body.</summary>
internal static class TakeSeat
{
    /// <param name="BodyId">The body.</param>
    /// <param name="Part">As what.</param>
    /// <param name="Name">Who, or null for whoever holds the post.</param>
    /// <param name="Organisation">Of which organisation, or null.</param>
    /// <param name="PostId">The post whose holder sits there, or null.</param>
    /// <param name="Email">What they sign in with, or null: shows when one person holds two roles.</param>
    /// <param name="From">The first day.</param>
    internal sealed record Command(Guid BodyId, SeatPart? Part, string? Name, string? Organisation, Guid? PostId, string? Email, DateOnly? From);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">Nobody named, or somebody that the council does not know.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var body = await db.Set<Body>().SingleAsync(body => body.Id == command.BodyId && body.EndedAt == null, cancellationToken);
            var part = command.Part ?? throw new RefusedException("Choose as what they sit there.", nameof(command.Part));
            var post = command.PostId is { } id ? await db.Posts().SingleOrDefaultAsync(post => post.Id == id, cancellationToken) : null;
            var seat = new Seat(body, part, command.Name, command.Organisation, post?.Id, await UserAsync(command.Email, cancellationToken), command.From);
            db.Add(seat);
            db.Record(new SeatTaken(body.Name, seat.Name ?? post!.Title, part), body.Id);
            await db.SaveChangesAsync(cancellationToken);
        }

        // Only people whom the council knows: its members, and those whom it has let in. Others' addresses are not looked up.
        private async Task<Guid?> UserAsync(string? email, CancellationToken cancellationToken)
        {
            if (string.IsNullOrWhiteSpace(email)) return null;
            var wanted = email.Trim().ToUpperInvariant();
            var known = await db.Users
                .Where(user => user.NormalizedEmail == wanted
                    && (db.Set<Membership>().Any(member => member.UserId == user.Id) || db.Set<Grant>().Any(grant => grant.UserId == user.Id)))
                .Select(user => (Guid?)user.Id).SingleOrDefaultAsync(cancellationToken);
            return known ?? throw new RefusedException(
                "Nobody of your council, and nobody whom it has let in, signs in with this address. Leave it empty for people who do not use SlipPortal.", "Email");
        }
    }
}
