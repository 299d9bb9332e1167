using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace SlipPortal.Web.Infrastructure;

/// <summary>An empty text among several is an empty text: in a list of texts nothing is null, whatever a form sends.</summary>
internal sealed class EmptyElements : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.MetadataKind is ModelMetadataKind.Type && context.Key.ModelType == typeof(string))
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
