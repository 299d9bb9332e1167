using SlipPortal.Web.TagHelpers;

namespace SlipPortal.UnitTests.TagHelpers;

public sealed class FieldTagHelperTests
{
    private readonly TagHelperRun _run = new();

    [Fact]
    public async Task Wires_label_hint_and_error_to_the_control()
    {
        _run.ViewData.ModelState.AddModelError("Input.Title", "Enter a title");
        var html = await _run.RenderAsync(Input(hint: "Short"));
        Assert.Equal(
            """
            <div class="govuk-form-group govuk-form-group--error"><label class="govuk-label" for="Input_Title">Title of the action</label>
            <div class="govuk-hint" id="Input_Title-hint">Short</div><p class="govuk-error-message" id="Input_Title-error">
            <span class="govuk-visually-hidden">Error:</span> Enter a title</p>
            <input aria-describedby="Input_Title-hint Input_Title-error" class="govuk-input govuk-input--error" id="Input_Title"
             name="Input.Title" type="text" /></div>
            """.ReplaceLineEndings(""), html);
    }

    [Fact]
    public async Task Names_a_field_in_a_list_so_that_it_binds_and_can_be_linked_to()
    {
        var html = await _run.RenderAsync(new GovukInputTagHelper
        {
            ViewContext = _run.ViewContext,
            For = _run.For(page => page.Input.Owners[0].Name),
        });
        Assert.Contains("name=\"Input.Owners[0].Name\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Input_Owners_0__Name\"", html, StringComparison.Ordinal);
        Assert.Contains("for=\"Input_Owners_0__Name\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encodes_hostile_text_wherever_it_comes_from()
    {
        const string hostile = "\"><script>alert(1)</script>";
        _run.Page.Input.Title = hostile;
        _run.ViewData.ModelState.AddModelError("Input.Title", hostile);
        var html = await _run.RenderAsync(Input(hostile, hostile), attributes: [new("class", hostile), new("hx-vals", hostile)]);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal(6, html.Split("&lt;script&gt;").Length - 1);
    }

    [Fact]
    public async Task Shows_what_was_typed_rather_than_what_was_stored()
    {
        _run.Page.Input.Title = "stored";
        _run.ViewData.ModelState.SetModelValue("Input.Title", "typed", "typed");
        Assert.Contains("value=\"typed\"", await _run.RenderAsync(Input()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_sends_a_password_back()
    {
        _run.ViewData.ModelState.SetModelValue("Input.Title", "secret", "secret");
        var input = Input();
        input.Type = "password";
        Assert.DoesNotContain("secret", await _run.RenderAsync(input), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_attributes_to_the_control_and_adds_its_classes()
    {
        var html = await _run.RenderAsync(Input(), attributes:
            [new("class", "wide"), new("hx-get", "/x"), new("hx-nonce", "n"), new("aria-describedby", "more")]);
        Assert.Contains(
            "<input aria-describedby=\"more\" class=\"govuk-input wide\" hx-get=\"/x\" hx-nonce=\"n\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_what_was_sent_among_checkboxes_and_links_the_first()
    {
        _run.Page.Input.Shared = ["lead"];
        _run.ViewData.ModelState.SetModelValue("Input.Shared", new[] { "front", "care" }, "front,care");
        var html = await _run.RenderAsync(new GovukCheckboxesTagHelper
        {
            ViewContext = _run.ViewContext,
            For = _run.For(page => page.Input.Shared),
            Items = [new("Front door", "front"), new("Leadership", "lead"), new("Care leavers", "care")],
        });
        Assert.Equal(["Input_Shared", "Input_Shared-3"], Checked(html));
    }

    [Fact]
    public async Task Shows_the_content_of_the_chosen_answer_only()
    {
        _run.Page.Input.Rating = "red";
        var radios = new GovukRadiosTagHelper { ViewContext = _run.ViewContext, For = _run.For(page => page.Input.Rating) };
        var html = await _run.RenderAsync(radios, inner: async () =>
            await ItemAsync("green") + await ItemAsync("red"));
        Assert.Equal(["Input_Rating-2"], Checked(html));
        Assert.Contains(
            "<div class=\"govuk-radios__conditional govuk-radios__conditional--hidden\" id=\"conditional-Input_Rating\">why green</div>",
            html, StringComparison.Ordinal);
        Assert.Contains(
            "<div class=\"govuk-radios__conditional\" id=\"conditional-Input_Rating-2\">why red</div>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_a_leading_line_break_of_a_text()
    {
        _run.Page.Input.Title = "\nafter a break";
        var textarea = new GovukTextareaTagHelper { ViewContext = _run.ViewContext, For = _run.For(page => page.Input.Title) };
        var html = await _run.RenderAsync(textarea);
        Assert.Contains(">&#xA;&#xA;after a break</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_errors_in_the_order_of_the_fields_with_links_to_them()
    {
        var state = _run.ViewData.ModelState;
        state.AddModelError("", "The plan is closed");
        state.AddModelError("Input.Title", "Enter a title");
        state.AddModelError("Input.Due", "Enter the <due> date");
        await _run.RenderAsync(new GovukDateInputTagHelper { ViewContext = _run.ViewContext, For = _run.For(page => page.Input.Due) });
        await _run.RenderAsync(Input());
        var html = await _run.RenderAsync(new GovukErrorSummaryTagHelper { ViewContext = _run.ViewContext });
        Assert.Contains(
            "<li><a href=\"#Input_Due-day\">Enter the &lt;due&gt; date</a></li><li><a href=\"#Input_Title\">Enter a title</a></li>" +
            "<li>The plan is closed</li>",
            html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_no_text_of_an_exception()
    {
        _run.ViewData.ModelState.TryAddModelException("Input.Title", new InvalidOperationException("Server=db1"));
        Assert.DoesNotContain("db1", await _run.RenderAsync(Input()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_no_summary_where_all_is_well() =>
        Assert.Empty(await _run.RenderAsync(new GovukErrorSummaryTagHelper { ViewContext = _run.ViewContext }));

    private static List<string> Checked(string html) =>
    [
        .. html.Split("<input").Skip(1)
            .Select(part => part.Split("/>")[0])
            .Where(part => part.Contains(" checked=", StringComparison.Ordinal))
            .Select(part => part.Split("id=\"")[1].Split('"')[0]),
    ];

    private Task<string> ItemAsync(string value) =>
        _run.RenderAsync(new GovukChoiceItemTagHelper { Value = value, Label = value }, inner: () => Task.FromResult("why " + value));

    private GovukInputTagHelper Input(string? label = null, string? hint = null) =>
        new() { ViewContext = _run.ViewContext, For = _run.For(page => page.Input.Title), Label = label, Hint = hint };
}
