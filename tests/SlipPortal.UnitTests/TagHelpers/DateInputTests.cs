using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using SlipPortal.Web.TagHelpers;

namespace SlipPortal.UnitTests.TagHelpers;

public sealed class DateInputTests
{
    private readonly TagHelperRun _run = new();

    [Theory]
    [InlineData("13", "11", "2026")]
    [InlineData(" 13", "Nov", "2026 ")]
    [InlineData("13", "november", "2026")]
    public void Reads_a_date_with_the_month_as_number_or_name(string day, string month, string year) =>
        Assert.Equal(new DateOnly(2026, 11, 13), new DateInput(day, month, year).Read("Due date").Date);

    [Theory]
    [InlineData("", "11", "2026", "Due date must include a day", "Day")]
    [InlineData("", "11", "", "Due date must include a day and year", "Day,Year")]
    [InlineData("13", "11", "26", "Year must include 4 numbers", "Year")]
    [InlineData("32", "11", "2026", "Due date must be a real date", "Day")]
    [InlineData("-1", "11", "2026", "Due date must be a real date", "Day")]
    [InlineData("13", "Movember", "2026", "Due date must be a real date", "Month")]
    [InlineData("13", "ma", "2026", "Due date must be a real date", "Month")]
    [InlineData("29", "2", "2027", "Due date must be a real date", "Day,Month,Year")]
    [InlineData("1", "1", "0000", "Due date must be between 1900 and 2200", "Year")]
    [InlineData("1", "1", "9999", "Due date must be between 1900 and 2200", "Year")]
    [InlineData("", "", "", "Enter due date", "Day,Month,Year")]
    public void Says_which_part_is_wrong(string day, string month, string year, string message, string wrong)
    {
        var (date, actual, parts) = new DateInput(day, month, year).Read("Due date");
        Assert.Null(date);
        Assert.Equal(message, actual);
        Assert.Equal(wrong.Split(','), parts);
    }

    [Fact]
    public async Task Binds_three_fields_and_leaves_the_model_state_valid()
    {
        var binding = await BindAsync<DateOnly?>(("Due.Day", "13"), ("Due.Month", "11"), ("Due.Year", "2026"));
        Assert.Equal(new DateOnly(2026, 11, 13), binding.Result.Model);
        // Without the mark on each part the whole form would count as invalid, with no error to show.
        Assert.True(binding.ModelState.IsValid);
    }

    [Fact]
    public async Task Binds_nothing_typed_as_null_and_leaves_it_to_the_page_to_require_a_date()
    {
        var binding = await BindAsync<DateOnly?>(("Due.Day", ""), ("Due.Month", ""), ("Due.Year", ""));
        Assert.True(binding.Result.IsModelSet);
        Assert.Null(binding.Result.Model);
        Assert.True(binding.ModelState.IsValid);
    }

    [Fact]
    public async Task Refuses_nothing_typed_for_a_date_that_has_to_be_there()
    {
        var binding = await BindAsync<DateOnly>(("Due.Day", ""), ("Due.Month", ""), ("Due.Year", ""));
        Assert.False(binding.ModelState.IsValid);
    }

    [Fact]
    public async Task Leaves_a_form_alone_that_has_no_such_date() =>
        Assert.False((await BindAsync<DateOnly>(("Other", "1"))).Result.IsModelSet);

    [Theory]
    [InlineData("2026-11-13", true)]
    [InlineData("13/11/2026", false)]
    [InlineData("junk", false)]
    public async Task Reads_a_single_value_from_an_address(string text, bool isDate)
    {
        var binding = await BindAsync<DateOnly?>(("Due", text));
        Assert.Equal(isDate, binding.Result.IsModelSet);
        Assert.Equal(isDate ? 0 : 1, binding.ModelState.ErrorCount);
    }

    [Fact]
    public async Task Shows_what_was_typed_and_marks_only_the_wrong_part()
    {
        _run.Page.Input.Due = new DateOnly(2020, 1, 2);
        var state = _run.ViewData.ModelState;
        foreach (var (part, typed) in new[] { ("Day", "31"), ("Month", "<b>"), ("Year", "2026") })
            state.SetModelValue("Input.Due." + part, typed, typed);
        state.AddModelError("Input.Due", "Due date must be a real date");
        var input = new GovukDateInputTagHelper { ViewContext = _run.ViewContext, For = _run.For(page => page.Input.Due) };
        var html = await _run.RenderAsync(input);
        Assert.Contains("name=\"Input.Due.Month\" type=\"text\" value=\"&lt;b&gt;\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"31\"", html, StringComparison.Ordinal);
        Assert.Single(html.Split("govuk-input--error").Skip(1));
        Assert.Contains("govuk-input--error\" id=\"Input_Due-month\"", html, StringComparison.Ordinal);
        Assert.Equal((0, "Input_Due-month"), RenderedFields.Of(_run.ViewContext).Find("Input.Due"));
    }

    private static async Task<ModelBindingContext> BindAsync<T>(params (string Key, string Value)[] fields)
    {
        var values = new FormValueProvider(
            BindingSource.Form,
            new FormCollection(fields.ToDictionary(field => field.Key, field => new StringValues(field.Value))),
            CultureInfo.InvariantCulture);
        var context = new DefaultModelBindingContext
        {
            ActionContext = new ActionContext { HttpContext = new DefaultHttpContext() },
            ModelMetadata = new EmptyModelMetadataProvider().GetMetadataForType(typeof(T)),
            ModelName = "Due",
            ModelState = new ModelStateDictionary(),
            ValueProvider = values,
        };
        await new DateInputModelBinder().BindModelAsync(context);
        return context;
    }
}
