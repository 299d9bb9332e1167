using System.Text;
using System.Xml;

namespace SlipPortal.Documents;

internal static class XmlText
{
    /// <summary>The text without what XML cannot hold: most control characters, half surrogate pairs, U+FFFE and U+FFFF.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
        }

        return clean.ToString();
    }
}
