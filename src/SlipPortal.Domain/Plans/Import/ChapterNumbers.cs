namespace SlipPortal.Domain.Plans.Import;

/// <summary>Numbers the chapters that hold actions, and finds the practice area each seems to belong to.</summary>
internal static class ChapterNumbers
{
    public static List<ChapterBuilder> Settle(IReadOnlyCollection<ActionBuilder> actions, ImportChoices choices)
    {
        var written = new HashSet<int>();
        foreach (var chapter in actions.Select(action => action.Chapter).Distinct())
        {
            chapter.Number = choices.Chapters.GetValueOrDefault(chapter.Key)?.Number ?? chapter.HeadingNumber ?? 0;
            written.Add(chapter.Number);
        }

        var free = 1;
        var chapters = new List<ChapterBuilder>();
        foreach (var chapter in actions.GroupBy(action => action.Chapter))
        {
            if (chapter.Key.Number == 0)
            {
                var shared = SharedNumber(chapter);
                while (written.Contains(free))
                {
                    free++;
                }

                chapter.Key.Number = shared is { } number && !written.Contains(number) ? number : free;
                written.Add(chapter.Key.Number);
            }

            chapters.Add(chapter.Key);
        }

        return chapters;
    }

    public static ChapterDraft ToDraft(ChapterBuilder chapter, ImportChoices choices, IReadOnlyList<string> practiceAreas)
    {
        var choice = choices.Chapters.GetValueOrDefault(chapter.Key);
        var title = choice?.Title ?? chapter.Title;
        var statement = choice?.Statement ?? string.Join('\n', chapter.Statement.Where(text => text.Length > 0));
        return new(chapter.Key, chapter.Number, title, statement.Length == 0 ? null : statement,
            choice?.PracticeArea ?? PracticeAreaFor(title, practiceAreas), chapter.HeadingNumber is null && choice?.Number is null);
    }

    /// <summary>The area of the same name, else the only one whose words are all in the title, or the other way round.</summary>
    internal static string? PracticeAreaFor(string title, IReadOnlyList<string> areas)
    {
        var words = Words(title);
        var same = areas.FirstOrDefault(area => Words(area).SetEquals(words));
        if (same is not null)
        {
            return same;
        }

        var close = areas.Where(area => Words(area) is { Count: > 0 } other && words.Count > 0
            && (other.IsSubsetOf(words) || words.IsSubsetOf(other))).Take(2).ToList();
        return close.Count == 1 ? close[0] : null;
    }

    private static HashSet<string> Words(string text) =>
        [.. PlainText.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("and" or "of" or "the"))];

    private static int? SharedNumber(IEnumerable<ActionBuilder> actions)
    {
        var numbers = actions.Select(action => ActionRef.TryParse(action.RefText, out var reference) ? reference!.ChapterNumber : null)
            .OfType<int>().Distinct().Take(2).ToList();
        return numbers.Count == 1 ? numbers[0] : null;
    }
}
