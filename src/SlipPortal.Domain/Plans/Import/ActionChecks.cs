namespace SlipPortal.Domain.Plans.Import;

/// <summary>What is too long to store, and what is worth a second look. Warnings only, except for what cannot be stored.</summary>
internal sealed class ActionChecks(ReceiptBuilder receipt)
{
    public void CheckLengths(ActionBuilder action)
    {
        (string What, int Length, int Max)[] limits =
        [
            ("action text", action.Text.Length, ActionDraft.TextMaxLength),
            ("intended impact", action.Impact?.Text.Length ?? 0, ImpactDraft.TextMaxLength),
            ("owner", action.Owners.Length, ActionDraft.OwnersMaxLength),
            ("due date", action.DueText.Length, DueSchedule.TextMaxLength),
            ("rating", action.RatingText.Length, RatingProposal.TextMaxLength),
            ("finding", action.Finding.Length, ActionDraft.FindingMaxLength),
            ("progress", action.Progress.Length, ActionDraft.ProgressMaxLength),
            ("evidence", action.Evidence.Length, ActionDraft.EvidenceMaxLength),
            ("success measure", action.SuccessMeasure.Length, ActionDraft.SuccessMeasureMaxLength),
            ("owner's title", action.OwnerDrafts.Select(owner => owner.Post.Length).DefaultIfEmpty().Max(), PostProposal.TitleMaxLength),
        ];
        foreach (var (what, length, max) in limits)
        {
            if (length > max && action.Unresolved is null)
            {
                action.Unresolved = $"The {what} has {length:N0} characters; {max:N0} can be stored";
                receipt.Warn(action.Row, action.Unresolved);
            }
        }
    }

    /// <summary>Looks at an action that is work; a mere cross-reference needs no owner and no date.</summary>
    public void Check(ActionBuilder action)
    {
        if (action.OwnerDrafts.Count == 0 && action.First.Table.Has(ColumnMeaning.Owner))
        {
            receipt.Warn(action.Row, "The action has no owner");
        }

        CheckDue(action);
        if (action.MayBeSeveral)
        {
            receipt.Warn(action.Row, "The cell seems to hold more than one action; it was kept as one and can be split");
        }
    }

    public void CheckChapterNumbers(IEnumerable<ActionBuilder> actions)
    {
        foreach (var chapter in actions.Where(action => action.Chapter.HeadingNumber is not null).GroupBy(action => action.Chapter))
        {
            var others = chapter.Where(action => action.Ref?.ChapterNumber is { } number && number != chapter.Key.Number).ToList();
            if (others.Count > 0)
            {
                receipt.Warn(others[0].Row, $"Chapter {chapter.Key.Number} holds {others.Count} references of another number, "
                    + $"such as {others[0].Ref!.Text}");
            }
        }
    }

    public void CheckPosts(IEnumerable<PostProposal> posts)
    {
        foreach (var post in posts.Where(post => post is { Reason: not null, Decided: false }))
        {
            var meant = post.Suggestion is null ? "" : $" \"{post.Suggestion}\" may be meant.";
            receipt.Warn(post.FirstRow, $"The owner \"{PlainText.Shorten(post.Text)}\":{meant} {post.Reason}");
        }
    }

    public void CheckColumns(IEnumerable<TableReading> tables)
    {
        foreach (var table in tables.Where(table => table.HoldsActions && table.Source.Rows.Count > 0))
        {
            foreach (var (meaning, what) in new[] { (ColumnMeaning.Owner, "owners"), (ColumnMeaning.Due, "due dates") })
            {
                if (!table.Has(meaning))
                {
                    receipt.Warn(table.Source.Rows[0].Number, $"No column of this table was read as {what}");
                }
            }
        }
    }

    private void CheckDue(ActionBuilder action)
    {
        var due = action.Due.Schedule;
        if (!action.Due.Understood)
        {
            receipt.Warn(action.Row, $"\"{PlainText.Shorten(due.Text)}\" could not be read as a due date; the action has no date");
        }
        else if (due.Kind == DueKind.Undated && action.First.Table.Has(ColumnMeaning.Due))
        {
            receipt.Warn(action.Row, due.Text.Length == 0 ? "The action has no due date"
                : $"The due date is \"{due.Text}\"; the action has no date");
        }
        else if (due.LacksYear)
        {
            receipt.Warn(action.Row, $"The due date \"{PlainText.Shorten(due.Text)}\" has no year, so nothing can be reckoned from it");
        }
        else if (due.Kind == DueKind.Several)
        {
            receipt.Warn(action.Row, $"There are {due.Parts.Count} due dates in one cell: {due.InWords()}");
        }

        var said = due.Parts.Prepend(due).Select(part => part.Recurrence).OfType<Recurrence>().ToList();
        var other = FrequencyWords.FindAll(action.Text).Find(frequency => !said.Contains(frequency));
        if (other is not null)
        {
            receipt.Warn(action.Row,
                $"The action's text speaks of a frequency ({other.InWords()}) that its due date does not have ({due.InWords()})");
        }
    }
}
