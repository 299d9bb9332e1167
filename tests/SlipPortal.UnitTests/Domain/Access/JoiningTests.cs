using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;

namespace SlipPortal.UnitTests.Domain.Access;

/// <summary>Who may be invited, who may leave, and when it is time to look at the list again.</summary>
public sealed class JoiningTests
{
    private static readonly DateTimeOffset Now = new(2030, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(" Name@Example.org ", "name@example.org")]
    [InlineData("o'hara@team.example.org", "o'hara@team.example.org")]
    public void An_address_is_kept_in_small_letters(string typed, string kept) => Assert.Equal(kept, Invitation.Address(typed, "Email"));

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("Name <name@example.org>")]
    [InlineData("name@exämple.org")]
    [InlineData("a@b.example, c@d.example")]
    public void What_is_no_address_is_refused(string typed) =>
        Assert.Equal("Email", Assert.Throws<RefusedException>(() => Invitation.Address(typed, "Email")).Field);

    [Fact]
    public void Associates_are_invited_to_partners_only()
    {
        Assert.Throws<RefusedException>(() => new Invitation("a@b.example", Role.Associate, isPartner: false, Guid.NewGuid(), Now));
        Assert.Equal(Now.AddDays(7), new Invitation("a@b.example", Role.Associate, isPartner: true, Guid.NewGuid(), Now).ExpiresAt);
        Assert.Throws<RefusedException>(() => new Invitation("a@b.example", null, isPartner: true, Guid.NewGuid(), Now));
    }

    [Fact]
    public void A_withdrawn_invitation_is_neither_sent_nor_withdrawn_again()
    {
        var invitation = new Invitation("a@b.example", Role.Reader, isPartner: false, Guid.NewGuid(), Now);
        invitation.SendAgain(Now.AddDays(3));
        Assert.Equal(Now.AddDays(10), invitation.ExpiresAt);
        invitation.Withdraw(Now.AddDays(4));
        Assert.Throws<RefusedException>(() => invitation.SendAgain(Now));
        Assert.Throws<RefusedException>(() => invitation.Withdraw(Now));
    }

    [Fact]
    public void The_last_lead_stays_a_lead()
    {
        var lead = new Membership(Guid.NewGuid(), Role.ImprovementLead, Now);
        Assert.Throws<RefusedException>(() => lead.End(1, Now));
        Assert.Throws<RefusedException>(() => lead.ChangeRole(Role.Reader, isPartner: false, 1));
        lead.ChangeRole(Role.Reader, isPartner: false, 2);
        lead.End(1, Now);
        Assert.Equal(Now, lead.EndedAt);
        Assert.Throws<RefusedException>(() => lead.End(1, Now));
        Assert.Throws<RefusedException>(() => lead.ChangeRole(Role.Contributor, isPartner: false, 1));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("2030-02-10", true)]
    [InlineData("2030-02-11", false)]
    public void The_list_is_looked_at_once_a_month(string? last, bool isDue) =>
        Assert.Equal(isDue, AccessConfirmation.IsDue(last is null ? null : DateTimeOffset.Parse(last + "T12:00:00Z", null), Now));

    [Fact]
    public void What_left_with_a_leaver_is_said()
    {
        Assert.Equal("Ann (reader) left.", new MemberLeft("Ann", Role.Reader, 0, 0).InWords());
        Assert.Equal("Ann (improvement lead) left; 1 key was revoked; 2 open invitations were withdrawn.", new MemberLeft("Ann", Role.ImprovementLead, 1, 2).InWords());
    }

    [Theory]
    [InlineData("Coldwater Borough Council", "coldwater")]
    [InlineData("St. Agnes’ & North Vale", "st-agnes-north-vale")]
    [InlineData("Elverley", "elverley-3")]
    [InlineData("!", "organisation")]
    public void A_slug_is_proposed_that_nobody_has(string name, string expected) =>
        Assert.Equal(expected, Organisation.ProposeSlug(name, new HashSet<string> { "elverley", "elverley-2" }));

    [Theory]
    [InlineData("Ashdale")]
    [InlineData("-ashdale")]
    [InlineData("ash dale")]
    [InlineData("ash/dale")]
    [InlineData("")]
    public void A_slug_that_cannot_stand_in_an_address_is_refused(string slug) => Assert.Throws<RefusedException>(() => Organisation.CheckSlug(slug, "Slug"));

    [Fact]
    public void The_longest_name_has_a_slug_that_fits() =>
        Assert.True(Organisation.ProposeSlug(new string('x', 200), new HashSet<string>()).Length <= Organisation.SlugMaxLength);
}
