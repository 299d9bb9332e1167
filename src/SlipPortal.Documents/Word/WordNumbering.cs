using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SlipPortal.Documents.Word;

/// <summary>Works out the numbers that Word shows before automatically numbered paragraphs, which stand nowhere in the text.</summary>
internal sealed class WordNumbering
{
    private const int LevelCount = 9;

    private readonly WordStyles _styles;
    private readonly Dictionary<int, NumberingInstance> _instances = [];
    private readonly Dictionary<int, AbstractNum> _abstracts = [];

    // Lists that share a definition go on counting where the other left off, so the counters belong to the definition.
    private readonly Dictionary<int, int?[]> _counters = [];
    private readonly HashSet<(int NumberingId, int Level)> _restarted = [];

    public WordNumbering(Numbering? numbering, WordStyles styles)
    {
        _styles = styles;
        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
            _instances.TryAdd(instance.NumberID?.Value ?? 0, instance);
        foreach (var definition in numbering?.Elements<AbstractNum>() ?? [])
            _abstracts.TryAdd(definition.AbstractNumberId?.Value ?? 0, definition);
    }

    /// <summary>Counts the paragraph and returns its number as shown ("2.1", "b)"); null for bullets and where there is none.</summary>
    public string? Next(Paragraph paragraph)
    {
        if (_instances.Count == 0 || Place(paragraph) is not var (id, level) || !_instances.TryGetValue(id, out var instance)
            || instance.AbstractNumId?.Val?.Value is not { } abstractId || !_abstracts.TryGetValue(abstractId, out var definition))
            return null;

        if (!_counters.TryGetValue(abstractId, out var counters))
            _counters[abstractId] = counters = new int?[LevelCount];
        var levels = Enumerable.Range(0, LevelCount).Select(i => LevelOf(instance, definition, i)).ToArray();
        var restart = Override(instance, level)?.StartOverrideNumberingValue?.Val?.Value;
        if (restart is not null && _restarted.Add((id, level)))
            counters[level] = restart;
        else
            counters[level] = (counters[level] + 1) ?? Start(levels[level]);
        for (var i = 0; i < level; i++)
            counters[i] ??= Start(levels[i]);
        for (var i = level + 1; i < LevelCount; i++)
            counters[i] = null;
        return Shown(levels, level, counters);
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
        if (!_instances.TryGetValue(id, out var instance) || instance.AbstractNumId?.Val?.Value is not { } abstractId
            || !_abstracts.TryGetValue(abstractId, out var definition))
            return null;
        return definition.Elements<Level>().FirstOrDefault(level => level.ParagraphStyleIdInLevel?.Val?.Value == styleId)
            ?.LevelIndex?.Value;
    }

    private static LevelOverride? Override(NumberingInstance instance, int level) =>
        instance.Elements<LevelOverride>().FirstOrDefault(found => found.LevelIndex?.Value == level);

    private static Level? LevelOf(NumberingInstance instance, AbstractNum definition, int level) =>
        Override(instance, level)?.Level ?? definition.Elements<Level>().FirstOrDefault(found => found.LevelIndex?.Value == level);

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
                var style = plain ? NumberFormatValues.Decimal : levels[of]?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
                shown.Append(Count(counters[of] ?? Start(levels[of]), style));
            }
            else
            {
                shown.Append(pattern[i]);
            }
        }

        return shown.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    private static string Count(int number, NumberFormatValues format) => format switch
    {
        NumberFormatValues.LowerLetter => Letters(number).ToLowerInvariant(),
        NumberFormatValues.UpperLetter => Letters(number),
        NumberFormatValues.LowerRoman => Roman(number).ToLowerInvariant(),
        NumberFormatValues.UpperRoman => Roman(number),
        NumberFormatValues.DecimalZero => number.ToString("00", CultureInfo.InvariantCulture),
        NumberFormatValues.None => "",
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
}
