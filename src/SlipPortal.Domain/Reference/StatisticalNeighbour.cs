namespace SlipPortal.Domain.Reference;

/// <summary>One of the ten authorities that the department's model calls most like another.</summary>
/// <param name="Model">The month that the model was published: <c>2021-04</c>, <c>2025-05</c>.</param>
/// <param name="AreaCode">Whose neighbour.</param>
/// <param name="Rank">1 is the closest.</param>
/// <param name="NeighbourCode">Which authority; it may have been abolished since.</param>
/// <param name="Closeness">In the model's words: “Very close”.</param>
public sealed record StatisticalNeighbour(string Model, int AreaCode, int Rank, int NeighbourCode, string Closeness);
