using MassTransit;
using Microsoft.AspNetCore.Identity;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Messaging;

/// <summary>Writes to somebody about their own account. Nobody can choose not to be told.</summary>
internal sealed class AccountEmailConsumer(
    PortalDbContext db, UserManager<PortalUser> users, AccountTokens tokens, IMailer mailer, PortalAddress portal, TimeProvider clock)
    : IConsumer<PasswordResetWasAsked>, IConsumer<PasswordWasChanged>, IConsumer<EmailChangeWasAsked>, IConsumer<EmailWasChanged>,
        IConsumer<NewDeviceWasUsed>, IConsumer<SignInsFailed>, IConsumer<AdministratorWasMade>
{
    private const string NotYou = "If this was not you, somebody else may know your password. Choose a new one now";

    public async Task Consume(ConsumeContext<PasswordResetWasAsked> context)
    {
        var (person, by) = context.Message;
        if (await users.FindByIdAsync(person.ToString()) is not { } user) return;
        await SendAsync(
            context,
            user.Email!,
            "Reset your SlipPortal password",
            $"""
            Dear {user.Name},

            {by ?? "Somebody"} asked for a new password for your SlipPortal account.

            Choose a new password: {Link("reset", AccountTokenPurpose.ResetPassword, user)}

            The link works once, until {Words.Moment(clock.GetUtcNow() + AccountTokens.Length)}. It is for you alone: do not pass it on.
            If you do not want a new password, do nothing: the one that you have still works.
            """);
    }

    public async Task Consume(ConsumeContext<PasswordWasChanged> context)
    {
        var people = await Addressee.OfSecurityAsync(db, context.CancellationToken);
        var owner = await OwnerAsync(context);
        await context.ToEachAsync(
            db,
            people,
            context.Message.PersonId,
            person => new PasswordWasChanged(person.UserId),
            person => person.UserId == owner.Id
                ? SendAsync(
                    context,
                    person.Email,
                    "Your SlipPortal password was changed",
                    $"""
                    Dear {person.Name},

                    The password of your SlipPortal account was changed. All your sessions have ended: sign in again with the new one.

                    {NotYou}: {portal.Url}/account/forgot
                    """)
                : SendAsync(
                    context,
                    person.Email,
                    $"{owner.Name} has a new SlipPortal password",
                    $"""
                    Dear {person.Name},

                    {owner.Name}, who leads a council on SlipPortal with you, has a new password. Ask them whether they changed it. If they did not,
                    remove them for now: {portal.Url}
                    """));
    }

    public async Task Consume(ConsumeContext<EmailChangeWasAsked> context)
    {
        var (person, email, isApproved) = context.Message;
        if (await users.FindByIdAsync(person.ToString()) is not { } user) return;
        var purpose = isApproved ? AccountTokenPurpose.ConfirmEmail : AccountTokenPurpose.ApproveEmail;
        await SendAsync(
            context,
            isApproved ? email : user.Email!,
            isApproved ? "Confirm your email address for SlipPortal" : "Your email address for SlipPortal is about to change",
            $"""
            Dear {user.Name},

            You asked for {email} to be the email address of your SlipPortal account, instead of {user.Email}.

            {(isApproved ? "Confirm" : "Approve")} the change: {Link(isApproved ? "email/confirm" : "email/approve", purpose, user, email)}

            The link works once, until {Words.Moment(clock.GetUtcNow() + AccountTokens.Length)}.{(isApproved ? "" : " After it we write to the new address.")}
            {(isApproved ? "If you did not ask for it, do nothing." : $"{NotYou}: {portal.Url}/account/password")}
            """);
    }

    public async Task Consume(ConsumeContext<EmailWasChanged> context) => await SendAsync(
        context,
        context.Message.Address,
        "Your email address for SlipPortal was changed",
        $"""
        The email address of your SlipPortal account is {context.Message.NewEmail} now. Use it to sign in. All your sessions have ended.

        If this was not you, tell your council’s improvement lead or whoever looks after the portal at once.
        """);

    public async Task Consume(ConsumeContext<NewDeviceWasUsed> context)
    {
        var user = await OwnerAsync(context);
        await SendAsync(
            context,
            user.Email!,
            "New sign-in to your SlipPortal account",
            $"""
            Dear {user.Name},

            Your account was used on a device for the first time: {context.Message.Device}, {Words.Moment(context.Message.At)}.

            If this was you, there is nothing to do. {NotYou}: {portal.Url}/account/password
            Your sessions: {portal.Url}/account/sessions
            """);
    }

    public async Task Consume(ConsumeContext<SignInsFailed> context)
    {
        var user = await OwnerAsync(context);
        await SendAsync(
            context,
            user.Email!,
            "Failed sign-ins to your SlipPortal account",
            $"""
            Dear {user.Name},

            Somebody tried to sign in to your account with {context.Message.Count} wrong passwords. Devices that you have not used before have to wait between
            tries; those that you have used work as before.

            If this was you and you do not remember your password: {portal.Url}/account/forgot
            """);
    }

    public async Task Consume(ConsumeContext<AdministratorWasMade> context)
    {
        var made = await OwnerAsync(context);
        await context.ToEachAsync(
            db,
            await Addressee.OfAdministratorsAsync(db, context.CancellationToken),
            context.Message.PersonId,
            person => new AdministratorWasMade(person.UserId),
            person => SendAsync(
                context,
                person.Email,
                $"{made.Name} is a platform administrator of SlipPortal",
                $"""
                Dear {person.Name},

                {made.Name} ({made.Email}) was made a platform administrator. If nobody among you did this, whoever runs the server has to know at once.
                """));
    }

    private async Task<PortalUser> OwnerAsync(ConsumeContext context) =>
        (await users.FindByIdAsync(OutboxHeaders.Read(context).UserId.ToString()))!;

    private string Link(string page, AccountTokenPurpose purpose, PortalUser user, string? newEmail = null) =>
        $"{portal.Url}/account/{page}?token={Uri.EscapeDataString(tokens.Write(purpose, user, newEmail))}";

    private Task SendAsync(ConsumeContext context, string to, string subject, string text) =>
        mailer.SendAsync(new Mail(to, subject, text, context.MessageId!.Value), context.CancellationToken);
}
