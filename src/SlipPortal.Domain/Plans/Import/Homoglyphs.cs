namespace SlipPortal.Domain.Plans.Import;

/// <summary>Letters of other scripts that look Latin, as they come in by copying.</summary>
internal static class Homoglyphs
{
    private const string Foreign = "АВСЕНІЈКМОРЅТУХасеһіјорѕухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    private const string Latin = "ABCEHIJKMOPSTYXacehijopsyxABEZHIKMNOPTYXo";

    /// <summary>The text with each such letter in words that otherwise are Latin replaced by the Latin one.</summary>
    public static string Fold(string text)
    {
        if (text.All(char.IsAscii) || !text.Any(char.IsAsciiLetter))
        {
            return text;
        }

        return string.Create(text.Length, text, (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                var at = Foreign.IndexOf(source[i], StringComparison.Ordinal);
                span[i] = at < 0 ? source[i] : Latin[at];
            }
        });
    }
}
