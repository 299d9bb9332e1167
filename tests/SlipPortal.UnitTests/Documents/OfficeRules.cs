using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace SlipPortal.UnitTests.Documents;

/// <summary>What Office demands of its files.</summary>
internal static class OfficeRules
{
    public static void Keeps(OpenXmlPackage package) =>
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
}
