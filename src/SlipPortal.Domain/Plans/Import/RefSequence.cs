using System.Globalization;

namespace SlipPortal.Domain.Plans.Import;

/// <summary>
/// Settles the references by their place in the sequence: a spreadsheet's number 2.1 after 2.9 is 2.10; missing ones are proposed;
/// what is used twice stays for a person to decide.
/// </summary>
internal sealed class RefSequence(ReceiptBuilder receipt)
{
    private readonly Dictionary<string, ActionBuilder> _taken = new(StringComparer.Ordinal);

    public void Settle(List<ActionBuilder> actions)
    {
        PrefixRestartedNumbers(actions);
        NumberMergedRefs(actions);
        ReadWritten(actions);
        ProposeMissing(actions);
        WarnOfJumps(actions);
    }

    /// <summary>Where each chapter counts from 1, "1" alone names several actions: the chapter's number goes in front.</summary>
    private static void PrefixRestartedNumbers(List<ActionBuilder> actions)
    {
        var numbers = actions.Where(action => action.RefText.Length > 0).ToList();
        var allPlain = numbers.TrueForAll(action => action.RefText.TrimEnd('.', ')').All(char.IsAsciiDigit));
        if (!allPlain || numbers.Select(action => action.RefText).Distinct().Count() == numbers.Count
            || numbers.GroupBy(action => (action.Chapter, action.RefText)).Any(group => group.Count() > 1))
        {
            return;
        }

        foreach (var action in numbers)
        {
            action.Inferred.Add($"the reference \"{action.RefText}\" is used in several chapters and got its chapter's number");
            action.RefText = string.Create(CultureInfo.InvariantCulture, $"{action.Chapter.Number}.{action.RefText}");
        }
    }

    /// <summary>One number over several actions (a merged cell): recommendation 3 gives 3.1, 3.2; reference 2.4 gives 2.4a, 2.4b.</summary>
    private static void NumberMergedRefs(List<ActionBuilder> actions)
    {
        for (var i = 0; i < actions.Count; i++)
        {
            var end = i + 1;
            while (end < actions.Count && actions[end].RefIsMerged && ReferenceEquals(actions[end].Chapter, actions[i].Chapter))
            {
                end++;
            }

            if (end - i < 2 || !ActionRef.TryParse(actions[i].RefText, out var shared))
            {
                continue;
            }

            var plain = shared!.Text.All(char.IsAsciiDigit);
            for (var at = i; at < end; at++)
            {
                var count = at - i + 1;
                actions[at].RefText = plain || count > 26
                    ? string.Create(CultureInfo.InvariantCulture, $"{shared.Text}.{count}")
                    : shared.Text + (char)('a' + count - 1);
                actions[at].Inferred.Add(
                    $"the reference {shared.Text} is shared by {end - i} actions in a merged cell and was numbered on");
            }

            i = end - 1;
        }
    }

    private void ReadWritten(List<ActionBuilder> actions)
    {
        ActionRef? expected = null;
        ChapterBuilder? chapter = null;
        foreach (var action in actions)
        {
            expected = ReferenceEquals(chapter, action.Chapter) ? expected : null;
            chapter = action.Chapter;
            var text = action.First.RefIsNumber ? WithoutFloatNoise(action.RefText) : action.RefText;
            if (!ActionRef.TryParse(text, out var reference))
            {
                expected = expected?.Next();
                continue;
            }

            reference = PutRight(action, reference!, expected);
            if (_taken.TryGetValue(reference.SortKey, out var other))
            {
                action.Unresolved = $"The reference {reference.Text} is used twice, in rows {other.Row} and {action.Row}";
                receipt.Warn(action.Row, action.Unresolved);
            }
            else
            {
                _taken.Add(reference.SortKey, action);
                action.Ref = reference;
            }

            expected = reference.Next();
        }
    }

    private ActionRef PutRight(ActionBuilder action, ActionRef written, ActionRef? expected)
    {
        var lostItsZero = expected is not null && expected.Text.EndsWith('0') && expected.Text.Contains('.', StringComparison.Ordinal)
            && expected.Text.TrimEnd('0') == written.Text && (action.First.RefIsNumber || _taken.ContainsKey(written.SortKey));
        if (!lostItsZero || action.First.IsReplaced(ColumnMeaning.Ref))
        {
            return written;
        }

        action.Inferred.Add($"the reference {written.Text} was put right to {expected!.Text} by its place in the sequence");
        receipt.Warn(action.Row, $"The reference {written.Text} was read as {expected.Text}, by its place in the sequence");
        return expected;
    }

    private void ProposeMissing(List<ActionBuilder> actions)
    {
        ActionBuilder? before = null;
        foreach (var action in actions)
        {
            if (action.Ref is null && action.Unresolved is null)
            {
                var previous = ReferenceEquals(before?.Chapter, action.Chapter) ? before?.Ref : null;
                action.Ref = Free(previous, action.Chapter.Number);
                if (action.Ref is null)
                {
                    action.Unresolved = "The row has no reference, and none could be proposed";
                    receipt.Warn(action.Row, action.Unresolved);
                    continue;
                }

                _taken.Add(action.Ref.SortKey, action);
                var why = action.RefText.Length == 0 ? "there is no reference"
                    : $"\"{PlainText.Shorten(action.RefText)}\" is not a reference";
                action.Inferred.Add($"{why}; {action.Ref.Text} was proposed by its place");
                receipt.Warn(action.Row, $"The reference {action.Ref.Text} was proposed, because {why}");
            }

            before = action.Ref is null ? before : action;
        }
    }

    /// <summary>The next reference, or, where that is taken further down, the last one with a letter.</summary>
    private ActionRef? Free(ActionRef? previous, int chapter)
    {
        if (previous is null)
        {
            var first = string.Create(CultureInfo.InvariantCulture, $"{chapter}.1");
            return ActionRef.TryParse(first, out var start) && !_taken.ContainsKey(start!.SortKey) ? start
                : ActionRef.TryParse(first + "a", out start) && !_taken.ContainsKey(start!.SortKey) ? start : null;
        }

        var next = previous.Next();
        if (next is not null && _taken.ContainsKey(next.SortKey))
        {
            next = ActionRef.TryParse(previous.Text + "a", out var lettered) ? lettered : null;
            for (var i = 0; i < 26 && next is not null && _taken.ContainsKey(next.SortKey); i++)
            {
                next = next.Next();
            }
        }

        return next is null || _taken.ContainsKey(next.SortKey) ? null : next;
    }

    private void WarnOfJumps(List<ActionBuilder> actions)
    {
        ActionBuilder? before = null;
        foreach (var action in actions.Where(action => action.Ref is not null))
        {
            if (ReferenceEquals(before?.Chapter, action.Chapter) && before!.Ref!.ChapterNumber == action.Ref!.ChapterNumber)
            {
                var next = before.Ref.Next();
                if (action.Ref < before.Ref)
                {
                    receipt.Warn(action.Row, $"The reference {action.Ref.Text} comes after {before.Ref.Text}");
                }
                else if (next is not null && action.Ref > next && !ShareNumber(before.Ref, action.Ref)
                    && !StartsNextGroup(before.Ref, action.Ref))
                {
                    receipt.Warn(action.Row, $"The references jump from {before.Ref.Text} to {action.Ref.Text}");
                }
            }

            before = action;
        }
    }

    /// <summary>After a letter the count goes on with letters or with numbers: 1.1a may be followed by 1.2.</summary>
    private static bool ShareNumber(ActionRef first, ActionRef second)
    {
        var bare = first.Text.TrimEnd([.. "abcdefghijklmnopqrstuvwxyz"]);
        return bare != first.Text && ActionRef.TryParse(bare, out var number) && number!.Next() is { } next && second <= next;
    }

    /// <summary>After A7 comes B1, and after 1c comes 2a.</summary>
    private static bool StartsNextGroup(ActionRef first, ActionRef second)
    {
        var (was, now) = (Group(first.Text), Group(second.Text));
        return was.Length > 0 && now.Length > 0 && ActionRef.TryParse(was + "1", out var group)
            && ActionRef.TryParse(now + "1", out var next)
            && group! < next! && second.Text[now.Length..] is "1" or "01" or ".1" or "a" or "A";

        // The letters before a number, or the number before a letter.
        static string Group(string text)
        {
            var isLetters = char.IsAsciiLetter(text[0]);
            var end = 1;
            while (end < text.Length && (isLetters ? char.IsAsciiLetter(text[end]) : char.IsAsciiDigit(text[end])))
            {
                end++;
            }

            return end == text.Length || (!isLetters && !char.IsAsciiLetter(text[end])) ? "" : text[..end];
        }
    }

    /// <summary>2.1000000000000001 is a spreadsheet's way to hold 2.1.</summary>
    private static string WithoutFloatNoise(string text) =>
        text.Length > 8 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Math.Round(number, 3).ToString("0.###", CultureInfo.InvariantCulture) : text;
}
