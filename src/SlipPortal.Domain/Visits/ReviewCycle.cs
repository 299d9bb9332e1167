using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Visits;

/// <summary>A round of reviews that was planned from a template: each stage is a visit with what should come of it.</summary>
public sealed class ReviewCycle : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 150;

    private ReviewCycle()
    {
    }

    /// <summary>A round from a day on.</summary>
    /// <exception cref="RefusedException">No name or day.</exception>
    public ReviewCycle(string? name, DateOnly? from, DateTimeOffset now)
    {
        Name = Text.RequiredLine(name, "the name of the round", NameMaxLength, nameof(Name));
        From = from ?? throw new RefusedException("Enter the first day.", nameof(From));
        RecordedAt = now;
    }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The day that it counts from.</summary>
    public DateOnly From { get; private set; }

    /// <summary>When it was planned.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Plans its stages: a visit each, some time in the month that it comes to, with what should come of it.</summary>
    /// <param name="stages">In their order.</param>
    /// <param name="practiceAreaId">The practice area that they look at.</param>
    /// <param name="authorId">Who plans it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No stage.</exception>
    public IReadOnlyList<(Visit Visit, IReadOnlyList<VisitOutput> Outputs)> Plan(
        IReadOnlyList<CycleStage> stages, Guid practiceAreaId, Guid authorId, DateTimeOffset now)
    {
        if (stages.Count == 0) throw new RefusedException("Write at least one stage.", "Stages");
        return [.. stages.Select(stage =>
        {
            var first = new DateOnly(From.Year, From.Month, 1).AddMonths(stage.AfterMonths);
            var timing = stage.AfterMonths == 0 ? new(TimingKind.Day, From, From) : new VisitTiming(TimingKind.Month, first, first.AddMonths(1).AddDays(-1));
            var visit = new Visit(stage.Name, timing, practiceAreaId);
            visit.BelongTo(this);
            return (visit, (IReadOnlyList<VisitOutput>)[.. stage.Outputs.Select(output => new VisitOutput(visit, output, authorId, now))]);
        })];
    }
}

/// <summary>A stage of a round of reviews.</summary>
/// <param name="Name">What kind of visit it is.</param>
/// <param name="AfterMonths">How many months after the first day.</param>
/// <param name="Outputs">What should come of it.</param>
public sealed record CycleStage(string Name, int AfterMonths, IReadOnlyList<string> Outputs)
{
    private const int MostStages = 40;
    private const int MostMonths = 60;

    /// <summary>
    /// The template of an inspectorate's year: a seminar, monthly monitoring, a review each quarter, and one for the year.
    /// </summary>
    public const string Example =
        "Challenge seminar; 0; Improvement priorities agreed\n"
        + "Monthly monitoring; 1; Note of the month\nMonthly monitoring; 2; Note of the month\nQuarterly review; 3; Own audits sent before the visit; Review letter\n"
        + "Monthly monitoring; 4; Note of the month\nMonthly monitoring; 5; Note of the month\nQuarterly review; 6; Own audits sent before the visit; Review letter\n"
        + "Monthly monitoring; 7; Note of the month\nMonthly monitoring; 8; Note of the month\nQuarterly review; 9; Own audits sent before the visit; Review letter\n"
        + "Monthly monitoring; 10; Note of the month\nMonthly monitoring; 11; Note of the month\nAnnual review; 12; Narrative judgement";

    /// <summary>Reads stages as they are typed: a line each, “Quarterly review; 3; Own audits; Review letter”.</summary>
    /// <exception cref="RefusedException">A line that cannot be read, or too many.</exception>
    public static IReadOnlyList<CycleStage> Read(string? text)
    {
        var lines = (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > MostStages) throw new RefusedException($"Write {MostStages} stages or fewer.", "Stages");
        return [.. lines.Select((line, i) =>
        {
            var parts = line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return parts.Length >= 2 && int.TryParse(parts[1], out var months) && months is >= 0 and <= MostMonths
                ? new CycleStage(parts[0], months, parts[2..])
                : throw new RefusedException($"Line {i + 1} needs the name of the stage and after how many months it comes: “Quarterly review; 3; Review letter”.", "Stages");
        })];
    }
}

/// <summary>What should come of a visit, and whether it has.</summary>
public sealed class VisitOutput : VisitFact
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMaxLength = 300;

    private VisitOutput()
    {
    }

    /// <summary>What should come of a visit.</summary>
    /// <exception cref="RefusedException">No text.</exception>
    public VisitOutput(Visit visit, string? what, Guid authorId, DateTimeOffset now)
        : base(visit, authorId, now) => What = Text.Required(what, "what should come of it", TextMaxLength, nameof(What));

    /// <summary>What.</summary>
    public string What { get; private set; } = "";

    /// <summary>What came of it, or null while nothing has.</summary>
    public string? Came { get; private set; }

    /// <summary>When that was recorded, or null.</summary>
    public DateTimeOffset? CameAt { get; private set; }

    /// <summary>It has come.</summary>
    /// <exception cref="RefusedException">It had before, or no words.</exception>
    public void Come(string? came, DateTimeOffset now)
    {
        if (CameAt is not null) throw new RefusedException("That has come already.");
        Came = Text.Required(came, "what came of it", NoteMaxLength, nameof(Came));
        CameAt = now;
    }
}
