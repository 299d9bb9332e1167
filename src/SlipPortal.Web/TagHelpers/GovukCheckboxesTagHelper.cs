using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SlipPortal.Web.TagHelpers;

/// <summary>Any number of answers. For a yes or no, one item with the value "true".</summary>
[HtmlTargetElement("govuk-checkboxes", Attributes = "asp-for")]
public sealed class GovukCheckboxesTagHelper() : GovukChoicesTagHelper("checkboxes", "checkbox");
