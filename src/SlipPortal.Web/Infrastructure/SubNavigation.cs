namespace SlipPortal.Web.Infrastructure;

/// <summary>The pages of one part of a council's workspace, side by side.</summary>
/// <param name="Label">What they are, for those who do not see the page.</param>
/// <param name="Pages">Their addresses and names.</param>
internal sealed record SubNavigation(string Label, IReadOnlyList<(string Href, string Text)> Pages);
