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
