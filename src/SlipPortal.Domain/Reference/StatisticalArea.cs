namespace SlipPortal.Domain.Reference;

/// <summary>
/// A place that national figures are published for: a local authority, a region or England. The codes are the Department for Education's,
/// as its local authority interactive tool (LAIT) uses them.
/// </summary>
/// <param name="Code">895 is Cheshire East, 980 to 990 are regions, 970 is England.</param>
/// <param name="Name">As LAIT writes it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsCurrent">False for an authority that was abolished or reorganised: its figures stay, and it is in no ranking.</param>
/// <param name="GssCode">The Office for National Statistics' code, or null for regions, England and authorities that are no more.</param>
/// <param name="RegionCode">The region that an authority is compared with; London's are Inner and Outer London.</param>
/// <param name="OfstedUrn">Ofsted's number for the authority, or null.</param>
public sealed record StatisticalArea(
    int Code, string Name, AreaKind Kind, bool IsCurrent, string? GssCode, int? RegionCode, string? OfstedUrn)
{
    /// <summary>England as a whole.</summary>
    public const int England = 970;

    /// <summary>What a code stands for.</summary>
    public static AreaKind KindOf(int code) => code switch
    {
        England or 1000 => AreaKind.Nation,
        >= 980 and <= 990 => AreaKind.Region,
        _ => AreaKind.Authority,
    };
}

/// <summary>What a <see cref="StatisticalArea"/> is.</summary>
public enum AreaKind
{
    /// <summary>A council responsible for children's services.</summary>
    Authority,

    /// <summary>An English region.</summary>
    Region,

    /// <summary>England.</summary>
    Nation,
}
