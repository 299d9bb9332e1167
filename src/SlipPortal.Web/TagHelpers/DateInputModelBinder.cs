using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.TagHelpers;

/// <summary>
/// Reads a <see cref="DateOnly"/> from the fields <c>.Day</c>, <c>.Month</c> and <c>.Year</c> of <c>&lt;govuk-date-input&gt;</c>, or
/// from a single value such as 2026-11-13 in an address. Nothing typed is null for a nullable date.
/// </summary>
internal sealed class DateInputModelBinder : IModelBinder
{
    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var values = bindingContext.ValueProvider;
        var single = values.GetValue(name);
        if (single != ValueProviderResult.None)
        {
            BindSingle(bindingContext, single);
            return Task.CompletedTask;
        }

        var parts = DateInput.Parts.Select(part => (Key: $"{name}.{part}", Value: values.GetValue($"{name}.{part}"))).ToArray();
        if (parts.All(part => part.Value == ValueProviderResult.None)) return Task.CompletedTask;
        foreach (var (key, value) in parts.Where(part => part.Value != ValueProviderResult.None))
        {
            bindingContext.ModelState.SetModelValue(key, value);
            // No validator ever visits the parts, and an entry that nobody has validated makes the whole model state invalid.
            bindingContext.ModelState.MarkFieldValid(key);
        }

        var typed = new DateInput(parts[0].Value.FirstValue, parts[1].Value.FirstValue, parts[2].Value.FirstValue);
        if (typed.IsEmpty && bindingContext.ModelMetadata.IsReferenceOrNullableType)
        {
            bindingContext.Result = ModelBindingResult.Success(null);
            return Task.CompletedTask;
        }
        var (date, message, _) = typed.Read(LabelOf(bindingContext.ModelMetadata));
        Finish(bindingContext, date, message);
        return Task.CompletedTask;
    }

    private static void BindSingle(ModelBindingContext context, ValueProviderResult single)
    {
        context.ModelState.SetModelValue(context.ModelName, single);
        var text = single.FirstValue?.Trim();
        if (string.IsNullOrEmpty(text) && context.ModelMetadata.IsReferenceOrNullableType)
        {
            context.Result = ModelBindingResult.Success(null);
            return;
        }
        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        var label = LabelOf(context.ModelMetadata);
        Finish(context, isDate && date.IsWithinLimits() ? date : null, isDate ? DateLimits.Message(label) : $"{label} must be a real date");
    }

    private static void Finish(ModelBindingContext context, DateOnly? date, string? message)
    {
        if (date is not null)
        {
            context.Result = ModelBindingResult.Success(date);
            return;
        }
        context.ModelState.TryAddModelError(context.ModelName, message!);
        context.Result = ModelBindingResult.Failed();
    }

    private static string LabelOf(ModelMetadata metadata) =>
        metadata.DisplayName ?? PropertyNames.InWords(metadata.PropertyName ?? "Date");
}
