using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SlipPortal.Web.TagHelpers;

/// <summary>Gives dates to <see cref="DateInputModelBinder"/>.</summary>
internal sealed class DateInputModelBinderProvider : IModelBinderProvider
{
    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateInputModelBinder() : null;
}
