namespace SlipPortal.Documents;

/// <summary>A cell's text.</summary>
/// <param name="Text">As a reader sees it: lines separated by \n, Unicode NFC, no control characters; empty where nothing is seen.</param>
/// <param name="ContinuesAbove">True where the cell is merged with the one above it; its text is then empty.</param>
/// <param name="IsNumber">True where the source holds a number, not text that looks like one.</param>
public sealed record DocumentCell(string Text, bool ContinuesAbove = false, bool IsNumber = false)
{
    internal static readonly DocumentCell Empty = new("");

    internal static readonly DocumentCell Continued = new("", ContinuesAbove: true);

    internal bool HoldsNothing => Text.Length == 0 && !ContinuesAbove;
}
