using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SlipPortal.Documents.Word;

/// <summary>The wrappers that Word puts around content, and which of them a reader sees through.</summary>
internal static class WordMarkup
{
    /// <summary>The element itself, or what lies in content controls, custom XML and tracked insertions around such elements.</summary>
    public static IEnumerable<OpenXmlElement> Find<T1, T2>(OpenXmlElement element)
    {
        if (element is T1 or T2)
            return [element];
        return Seen(element).SelectMany(Find<T1, T2>);
    }

    /// <summary>The children that a reader sees: none of a deletion, a placeholder or properties, one alternative of several.</summary>
    public static IEnumerable<OpenXmlElement> Seen(OpenXmlElement element)
    {
        switch (element.LocalName)
        {
            case "del" or "moveFrom" or "delText" or "instrText" or "delInstrText" or "pPr" or "rPr" or "tblPr" or "sdtPr" or "rt":
                return [];
            case "sdt" when element is SdtElement { SdtProperties: { } properties }
                && IsOn(properties.GetFirstChild<ShowingPlaceholder>()):
                return [];
            case "AlternateContent":
                var choice = element.FirstChild;
                return choice is null ? [] : [choice];
            default:
                return element.ChildElements;
        }
    }

    public static bool IsOn(OnOffType? setting) => setting is not null && (setting.Val is null || setting.Val.Value);
}
