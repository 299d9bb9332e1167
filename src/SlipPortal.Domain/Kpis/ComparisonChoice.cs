using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis;

/// <summary>
/// Whom a council is in the national figures, and which model of statistical neighbours it is compared by. One for each council.
/// </summary>
public sealed class ComparisonChoice : TenantEntity
{
    /// <summary>Longest name of a model, in characters.</summary>
    public const int ModelMaxLength = 20;

    private ComparisonChoice()
    {
    }

    /// <summary>A choice made.</summary>
    public ComparisonChoice(int areaCode, string model) => Change(areaCode, model);

    /// <summary>The authority's code in the national figures: 895.</summary>
    public int AreaCode { get; private set; }

    /// <summary>The model, by the month that it was published: “2025-05”.</summary>
    public string Model { get; private set; } = "";

    /// <summary>Changes the choice.</summary>
    public void Change(int areaCode, string model) =>
        (AreaCode, Model) = (areaCode, Text.RequiredLine(model, "the model", ModelMaxLength, nameof(Model)));
}
