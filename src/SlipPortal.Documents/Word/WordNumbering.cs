using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SlipPortal.Documents.Word;

/// <summary>Works out the numbers that Word shows before automatically numbered paragraphs, which stand nowhere in the text.</summary>
internal sealed class WordNumbering
{
    private const int LevelCount = 9;

    private readonly WordStyles _styles;
    private readonly Dictionary<int, NumberedList> _lists = [];

    // Lists that share a definition go on counting where the other left off, so the counters belong to the definition.
    private readonly Dictionary<int, int?[]> _counters = [];
    private readonly HashSet<(int NumberingId, int Level)> _restarted = [];

    public WordNumbering(Numbering? numbering, WordStyles styles)
    {
        _styles = styles;
        var definitions = new Dictionary<int, Level?[]>();
        foreach (var definition in numbering?.Elements<AbstractNum>() ?? [])
        {
            var levels = ByIndex(definition.Elements<Level>(), level => level.LevelIndex?.Value);
            definitions.TryAdd(definition.AbstractNumberId?.Value ?? 0, levels);
        }

        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
        {
            if (instance.AbstractNumId?.Val?.Value is not { } abstractId || !definitions.TryGetValue(abstractId, out var levels))
                continue;
            var overrides = ByIndex(instance.Elements<LevelOverride>(), found => found.LevelIndex?.Value);
            _lists.TryAdd(instance.NumberID?.Value ?? 0, new NumberedList(
                abstractId,
                [.. levels.Select((level, i) => overrides[i]?.Level ?? level)],
                [.. overrides.Select(found => found?.StartOverrideNumberingValue?.Val?.Value)]));
        }
    }

    /// <summary>Counts the paragraph and returns its number as shown ("2.1", "b)"); null for bullets and where there is none.</summary>
    public string? Next(Paragraph paragraph)
    {
        if (_lists.Count == 0 || Place(paragraph) is not var (id, level) || !_lists.TryGetValue(id, out var list))
            return null;

        if (!_counters.TryGetValue(list.DefinitionId, out var counters))
            _counters[list.DefinitionId] = counters = new int?[LevelCount];
        if (list.Restarts[level] is { } restart && _restarted.Add((id, level)))
            counters[level] = restart;
        else
            counters[level] = (counters[level] + 1) ?? Start(list.Levels[level]);
        for (var i = 0; i < level; i++)
            counters[i] ??= Start(list.Levels[i]);
        for (var i = level + 1; i < LevelCount; i++)
            counters[i] = null;
        return Shown(list.Levels, level, counters);
    }

    private static T?[] ByIndex<T>(IEnumerable<T> elements, Func<T, int?> index)
        where T : class
    {
        var found = new T?[LevelCount];
        foreach (var element in elements)
        {
            if (index(element) is >= 0 and < LevelCount and var i)
                found[i] ??= element;
        }

        return found;
    }

    private (int Id, int Level)? Place(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        if (properties?.NumberingProperties is { NumberingId.Val.Value: var direct } own)
            return Within(direct, own.NumberingLevelReference?.Val?.Value ?? 0);
        if (_styles.Numbering(properties?.ParagraphStyleId?.Val?.Value) is not var (styleId, numbering)
            || numbering.NumberingId?.Val?.Value is not { } id)
            return null;
        return Within(id, LevelLinkedTo(styleId, id) ?? numbering.NumberingLevelReference?.Val?.Value ?? 0);
    }

    // 0 takes the numbering of the style away.
    private static (int, int)? Within(int id, int level) => id == 0 || level is < 0 or >= LevelCount ? null : (id, level);

    private int? LevelLinkedTo(string styleId, int id)
    {
        var level = _lists.TryGetValue(id, out var list)
            ? Array.FindIndex(list.Levels, level => level?.ParagraphStyleIdInLevel?.Val?.Value == styleId)
            : -1;
        return level < 0 ? null : level;
    }

    private static int Start(Level? level) => level?.StartNumberingValue?.Val?.Value ?? 1;

    private static string? Shown(Level?[] levels, int level, int?[] counters)
    {
        var pattern = levels[level]?.LevelText?.Val?.Value;
        var format = levels[level]?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
        if (string.IsNullOrEmpty(pattern) || format == NumberFormatValues.Bullet || format == NumberFormatValues.None)
            return null;

        var plain = WordMarkup.IsOn(levels[level]!.IsLegalNumberingStyle);
        var shown = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var of = pattern[++i] - '1';
                var style = plain ? null : levels[of]?.NumberingFormat?.Val?.InnerText;
                shown.Append(Count(counters[of] ?? Start(levels[of]), style));
            }
            else
            {
                shown.Append(pattern[i]);
            }
        }

        return shown.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    // By the format's name in the file; what is not known here counts in decimals.
    private static string Count(int number, string? format) => format switch
    {
        "lowerLetter" => Letters(number).ToLowerInvariant(),
        "upperLetter" => Letters(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    // After Z Word goes on with AA, BB, CC.
    private static string Letters(int number) => number is < 1 or > 26 * 9
        ? number.ToString(CultureInfo.InvariantCulture)
        : new string((char)('A' + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
            return number.ToString(CultureInfo.InvariantCulture);
        (int Value, string Sign)[] signs =
        [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
            (5, "V"), (4, "IV"), (1, "I"),
        ];
        var roman = new StringBuilder();
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value)
                roman.Append(sign);
        }

        return roman.ToString();
    }

    /// <param name="DefinitionId">The definition that the list shares with others.</param>
    /// <param name="Levels">Its levels, with the list's own in place of the definition's.</param>
    /// <param name="Restarts">The number from which a level starts anew when this list first uses it.</param>
    private sealed record NumberedList(int DefinitionId, Level?[] Levels, int?[] Restarts);
}
