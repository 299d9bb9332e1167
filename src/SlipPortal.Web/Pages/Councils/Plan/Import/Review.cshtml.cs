using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>What was found in a file, with everything that was inferred; corrected here, and confirmed.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
[RequestFormLimits(ValueCountLimit = 20_000)]
internal sealed class ReviewModel(
    PortalDbContext db, ImportReader reader, CorrectImport.Handler correctImport, ConfirmImport.Handler confirmImport) : CouncilPage
{
    private const int PageSize = 200;

    private HashSet<(int Table, int Column)> _asked = [];
    private Dictionary<int, int> _firstColumns = [];

    public override string Title => "Check what was found";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public Corrections Input { get; set; } = new();

    public PlanImport Import { get; private set; } = null!;

    public PlanDraft Draft { get; private set; } = null!;

    /// <summary>What it would change of the current plan; null when there is none.</summary>
    public PlanDifference? Difference { get; private set; }

    /// <summary>The draft of the next version: while there is one, no file becomes the plan. Null where there is none.</summary>
    public Guid? DraftedVersion { get; private set; }

    /// <summary>When the same file became a plan before; null when it did not.</summary>
    public DateTimeOffset? ConfirmedBefore { get; private set; }

    public IReadOnlyList<SelectListItem> AreaItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RatingItems { get; private set; } = [];

    public IReadOnlyList<ActionDraft> ShownActions { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public static IReadOnlyList<SelectListItem> MeaningItems { get; } =
        [.. Enum.GetValues<ColumnMeaning>().Select(meaning => new SelectListItem(ImportWords.Meaning(meaning), meaning.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return await GoneAsync(cancellationToken);
        Fill();
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return await GoneAsync(cancellationToken);
        if (!await this.AcceptsAsync(() =>
            correctImport.HandleAsync(new(Import, Corrected(), "titles, columns, ratings or posts"), cancellationToken)))
            return await ShowAsync(cancellationToken);
        TempData["Notice"] = "Your corrections are kept. The file was read again with them.";
        return Redirect(Links.Review(Id));
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return await GoneAsync(cancellationToken);
        if (!await this.AcceptsAsync(() => ConfirmAsync(cancellationToken))) return await ShowAsync(cancellationToken);

        TempData["Notice"] = $"{Words.Count(Draft.Actions.Count, "action")} in {Words.Count(Draft.Chapters.Count, "chapter")} are the plan now.";
        return Redirect(Links.Receipt(Id));
    }

    // What was corrected and not kept yet counts: nothing that somebody typed is lost.
    private async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        Import.Correct(Corrected());
        Draft = await reader.ReadAsync(Import.Content, Import.FileName, Import.Choices, cancellationToken);
        FindColumns();
        await confirmImport.HandleAsync(new(Import, Draft), cancellationToken);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return await GoneAsync(cancellationToken);
        db.Remove(Import);
        db.Record(new PlanFileDiscarded(Import.FileName), Import.Id);
        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = $"“{Import.FileName}” is thrown away.";
        return Redirect(Links.Import);
    }

    /// <summary>The tables whose columns say what they are themselves; those continued over a page follow them.</summary>
    public IReadOnlyList<TableDraft> TablesWithOwnColumns { get; private set; } = [];

    /// <summary>The columns to look at first: those that could as well be the action, and those that hold something and are not
    /// read.</summary>
    public IReadOnlyList<(TableDraft Table, ColumnDraft Column)> AskedColumns { get; private set; } = [];

    /// <summary>The place of a column among all columns of the form.</summary>
    public int PositionOf(TableDraft table, ColumnDraft column) => _firstColumns[table.Index] + column.Index;

    /// <summary>True for a column that is asked about at the top.</summary>
    public bool IsAsked(TableDraft table, ColumnDraft column) => _asked.Contains((table.Index, column.Index));

    /// <summary>What a table is called on the page.</summary>
    public static string Name(TableDraft table) => $"Table {table.Index + 1}{(table.Name is null ? "" : $", {table.Name}")}";

    /// <summary>What a column is called on the page.</summary>
    public static string Name(ColumnDraft column) => column.SourceName.Length == 0 ? $"Column {column.Index + 1}" : column.SourceName;

    /// <summary>The posts to decide on: those that look like another.</summary>
    public IEnumerable<PostProposal> NearPosts => Draft.Posts.Where(post => post.Match == PostMatch.Near || post.Decided);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(Id, cancellationToken) is not var (import, draft)) return false;
        (Import, Draft) = (import, draft);
        FindColumns();
        return true;
    }

    // Once for each draft: a file can have thousands of columns.
    private void FindColumns()
    {
        TablesWithOwnColumns =
            [.. Draft.Tables.Where(table => table.Columns.Any(column => column.Decision != ColumnDecision.AsTableBefore))];
        AskedColumns =
        [
            .. TablesWithOwnColumns.SelectMany(table => table.ActionCandidates.Concat(table.Unmatched).DistinctBy(column => column.Index)
                .OrderBy(column => column.Index).Select(column => (table, column))),
        ];
        _asked = [.. AskedColumns.Select(pair => (pair.Table.Index, pair.Column.Index))];
        _firstColumns = [];
        var first = 0;
        foreach (var table in TablesWithOwnColumns)
        {
            _firstColumns[table.Index] = first;
            first += table.Columns.Count;
        }
    }

    // What the page shows beside the draft.
    private async Task<PageResult> ShowAsync(CancellationToken cancellationToken)
    {
        Difference = await reader.DifferenceAsync(Draft, cancellationToken);
        DraftedVersion = await db.DraftedVersionAsync(cancellationToken);
        ConfirmedBefore = await UploadPlan.ConfirmedBeforeAsync(db, Import.Sha256, cancellationToken);
        var areas = await db.Set<PracticeArea>().OrderBy(area => area.Position).Select(area => area.Name).ToListAsync(cancellationToken);
        var proposed = Draft.Chapters.Select(ConfirmImport.AreaOf).Where(area => !areas.Contains(area)).Distinct();
        AreaItems = [.. areas.Select(area => new SelectListItem(area, area)), .. proposed.Select(area => new SelectListItem($"{area} (new)", area))];
        RatingItems = await db.Set<Rating>()
            .OrderBy(rating => rating.Position)
            .Select(rating => new SelectListItem(rating.Name, rating.Name))
            .ToListAsync(cancellationToken);
        Paging = new(Draft.Actions.Count, PageSize, PageNumber);
        ShownActions = [.. Draft.Actions.Skip(Paging.Skip).Take(PageSize)];
        return Page();
    }

    // Confirmed meanwhile, perhaps by a colleague: the receipt says what became of it.
    private async Task<IActionResult> GoneAsync(CancellationToken cancellationToken) =>
        await db.Set<PlanImport>().AnyAsync(import => import.Id == Id, cancellationToken) ? Redirect(Links.Receipt(Id)) : NotFound();

    private void Fill() => Input = new()
    {
        PlanTitle = Draft.Title,
        Period = Draft.Period,
        Quarters = Draft.Quarters,
        Chapters = [.. Draft.Chapters.Select(chapter => new ChapterInput
        {
            Key = chapter.Key, Title = chapter.Title, PracticeArea = ConfirmImport.AreaOf(chapter),
        })],
        Columns = [.. TablesWithOwnColumns.SelectMany(table => table.Columns.Select(column => new ColumnInput
        {
            Table = table.Index, Column = column.Index, Meaning = column.Meaning,
        }))],
        Ratings = [.. Draft.Ratings.Select(rating => new RatingInput
        {
            Text = rating.Text, Rating = rating.Decided ? rating.Rating ?? RatingInput.None : null,
        })],
        Posts = [.. NearPosts.Select(post => new PostInput { Text = post.Text, Post = post.Decided ? post.Post : null })],
    };

    private ImportChoices Corrected()
    {
        if (Input.Choices != Input.Chapters.Count + Input.Columns.Count + Input.Ratings.Count + Input.Posts.Count)
        {
            // What did not arrive is shown as it was kept, so that it can be sent again.
            var arrived = Input;
            Fill();
            (Input.PlanTitle, Input.Period, Input.Quarters) = (arrived.PlanTitle, arrived.Period, arrived.Quarters);
            Input.Chapters = [.. arrived.Chapters, .. Input.Chapters.Skip(arrived.Chapters.Count)];
            Input.Columns = [.. arrived.Columns, .. Input.Columns.Skip(arrived.Columns.Count)];
            Input.Ratings = [.. arrived.Ratings, .. Input.Ratings.Skip(arrived.Ratings.Count)];
            Input.Posts = [.. arrived.Posts, .. Input.Posts.Skip(arrived.Posts.Count)];
            throw new RefusedException("Not all of your choices arrived, so nothing was kept. Check them below and send them again.");
        }

        var before = Import.Choices;
        var meanings = TablesWithOwnColumns.SelectMany(table => table.Columns.Select(column => (table.Index, column)))
            .ToDictionary(pair => (pair.Index, pair.column.Index), pair => pair.column);
        var columns = before.Columns.ToDictionary(pair => pair.Key, pair => new Dictionary<int, ColumnMeaning>(pair.Value));
        foreach (var input in Input.Columns)
        {
            // What was asked is answered by leaving it as it is, too.
            if (!meanings.TryGetValue((input.Table, input.Column), out var column)
                || (column.Meaning == input.Meaning && !_asked.Contains((input.Table, input.Column)))) continue;
            if (!columns.TryGetValue(input.Table, out var table)) columns[input.Table] = table = [];
            table[input.Column] = input.Meaning;
        }

        var chapters = new Dictionary<string, ChapterChoice>(before.Chapters);
        foreach (var input in Input.Chapters.Where(input => Draft.Chapters.Any(chapter => chapter.Key == input.Key)))
        {
            chapters.TryGetValue(input.Key, out var choice);
            chapters[input.Key] = (choice ?? new()) with { Title = input.Title?.Trim(), PracticeArea = input.PracticeArea };
        }

        var ratings = new Dictionary<string, string>(before.Ratings);
        foreach (var input in Input.Ratings.Where(input => input.Rating is not null))
            ratings[input.Text] = input.Rating == RatingInput.None ? "" : input.Rating!;
        var posts = new Dictionary<string, string>(before.Posts);
        foreach (var input in Input.Posts.Where(input => !string.IsNullOrWhiteSpace(input.Post))) posts[input.Text] = input.Post!;

        return before with
        {
            Title = string.IsNullOrWhiteSpace(Input.PlanTitle) ? null : Input.PlanTitle.Trim(),
            Period = string.IsNullOrWhiteSpace(Input.Period) ? null : Input.Period.Trim(),
            Quarters = Input.Quarters ?? before.Quarters,
            Columns = columns,
            Chapters = chapters,
            Ratings = ratings,
            Posts = posts,
        };
    }

    internal sealed class Corrections
    {
        /// <summary>How many chapters, columns, ratings and posts were sent: a form that arrives in part is noticed.</summary>
        public int? Choices { get; set; }

        public string? PlanTitle { get; set; }

        public string? Period { get; set; }

        public QuarterYear? Quarters { get; set; }

        public List<ChapterInput> Chapters { get; set; } = [];

        public List<ColumnInput> Columns { get; set; } = [];

        public List<RatingInput> Ratings { get; set; } = [];

        public List<PostInput> Posts { get; set; } = [];
    }

    internal sealed class ChapterInput
    {
        public string Key { get; set; } = "";

        public string? Title { get; set; }

        public string? PracticeArea { get; set; }
    }

    internal sealed class ColumnInput
    {
        public int Table { get; set; }

        public int Column { get; set; }

        public ColumnMeaning Meaning { get; set; }
    }

    internal sealed class RatingInput
    {
        /// <summary>Chosen where the word is no rating.</summary>
        public const string None = "(none)";

        public string Text { get; set; } = "";

        /// <summary>The council's rating, <see cref="None"/>, or null while undecided.</summary>
        public string? Rating { get; set; }
    }

    internal sealed class PostInput
    {
        public string Text { get; set; } = "";

        /// <summary>The post that is meant, or null while undecided.</summary>
        public string? Post { get; set; }
    }
}
