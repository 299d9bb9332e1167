using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A date in three fields, read by <see cref="DateInputModelBinder"/>.</summary>
[HtmlTargetElement("govuk-date-input", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukDateInputTagHelper : GovukFieldTagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var date = For.Model as DateOnly?;
        var shown = new DateInput(
            Typed("Day") ?? date?.Day.ToString(CultureInfo.InvariantCulture),
            Typed("Month") ?? date?.Month.ToString(CultureInfo.InvariantCulture),
            Typed("Year") ?? date?.Year.ToString(CultureInfo.InvariantCulture));
        // An error that is not about how the date was typed (too early, say) is about all of it.
        var wrong = Error is null ? [] : shown.Read(LabelText).Wrong is { Length: > 0 } some ? some : DateInput.Parts;

        var fields = Html.Element("div", "govuk-date-input").With("id", ControlId).Holding(
            Part("Day", shown.Day, 2), Part("Month", shown.Month, 2), Part("Year", shown.Year, 4));
        WriteGroup(output, Fieldset(fields, "group"), focusId: IdOf(wrong.Length > 0 ? wrong[0] : "Day"));

        TagBuilder Part(string part, string? value, int width)
        {
            var input = Html.Element("input", $"govuk-input govuk-date-input__input govuk-input--width-{width}")
                .With("id", IdOf(part)).With("name", $"{Name}.{part}").With("type", "text").With("value", value);
            // A month may be typed as a word.
            if (part != "Month") input.With("inputmode", "numeric");
            if (wrong.Contains(part)) input.AddCssClass("govuk-input--error");
            input.TakeAttributes(output.Attributes);
            return Html.Element("div", "govuk-date-input__item").Holding(Html.Element("div", "govuk-form-group").Holding(
                Html.Element("label", "govuk-label govuk-date-input__label", part).With("for", IdOf(part)), input));
        }
    }

    private string IdOf(string part) => $"{ControlId}-{part.ToLowerInvariant()}";

    private string? Typed(string part) =>
        ViewContext.ViewData.ModelState.TryGetValue($"{Name}.{part}", out var entry) ? entry.AttemptedValue ?? "" : null;
}
