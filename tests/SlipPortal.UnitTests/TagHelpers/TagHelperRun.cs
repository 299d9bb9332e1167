using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace SlipPortal.UnitTests.TagHelpers;

/// <summary>Runs tag helpers of one page without a page.</summary>
internal sealed class TagHelperRun
{
    private static readonly IModelMetadataProvider Metadata = new ServiceCollection()
        .AddLogging().AddMvc().Services.BuildServiceProvider().GetRequiredService<IModelMetadataProvider>();

    private readonly Dictionary<object, object> _items = [];

    public TagHelperRun(SamplePage? page = null)
    {
        Page = page ?? new SamplePage();
        ViewData = new ViewDataDictionary<SamplePage>(Metadata, new ModelStateDictionary()) { Model = Page };
        ViewContext = new ViewContext { HttpContext = new DefaultHttpContext(), ViewData = ViewData };
    }

    public SamplePage Page { get; }

    public ViewDataDictionary<SamplePage> ViewData { get; }

    public ViewContext ViewContext { get; }

    public ModelExpression For<T>(System.Linq.Expressions.Expression<Func<SamplePage, T>> expression) =>
        new ModelExpressionProvider(Metadata).CreateModelExpression(ViewData, expression);

    public async Task<string> RenderAsync(
        ITagHelper helper, string tag = "x", TagHelperAttribute[]? attributes = null, Func<Task<string>>? inner = null)
    {
        var context = new TagHelperContext(tag, [.. attributes ?? []], _items, "0123456789abcdef");
        var output = new TagHelperOutput(tag, [.. attributes ?? []], async (_, _) =>
        {
            var content = new DefaultTagHelperContent();
            if (inner is not null) content.SetHtmlContent(await inner());
            return content;
        });
        await helper.ProcessAsync(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
