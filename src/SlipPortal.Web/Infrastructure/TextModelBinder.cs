using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// Reads the texts of a form, and refuses at its field one with the null character, which no text can hold that is kept or looked for. What
/// else a text may hold its own rule says (<see cref="Domain.Common.Text"/>).
/// </summary>
internal sealed class TextModelBinder(IModelBinder usual) : IModelBinder
{
    /// <inheritdoc/>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (!value.Any(text => text?.Contains('\0', StringComparison.Ordinal) == true)) return usual.BindModelAsync(bindingContext);
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        bindingContext.ModelState.TryAddModelError(
            bindingContext.ModelName, "Type this again: it has hidden characters, which may come from copying.");
        return Task.CompletedTask;
    }
}

/// <summary>Gives every text of a form or an address its <see cref="TextModelBinder"/>.</summary>
internal sealed class TextModelBinderProvider : IModelBinderProvider
{
    /// <inheritdoc/>
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        // The greedy sources, as the body, have binders of their own.
        context.Metadata.ModelType == typeof(string) && context.BindingInfo.BindingSource is not { IsGreedy: true }
            ? new TextModelBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
}
