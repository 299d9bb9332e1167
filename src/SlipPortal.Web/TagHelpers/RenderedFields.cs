using Microsoft.AspNetCore.Mvc.Rendering;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// The fields of the page in the order in which they stand, with the id that a link has to go to. The layout is rendered after the page, so
/// its error summary knows them all.
/// </summary>
internal sealed class RenderedFields
{
    private static readonly object Key = new();
    private readonly List<(string Name, string Id)> _fields = [];

    /// <summary>The fields rendered so far in this request.</summary>
    public static RenderedFields Of(ViewContext context)
    {
        if (context.HttpContext.Items[Key] is RenderedFields fields) return fields;
        context.HttpContext.Items[Key] = fields = new RenderedFields();
        return fields;
    }

    /// <summary>Adds a field.</summary>
    public void Add(string name, string id) => _fields.Add((name, id));

    /// <summary>
    /// The place of the field that a key of the model state belongs to, and the id to link to; for a key that no field has, the last place
    /// and the id that such a field would have (null for errors of the whole form).
    /// </summary>
    public (int Place, string? Id) Find(string key)
    {
        var place = _fields.FindIndex(field => field.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
        if (place >= 0) return (place, _fields[place].Id);
        return (int.MaxValue, key.Length == 0 ? null : TagBuilder.CreateSanitizedId(key, "_"));
    }
}
