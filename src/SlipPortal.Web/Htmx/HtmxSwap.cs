namespace SlipPortal.Web.Htmx;

/// <summary>How htmx puts a response into the page.</summary>
internal static class HtmxSwap
{
    /// <summary>Replaces what is inside the target.</summary>
    public const string InnerHtml = "innerHTML";

    /// <summary>Replaces the target.</summary>
    public const string OuterHtml = "outerHTML";

    /// <summary>Before the target.</summary>
    public const string BeforeBegin = "beforebegin";

    /// <summary>Inside the target, first.</summary>
    public const string AfterBegin = "afterbegin";

    /// <summary>Inside the target, last.</summary>
    public const string BeforeEnd = "beforeend";

    /// <summary>After the target.</summary>
    public const string AfterEnd = "afterend";

    /// <summary>Removes the target, whatever came back.</summary>
    public const string Delete = "delete";

    /// <summary>Leaves the page as it is.</summary>
    public const string None = "none";
}
