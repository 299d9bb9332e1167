using System.Text.Json.Serialization;
using SlipPortal.Documents;
using SlipPortal.Domain.Guard;

namespace SlipPortal.Web.Uploads;

/// <summary>What the reader of a file says, from its process to the portal's: one of these, or why the file is refused.</summary>
internal sealed record ReadingAnswer
{
    /// <summary>What the guard found, where its text was read.</summary>
    public FileFindings? Findings { get; init; }

    /// <summary>Its tables, where these were read.</summary>
    public DocumentContent? Tables { get; init; }

    /// <summary>What kind of file it is, where that was asked.</summary>
    public KeptFile? Kind { get; init; }

    /// <summary>Why it is refused …</summary>
    public UnreadableReason? Reason { get; init; }

    /// <summary>… and the sentence for the person who sent it.</summary>
    public string? Message { get; init; }
}

/// <summary>What the guard found in a file.</summary>
/// <param name="Findings">Each value once, where it stands first.</param>
/// <param name="IsComplete">False where some of its text could not be read.</param>
internal sealed record FileFindings(IReadOnlyList<PlacedFinding> Findings, bool IsComplete);

/// <summary>A finding, and where in the file it stands.</summary>
internal sealed record PlacedFinding(Finding Finding, string Place);

/// <summary>How answers are written and read: generated, because the reader has no time to work it out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ReadingAnswer))]
internal sealed partial class ReadingJson : JsonSerializerContext;
