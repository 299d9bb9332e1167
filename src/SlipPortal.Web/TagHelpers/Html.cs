using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>Short ways to put elements together. All text is encoded.</summary>
internal static class Html
{
    /// <summary>An element with a class and, where given, text.</summary>
    public static TagBuilder Element(string name, string? cssClass = null, string? text = null)
    {
        var element = new TagBuilder(name);
        if (name is "input") element.TagRenderMode = TagRenderMode.SelfClosing;
        if (cssClass is not null) element.AddCssClass(cssClass);
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>Sets an attribute; null leaves it out.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null) element.MergeAttribute(attribute, value, replaceExisting: true);
        return element;
    }

    /// <summary>Sets an attribute without a value, such as <c>checked</c>.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, bool isSet) => isSet ? element.With(attribute, "") : element;

    /// <summary>Puts content inside and returns the element.</summary>
    public static TagBuilder Holding(this TagBuilder element, params ReadOnlySpan<IHtmlContent?> parts)
    {
        foreach (var part in parts)
        {
            if (part is not null) element.InnerHtml.AppendHtml(part);
        }
        return element;
    }

    /// <summary>Takes over what the page wrote on the helper's element: classes are added, all else wins over what is there.</summary>
    public static TagBuilder TakeAttributes(this TagBuilder element, IEnumerable<TagHelperAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            var value = TextOf(attribute.Value);
            if (attribute.Name.Equals("class", StringComparison.OrdinalIgnoreCase)) AddClassAfter(element, value);
            else element.MergeAttribute(attribute.Name, value, replaceExisting: true);
        }
        return element;
    }

    /// <summary>Adds a class to those that the page wrote on the helper's element, which stays the outer element.</summary>
    public static void AddClassBefore(this TagHelperOutput output, string cssClass)
    {
        var given = output.Attributes.TryGetAttribute("class", out var attribute) ? TextOf(attribute.Value) : "";
        output.Attributes.SetAttribute("class", given.Length == 0 ? cssClass : $"{cssClass} {given}");
    }

    /// <summary>An attribute's value before encoding; a value that Razor has already encoded is decoded.</summary>
    private static string TextOf(object? value)
    {
        if (value is not IHtmlContent content) return value?.ToString() ?? "";
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }

    private static void AddClassAfter(TagBuilder element, string cssClass)
    {
        if (cssClass.Length == 0) return;
        element.Attributes["class"] = element.Attributes.TryGetValue("class", out var own) ? $"{own} {cssClass}" : cssClass;
    }
}
