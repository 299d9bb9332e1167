using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Access;

/// <summary>A lead has looked through everybody who can see the council’s records, and stands by the list. A fact: nobody changes it.</summary>
public sealed class AccessConfirmation : TenantEntity
{
    private AccessConfirmation()
    {
    }

    /// <summary>A lead confirms now.</summary>
    /// <param name="confirmedById">Who.</param>
    /// <param name="members">How many members there were.</param>
    /// <param name="outside">How many people from outside had access.</param>
    /// <param name="now">When.</param>
    public AccessConfirmation(Guid confirmedById, int members, int outside, DateTimeOffset now)
    {
        ConfirmedById = confirmedById;
        Members = members;
        Outside = outside;
        At = now;
    }

    /// <summary>Who.</summary>
    public Guid ConfirmedById { get; private set; }

    /// <summary>How many members there were.</summary>
    public int Members { get; private set; }

    /// <summary>How many people from outside had access.</summary>
    public int Outside { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Whether the list is to be looked through again: it is, a month after the last time.</summary>
    public static bool IsDue(DateTimeOffset? last, DateTimeOffset now) => last is null || last.Value.DayInUk().AddMonths(1) <= now.DayInUk();
}
