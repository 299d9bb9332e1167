using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Guard;

/// <summary>
/// What becomes of a file that cannot be checked in the time and memory that one file is given. One for each council; without one it is
/// refused.
/// </summary>
public sealed class UncheckedFileChoice : TenantEntity
{
    private UncheckedFileChoice()
    {
    }

    /// <summary>A choice made.</summary>
    /// <exception cref="RefusedException">Nothing was chosen.</exception>
    public UncheckedFileChoice(bool? keepsHeld) => Change(keepsHeld);

    /// <summary>True where the file is kept and held until a lead releases it; false where it is refused.</summary>
    public bool KeepsHeld { get; private set; }

    /// <summary>Changes the choice.</summary>
    /// <exception cref="RefusedException">Nothing was chosen.</exception>
    public void Change(bool? keepsHeld) =>
        KeepsHeld = keepsHeld ?? throw new RefusedException("Choose what happens to files that cannot be checked.", nameof(KeepsHeld));
}
