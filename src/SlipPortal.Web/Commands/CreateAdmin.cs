using Microsoft.AspNetCore.Identity;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Messaging;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>Names a platform administrator: somebody who founds organisations and has no reach into any council.</summary>
internal static class CreateAdmin
{
    public static async Task<int> RunAsync(IServiceProvider portal, PortalDatabase database, string email, string name)
    {
        await Console.Error.WriteAsync("Password: ");
        var password = Console.ReadLine() ?? "";
        var user = await AppointAsync(portal, database, email, name, password);
        await using var db = portal.GetRequiredService<PortalSessions>().Open(null, new Reader(user.Id, user.Name));
        db.Enqueue(new AdministratorWasMade());
        await db.SaveChangesAsync();
        Console.WriteLine($"{user.Email} is a platform administrator.");
        return 0;
    }

    /// <summary>Creates the account and appoints it, as the database's administrator: the portal itself cannot appoint anybody.</summary>
    /// <exception cref="RefusedException">The address or the name is none.</exception>
    /// <exception cref="OperatorException">The account is refused, or there is no administrator's connection.</exception>
    public static async Task<PortalUser> AppointAsync(
        IServiceProvider portal, PortalDatabase database, string email, string name, string password)
    {
        var admin = database.Admin
            ?? throw new OperatorException("Set ConnectionStrings__Migrator: only the database's administrator names platform administrators.");
        await using var scope = portal.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var address = Invitation.Address(portal.GetRequiredService<EmailAddresses>().Check(email, "EMAIL"), "EMAIL");
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(),
            UserName = address,
            Email = address,
            EmailConfirmed = true,
            Name = Text.RequiredLine(name, "their name", PortalUser.NameMaxLength, "NAME"),
        };
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(user.Id, user.Name);
        var created = await users.CreateAsync(user, password);
        if (!created.Succeeded) throw new OperatorException(string.Join(' ', created.Errors.Select(error => error.Description)));

        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("insert into app.platform_administrators (user_id) values ($1)", connection)
        {
            Parameters = { new() { Value = user.Id } },
        };
        await command.ExecuteNonQueryAsync();
        return user;
    }
}
