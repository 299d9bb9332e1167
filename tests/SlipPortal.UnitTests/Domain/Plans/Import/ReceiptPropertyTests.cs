using System.Diagnostics.CodeAnalysis;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.UnitTests.Domain.Plans.Import;

/// <summary>Whatever the tables hold, nothing is thrown and nothing is lost.</summary>
public sealed class ReceiptPropertyTests
{
    private static readonly string[] Scraps =
    [
        "", "", "", "Ref", "Action", "Owner", "Due by", "RAG", "1.1", "1.2", "2.9", "2.1", "2.10000000000000001", "--", "---",
        Source.Merged,
        "Overall effectiveness", "1. Front door", "See actions 1.1-2.9", "see action 99", "Do the thing", "and go on",
        "Head of Service Head of Service",
        "Head of A and Head of B", "Oct 2030", "Q9 2030", "30/02/2030", "every every 8", "Oct/Nov/Dec", "/", "&", "(", "\n\n", "A/G",
        "\u0421\u0415", "\ud83d",
        "Weekly\nWeekly", "1.1-", "-1", "9999.9999", "z", "Action 1", "Quarterly from until to 2030", "of", "Head of",
        "Recommendation", "Milestone", "Key", "Note: as agreed", "Green", "+--+--+", "DCS / PSW", "/ /", "Autumn term 2030", "ASAP",
    ];

    [Fact]
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A fixed seed gives the same tables each time.")]
    public void The_receipt_adds_up_on_any_table()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 1_500; round++)
        {
            var source = new Source();
            var rows = 0;
            for (var table = random.Next(1, 4); table > 0; table--)
            {
                if (random.Next(3) == 0)
                {
                    source.Heading(random.Next(1, 4), Scrap());
                }

                var cells = Enumerable.Range(0, random.Next(0, 9)).Select(_ =>
                    Enumerable.Range(0, random.Next(0, 7)).Select(_ => Scrap()).ToArray()).ToList();
                if (random.Next(4) > 0)
                {
                    cells.Insert(0, ["Ref", "Impact", "Action", "Owner", "Due by", "RAG"]);
                }

                rows += cells.Count;
                source.Sheet(random.Next(2) == 0 ? null : Scrap(), [.. cells]);
            }

            var choices = new ImportChoices();
            for (var row = 1; row <= rows && random.Next(2) == 0; row++)
            {
                choices.Rows[row] = (RowChoice)random.Next(5);
                choices.Cells[row] = new() { [(ColumnMeaning)random.Next(12)] = Scrap() };
            }

            var draft = source.Interpret(choices);

            var totals = draft.Totals;
            Assert.Equal(totals.Total, totals.Imported + totals.Merged + totals.Linked + totals.Unresolved);
            Assert.Equal(Enumerable.Range(1, rows), draft.Rows.Select(row => row.Row).Order());
            Assert.Equal(totals.Unresolved > 0, draft.Rows.Any(row => row.Outcome == RowOutcome.Unresolved));
            Assert.Equal(draft.Actions.Count, draft.Actions.DistinctBy(action => action.Ref.SortKey).Count());
            Assert.All(draft.Actions, action => Assert.InRange(action.ChapterIndex, 0, draft.Chapters.Count - 1));
        }

        string Scrap() => Scraps[random.Next(Scraps.Length)];
    }
}
