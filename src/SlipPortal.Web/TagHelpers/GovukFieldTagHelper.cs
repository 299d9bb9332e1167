using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// What every form field has: a name and id from <c>asp-for</c>, a label, a hint, and the first error of the model state, wired together
/// so that they are read together. Attributes that the helper does not know go to the control (<c>class</c> is added to the control's).
/// </summary>
public abstract class GovukFieldTagHelper : TagHelper
{
    /// <summary>Where the element stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The property that the field fills.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question; the property's display name when absent.</summary>
    public string? Label { get; set; }

    /// <summary>Size of the label or legend: s, m, l, xl. Plain text for labels when absent.</summary>
    public string? LabelSize { get; set; }

    /// <summary>Makes the label or legend the page's heading (h1).</summary>
    public bool LabelIsHeading { get; set; }

    /// <summary>Keeps the label for screen readers only.</summary>
    public bool LabelHidden { get; set; }

    /// <summary>Help under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>The id of the control (or of the first one); made from the name when absent.</summary>
    public string? Id { get; set; }

    /// <summary>The name that the form sends.</summary>
    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>The id of the control.</summary>
    protected string ControlId => Id ?? TagBuilder.CreateSanitizedId(Name, "_");

    /// <summary>The label's text.</summary>
    protected string LabelText => Label ?? For.Metadata.DisplayName ?? For.Metadata.PropertyName ?? Name;

    /// <summary>The first error of the field; null when there is none.</summary>
    protected string? Error => ErrorOf(Name);

    /// <summary>What the user typed, else the model's value, as text.</summary>
    protected string? Value
    {
        get
        {
            if (ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } attempted) return attempted;
            return Format(For.Model);
        }
    }

    /// <summary>A value as a form sends it: invariant, dates as 2026-11-13.</summary>
    protected static string? Format(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The first error under a key of the model state; null when there is none.</summary>
    protected string? ErrorOf(string key) =>
        ViewContext.ViewData.ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? TextOf(entry.Errors[0]) : null;

    /// <summary>An error in words; an exception's own text is not for users.</summary>
    internal static string TextOf(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? "This value could not be understood" : error.ErrorMessage;

    /// <summary>Replaces the element by a form group with this content, and tells the error summary where the field is.</summary>
    protected void WriteGroup(TagHelperOutput output, IHtmlContent content, string? focusId = null)
    {
        RenderedFields.Of(ViewContext).Add(Name, focusId ?? ControlId);
        var group = Html.Element("div", Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        group.InnerHtml.AppendHtml(content);
        output.TagName = null;
        output.Content.SetHtmlContent(group);
    }

    /// <summary>The hint and the error, each with the id that <see cref="DescribedBy"/> names.</summary>
    protected IHtmlContent HintAndError()
    {
        var content = new HtmlContentBuilder();
        if (Hint is not null) content.AppendHtml(Html.Element("div", "govuk-hint", Hint).With("id", ControlId + "-hint"));
        if (Error is { } error)
        {
            var paragraph = Html.Element("p", "govuk-error-message").With("id", ControlId + "-error");
            paragraph.InnerHtml.AppendHtml(Html.Element("span", "govuk-visually-hidden", "Error:")).Append(" ").Append(error);
            content.AppendHtml(paragraph);
        }
        return content;
    }

    /// <summary>The ids of hint and error, after those that the page gave itself.</summary>
    protected string? DescribedBy(string? given = null)
    {
        var ids = new[] { given, Hint is null ? null : ControlId + "-hint", Error is null ? null : ControlId + "-error" };
        var text = string.Join(' ', ids.Where(id => !string.IsNullOrEmpty(id)));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Label, hint and error above a single control, which gets the element's own attributes.</summary>
    protected void WriteLabelled(TagHelperOutput output, TagBuilder control, string controlClass, IHtmlContent? wrapped = null)
    {
        control.With("id", ControlId).With("name", Name);
        control.AddCssClass(Error is null ? controlClass : $"{controlClass} {controlClass}--error");
        control.TakeAttributes(output.Attributes);
        control.With("aria-describedby", DescribedBy(control.Attributes.GetValueOrDefault("aria-describedby")));

        var content = new HtmlContentBuilder();
        content.AppendHtml(LabelElement()).AppendHtml(HintAndError()).AppendHtml(wrapped ?? control);
        WriteGroup(output, content);
    }

    /// <summary>A fieldset with legend, hint and error around several controls.</summary>
    protected IHtmlContent Fieldset(IHtmlContent controls, string? role = null)
    {
        var fieldset = Html.Element("fieldset", "govuk-fieldset").With("role", role).With("aria-describedby", DescribedBy());
        var legend = Html.Element("legend", "govuk-fieldset__legend" + Modifier("govuk-fieldset__legend--"));
        if (LabelIsHeading) legend.InnerHtml.AppendHtml(Html.Element("h1", "govuk-fieldset__heading", LabelText));
        else legend.InnerHtml.Append(LabelText);
        fieldset.InnerHtml.AppendHtml(legend).AppendHtml(HintAndError()).AppendHtml(controls);
        return fieldset;
    }

    private TagBuilder LabelElement()
    {
        var label = Html.Element("label", "govuk-label" + Modifier("govuk-label--"), LabelText).With("for", ControlId);
        if (!LabelIsHeading) return label;
        var heading = Html.Element("h1", "govuk-label-wrapper");
        heading.InnerHtml.AppendHtml(label);
        return heading;
    }

    private string Modifier(string prefix) =>
        (LabelSize is null ? "" : $" {prefix}{LabelSize}") + (LabelHidden ? " govuk-visually-hidden" : "");
}
