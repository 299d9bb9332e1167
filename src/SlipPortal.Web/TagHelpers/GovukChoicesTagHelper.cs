using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// A question with a choice of answers: <c>asp-items</c>, item elements inside, or both. The element's own attributes go to every item's
/// control, so <c>hx-get</c> on it asks when any answer changes.
/// </summary>
public abstract class GovukChoicesTagHelper(string component, string inputType) : GovukFieldTagHelper
{
    private readonly List<TagHelperAttribute> _attributes = [];
    private HashSet<string>? _chosen;
    private int _count;

    /// <summary>Answers in the order shown.</summary>
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Smaller controls, for filters.</summary>
    public bool Small { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        _attributes.AddRange(output.Attributes);
        context.Items[typeof(GovukChoicesTagHelper)] = this;
        var listed = new HtmlContentBuilder();
        foreach (var item in Items)
            listed.AppendHtml(Item(item.Value ?? item.Text, item.Text, null, null, item.Disabled, item.Selected));
        var inner = await output.GetChildContentAsync();

        var list = Html.Element("div", $"govuk-{component}").With("data-module", $"govuk-{component}").Holding(listed, inner);
        if (Small) list.AddCssClass($"govuk-{component}--small");
        AddModifiers(list);
        WriteGroup(output, Fieldset(list));
    }

    /// <summary>Classes of one kind of choice only.</summary>
    protected virtual void AddModifiers(TagBuilder list)
    {
    }

    /// <summary>One answer with its control, label, hint, and what shows only while it is chosen.</summary>
    public IHtmlContent Item(
        string value,
        string label,
        string? hint,
        IHtmlContent? conditional,
        bool disabled,
        bool chosenByDefault,
        IEnumerable<TagHelperAttribute>? own = null)
    {
        _count++;
        // The first control has the field's id, because the error summary links to it.
        var id = _count == 1 ? ControlId : $"{ControlId}-{_count}";
        var isChosen = Chosen is null ? chosenByDefault : Chosen.Contains(value);
        var input = Html.Element("input", $"govuk-{component}__input").With("id", id).With("name", Name).With("type", inputType)
            .With("value", value).With("checked", isChosen).With("disabled", disabled);
        input.TakeAttributes(_attributes).TakeAttributes(own ?? []);
        if (hint is not null) input.With("aria-describedby", id + "-item-hint");
        if (conditional is not null) input.With("data-aria-controls", "conditional-" + id);

        var content = new HtmlContentBuilder();
        content.AppendHtml(Html.Element("div", $"govuk-{component}__item").Holding(
            input,
            Html.Element("label", $"govuk-label govuk-{component}__label", label).With("for", id),
            hint is null ? null : Html.Element("div", $"govuk-hint govuk-{component}__hint", hint).With("id", id + "-item-hint")));
        if (conditional is not null)
        {
            var css = $"govuk-{component}__conditional" + (isChosen ? "" : $" govuk-{component}__conditional--hidden");
            content.AppendHtml(Html.Element("div", css).With("id", "conditional-" + id).Holding(conditional));
        }
        return content;
    }

    /// <summary>What is chosen: what the user sent, else the model's value or values; null when there is neither.</summary>
    private HashSet<string>? Chosen => _chosen ??= FindChosen();

    private HashSet<string>? FindChosen()
    {
        IEnumerable<string?> values;
        if (ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw)
            values = raw as IEnumerable<string?> ?? [raw.ToString()];
        else if (For.Model is null)
            return null;
        else if (For.Model is IEnumerable many and not string)
            values = many.Cast<object?>().Select(Format);
        else
            values = [Format(For.Model)];
        return values.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
