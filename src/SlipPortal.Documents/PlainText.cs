using System.Text;

namespace SlipPortal.Documents;

internal static class PlainText
{
    /// <summary>Text as a reader sees it: NFC, \n between lines, plain spaces, nothing invisible but joiners.</summary>
    public static string Tidy(string text, DocumentLimits limits)
    {
        if (text.Length > limits.MaxCellLength)
            throw UnreadableDocumentException.CellTooLong(limits.MaxCellLength);

        var tidy = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\n' or '\v' or '\u0085' or '\u2028' or '\u2029':
                    tidy.Append('\n');
                    break;
                case '\r':
                    if (i + 1 == text.Length || text[i + 1] != '\n')
                        tidy.Append('\n');
                    break;
                case '\t' or '\u00a0' or '\u2007' or '\u202f':
                    tidy.Append(' ');
                    break;
                // Soft hyphen, zero-width space, word joiner and byte order mark; marks and overrides of writing direction.
                case '\u00ad' or '\u200b' or '\u2060' or '\ufeff' or '\u200e' or '\u200f':
                case >= '\u202a' and <= '\u202e':
                case >= '\u2066' and <= '\u2069':
                    break;
                case var _ when char.IsControl(c):
                    break;
                case var _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]):
                    tidy.Append(c).Append(text[++i]);
                    break;
                default:
                    // Half a surrogate pair, or the two codes that are no characters, cannot be normalised or stored.
                    tidy.Append(char.IsSurrogate(c) || c >= '\ufffe' ? '\ufffd' : c);
                    break;
            }
        }

        return tidy.ToString().Normalize(NormalizationForm.FormC).Trim();
    }
}
