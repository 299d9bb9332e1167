using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>A file was uploaded to become a plan.</summary>
/// <param name="FileName">Its name.</param>
public sealed record PlanFileUploaded(string FileName) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Uploaded “{FileName}” to import it as the improvement plan.";
}

/// <summary>What was read from an uploaded file was corrected before confirming.</summary>
/// <param name="FileName">The file.</param>
/// <param name="What">What was corrected.</param>
public sealed record PlanImportCorrected(string FileName, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Corrected the import of “{FileName}”: {What}.";
}

/// <summary>An uploaded file became the council's plan.</summary>
/// <param name="Title">The plan's title.</param>
/// <param name="FileName">The file.</param>
/// <param name="Chapters">How many chapters it has.</param>
/// <param name="Actions">How many actions.</param>
public sealed record PlanImported(string Title, string FileName, int Chapters, int Actions) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Imported the plan “{Title}” from “{FileName}”: {Chapters} chapters, {Actions} actions.";
}

/// <summary>Progress on an action was reported.</summary>
/// <param name="Ref">The action's ref.</param>
/// <param name="Rating">The rating given.</param>
/// <param name="Before">The rating before, or null.</param>
/// <param name="Reason">Why.</param>
public sealed record ProgressReported(string Ref, string Rating, string? Before, string Reason) : Change
{
    /// <inheritdoc/>
    public override string InWords() => Before is null || Before == Rating
        ? $"Reported progress on action {Ref}: {Rating}."
        : $"Reported progress on action {Ref}: {Rating} (was {Before}).";
}

/// <summary>A plan made room for another.</summary>
/// <param name="Title">Its title.</param>
public sealed record PlanSuperseded(string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"The plan “{Title}” is superseded; it stays in the records.";
}

/// <summary>An uploaded file was thrown away before it became a plan.</summary>
/// <param name="FileName">The file.</param>
public sealed record PlanFileDiscarded(string FileName) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Threw away “{FileName}”, which was uploaded and not confirmed.";
}

/// <summary>What stands on a plan's first pages was changed.</summary>
/// <param name="Title">Its title.</param>
public sealed record PlanDescribed(string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed the first pages of the plan “{Title}”.";
}

/// <summary>A new version of the plan is being drafted.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Version">Its number.</param>
/// <param name="Carried">How many actions it carries forward.</param>
/// <param name="Left">How many it leaves behind.</param>
public sealed record PlanVersionStarted(string Title, int Version, int Carried, int Left) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Started version {Version} of the plan, “{Title}”: {Carried} actions carried forward, {Left} left behind.";
}

/// <summary>A draft of the plan was given up.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Version">Its number.</param>
public sealed record PlanDraftDiscarded(string Title, int Version) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Gave up the draft of version {Version} of the plan, “{Title}”.";
}

/// <summary>A body approved the plan.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Version">Its number.</param>
/// <param name="Body">The body.</param>
public sealed record PlanApproved(string Title, int Version, string Body) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Body} approved version {Version} of the plan, “{Title}”.";
}

/// <summary>A chapter was added or changed.</summary>
/// <param name="Title">Its title.</param>
/// <param name="IsNew">True when it was added.</param>
public sealed record ChapterChanged(string Title, bool IsNew) : Change
{
    /// <inheritdoc/>
    public override string InWords() => IsNew ? $"Added the chapter “{Title}”." : $"Changed the chapter “{Title}”.";
}

/// <summary>The impact of a chapter was rated.</summary>
/// <param name="Title">The chapter's title.</param>
/// <param name="Rating">The rating.</param>
public sealed record ChapterImpactRated(string Title, string Rating) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Rated the impact of “{Title}”: {Rating}.";
}

/// <summary>An action was added.</summary>
/// <param name="Ref">Its ref.</param>
/// <param name="Text">What will be done.</param>
public sealed record ActionAdded(string Ref, string Text) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Added action {Ref}: {Text}";
}

/// <summary>An action was dropped from a draft of the plan.</summary>
/// <param name="Ref">Its ref.</param>
/// <param name="Text">What it said.</param>
public sealed record ActionDropped(string Ref, string Text) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Dropped action {Ref} from the draft: {Text}";
}

/// <summary>One field of an action as it was and as it is.</summary>
/// <param name="Field">Its name, as the page says it.</param>
/// <param name="Before">As it was, or null.</param>
/// <param name="After">As it is, or null.</param>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    /// <summary>Several, in one sentence.</summary>
    public static string InWords(IEnumerable<FieldChange> fields) =>
        string.Join("; ", fields.Select(field => $"{field.Field} from “{field.Before ?? "nothing"}” to “{field.After ?? "nothing"}”"));
}

/// <summary>An action's fields were changed.</summary>
/// <param name="Ref">Its ref.</param>
/// <param name="Fields">What changed.</param>
public sealed record ActionEdited(string Ref, IReadOnlyList<FieldChange> Fields) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Changed action {Ref}: {FieldChange.InWords(Fields)}.";
}

/// <summary>A lead corrected an action while the plan was being set up.</summary>
/// <param name="Ref">Its ref before.</param>
/// <param name="Fields">What changed.</param>
public sealed record ActionCorrected(string Ref, IReadOnlyList<FieldChange> Fields) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Corrected action {Ref}: {FieldChange.InWords(Fields)}.";
}

/// <summary>A lead opened some days for corrections of the plan.</summary>
/// <param name="Title">The plan.</param>
/// <param name="Until">The last day.</param>
public sealed record CorrectionsOpened(string Title, DateOnly Until) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Opened corrections of “{Title}” until {Until:d MMMM yyyy}.";
}

/// <summary>What an action waits for, or what stands in its way, was changed.</summary>
/// <param name="Ref">Its ref.</param>
/// <param name="What">What happened, in words.</param>
public sealed record ActionTiesChanged(string Ref, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Action {Ref}: {What}";
}

/// <summary>A new date was proposed.</summary>
/// <param name="Ref">The action's ref.</param>
/// <param name="Date">The date, as written.</param>
/// <param name="Body">Who is to agree.</param>
public sealed record DateProposed(string Ref, string Date, string Body) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Proposed a new date for action {Ref}: {Date}. Under review until {Body} agrees.";
}

/// <summary>A proposed date was taken back.</summary>
/// <param name="Ref">The action's ref.</param>
/// <param name="Date">The date, as written.</param>
public sealed record DateWithdrawn(string Ref, string Date) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Took back the proposed date for action {Ref}: {Date}.";
}

/// <summary>An action took a step towards sign-off.</summary>
/// <param name="Ref">Its ref.</param>
/// <param name="Stage">Where it stands now.</param>
/// <param name="Note">What shows it, or why.</param>
public sealed record SignOffMoved(string Ref, SignOffStage Stage, string Note) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Action {Ref}: {Stage.InWords().ToLowerInvariant()}. {Note}";
}

/// <summary>Evidence was added.</summary>
/// <param name="Ref">The action's ref.</param>
/// <param name="Title">What it is.</param>
public sealed record EvidenceAdded(string Ref, string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Added evidence to action {Ref}: {Title}.";
}

/// <summary>A reviewer judged an action's evidence.</summary>
/// <param name="Ref">The action's ref.</param>
/// <param name="Judgement">The verdict.</param>
public sealed record EvidenceJudged(string Ref, EvidenceJudgement Judgement) : Change
{
    /// <inheritdoc/>
    public override string InWords() => Judgement switch
    {
        EvidenceJudgement.Sufficient => $"Judged the evidence of action {Ref}: sufficient.",
        EvidenceJudgement.Partly => $"Judged the evidence of action {Ref}: partly sufficient.",
        _ => $"Judged the evidence of action {Ref}: not sufficient.",
    };
}

/// <summary>A turn of recurring work was recorded.</summary>
/// <param name="Ref">The action's ref.</param>
/// <param name="DueOn">The day it was due.</param>
/// <param name="DoneOn">The day it was done, or null when it was missed.</param>
public sealed record TurnRecorded(string Ref, DateOnly DueOn, DateOnly? DoneOn) : Change
{
    /// <inheritdoc/>
    public override string InWords() => DoneOn is { } day
        ? $"Action {Ref}: the turn due on {DueOn:d MMMM yyyy} was done on {day:d MMMM yyyy}."
        : $"Action {Ref}: the turn due on {DueOn:d MMMM yyyy} was missed.";
}

/// <summary>An owner was asked for an update.</summary>
/// <param name="Ref">The action's ref.</param>
/// <param name="Of">Who was asked.</param>
public sealed record UpdateAsked(string Ref, string Of) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Asked {Of} for an update on action {Ref}.";
}

/// <summary>Somebody took a post, or a post was added.</summary>
/// <param name="Post">The post.</param>
/// <param name="Holder">Who took it, or null for a new post.</param>
/// <param name="From">From when.</param>
public sealed record PostTaken(string Post, string? Holder, DateOnly? From) : Change
{
    /// <inheritdoc/>
    public override string InWords() => Holder is null ? $"Added the post {Post}." : $"{Holder} is {Post} from {From:d MMMM yyyy}.";
}

/// <summary>Somebody left a post.</summary>
/// <param name="Post">The post.</param>
/// <param name="Holder">Who.</param>
/// <param name="LastDay">Their last day.</param>
public sealed record PostLeft(string Post, string Holder, DateOnly LastDay) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Holder} left the post {Post}; last day {LastDay:d MMMM yyyy}.";
}

/// <summary>A post got another title.</summary>
/// <param name="Before">The title before.</param>
/// <param name="Post">The title now.</param>
public sealed record PostRenamed(string Before, string Post) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Renamed the post {Before}: it is {Post} now.";
}

/// <summary>A post turned out to be another one by another name.</summary>
/// <param name="Post">The post that gave up what it had.</param>
/// <param name="Into">The post that has it now.</param>
/// <param name="Actions">How many actions of the plan went over.</param>
/// <param name="Others">How many measures, terms, seats, tasks and rules.</param>
public sealed record PostMerged(string Post, string Into, int Actions, int Others = 0) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Merged the post {Post} into {Into}: {Actions} {(Actions == 1 ? "action" : "actions")} went over"
        + $"{Others switch { 0 => "", 1 => " and 1 other record", _ => $" and {Others} other records" }}.";
}

/// <summary>What was recorded of a holder was corrected.</summary>
/// <param name="Post">The post.</param>
/// <param name="Holder">Who.</param>
/// <param name="What">What changed.</param>
public sealed record PostHolderCorrected(string Post, string Holder, string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Corrected {Holder} as {Post}: {What}.";
}

/// <summary>The rating scale was changed.</summary>
/// <param name="What">What happened, in words.</param>
public sealed record RatingScaleChanged(string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Rating scale: {What}";
}
