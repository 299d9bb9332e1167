namespace SlipPortal.Domain.Guard;

/// <summary>What a piece of text looks like that points to a single child, family or case.</summary>
public enum LooksLike
{
    /// <summary>Ten digits with the check digit of the NHS.</summary>
    NhsNumber,

    /// <summary>A unique pupil number with its check letter.</summary>
    PupilNumber,

    /// <summary>A National Insurance number.</summary>
    NationalInsuranceNumber,

    /// <summary>A full date that is said to be somebody’s birth, or stands right behind a name.</summary>
    BirthDate,

    /// <summary>The number of a case in a case management system.</summary>
    CaseReference,
}

/// <summary>A piece of text that is held.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Where it begins in the text that was scanned, from 0.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Masked">What may be shown and stored of it: “943 ••• ••••”.</param>
/// <param name="Value">
/// The same for every way of writing it: what a fingerprint is made of. Never to be stored, shown or logged.
/// </param>
public sealed record Finding(LooksLike Kind, int Start, int Length, string Masked, string Value)
{
    /// <summary>Without the value, so that none gets into a log by accident.</summary>
    public override string ToString() => $"{Kind} {Masked}";
}

/// <summary>How the kinds are called.</summary>
public static class LooksLikeWords
{
    /// <summary>With its article: “an NHS number”.</summary>
    public static string InWords(this LooksLike kind) => kind switch
    {
        LooksLike.NhsNumber => "an NHS number",
        LooksLike.PupilNumber => "a unique pupil number",
        LooksLike.NationalInsuranceNumber => "a National Insurance number",
        LooksLike.BirthDate => "a date of birth",
        _ => "a case reference",
    };
}
