using System.Diagnostics;
using System.Globalization;
using SlipPortal.Documents;
using SlipPortal.Documents.Texts;
using SlipPortal.UnitTests.Documents.Samples;

namespace SlipPortal.UnitTests.Documents;

/// <summary>
/// Files changed at random, and the parts of packed ones before they are packed again: every reader reads or refuses them, and comes to an end.
/// SLIPPORTAL_MUTATIONS says how many, for a run by hand.
/// </summary>
public sealed class MutatedFileTests(ITestOutputHelper output)
{
    private const int Usual = 200;

    // Far more than any of these small files takes; what hangs is found all the same.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly (string Name, byte[] Content)[] Samples =
    [
        ("plan.docx", WordSample.Of(
            WordSample.Styled("Front door", "Heading1") + WordSample.Table(WordSample.RowOf("Ref", "Action"), WordSample.RowOf("1.1", "Begin")),
            """<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>""")),
        ("book.xlsx", ExcelSample.Of(["Ref", "Aug"], new ExcelSample.Sheet("Book",
            ExcelSample.Row(1, ExcelSample.Value("A1", "0", type: "s"), ExcelSample.Value("B1", "1", type: "s"))
            + ExcelSample.Row(2, ExcelSample.Value("A2", "2.1", 1), ExcelSample.Value("B2", "45200", 3)), """<mergeCells><mergeCell ref="A1:A2"/></mergeCells>"""))),
        ("slides.pptx", ZipSample.Of(
            ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>"""),
            ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="ppt/presentation.xml"/></Relationships>"""),
            ("ppt/presentation.xml", """<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>"""),
            ("ppt/slides/slide1.xml", """<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>A slide</a:t></a:r></a:p></p:sld>"""))),
        ("letter.pdf", PdfSample.With("BT /F1 12 Tf [(A) -20 (plan)] TJ 0 -14 Td (of 2026) Tj ET", "/Annots [101 0 R]", "<< /Title (A letter) >>", "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (A note) >>")),
        ("packed.pdf", PdfSample.Packed("BT /F1 9 Tf (A plan) Tj ET")),
        ("locked.pdf", PdfSample.Locked("BT /F1 9 Tf (A plan) Tj ET")),
        ("plan.csv", "sep=;\nRef;\"Action\"\n1.1;\"Begin\nand end\"\n"u8.ToArray()),
    ];

    [Fact]
    public async Task Mutated_files_are_read_or_refused_and_nothing_else()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("SLIPPORTAL_MUTATIONS") ?? $"{Usual}", CultureInfo.InvariantCulture);
        var started = Stopwatch.GetTimestamp();
        var (read, refused, complete, slowest) = (0, 0, 0, TimeSpan.Zero);
        for (var seed = 0; seed < count; seed++)
        {
            var (name, content) = Mutated(seed);
            var began = Stopwatch.GetTimestamp();
            var reading = Task.Run(() => (IsRead: Reads(content, name), FileText.Read(content).IsComplete), TestContext.Current.CancellationToken);
            var (isRead, isComplete) = await EndOf(reading, $"Seed {seed} ({name}) comes to no end.");
            (read, refused, complete) = (read + (isRead ? 1 : 0), refused + (isRead ? 0 : 1), complete + (isComplete ? 1 : 0));
            if (Stopwatch.GetElapsedTime(began) is var took && took > slowest) slowest = took;
        }

        output.WriteLine(
            $"{count} files in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, the slowest {slowest.TotalMilliseconds:0} ms; tables read of {read}, refused {refused}; all text read of {complete}.");
        Assert.True(read > 0 && refused > 0 && complete > 0, "The mutations do too little or too much.");
    }

    private static async Task<T> EndOf<T>(Task<T> reading, string otherwise)
    {
        try
        {
            return await reading.WaitAsync(Longest, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail(otherwise);
            throw;
        }
    }

    // Each refuses by its own exception only.
    private static bool Reads(byte[] content, string name)
    {
        try
        {
            KeptFile.Recognise(content);
        }
        catch (UnreadableDocumentException)
        {
            // It is not one that is kept.
        }

        try
        {
            return DocumentReader.Read(content, name).Blocks.Count > 0;
        }
        catch (UnreadableDocumentException)
        {
            return false;
        }
    }

    private static (string Name, byte[] Content) Mutated(int seed)
    {
        var random = new Random(seed);
        var (name, content) = Samples[random.Next(Samples.Length)];
        if (content is not [0x50, 0x4B, ..] || random.Next(3) == 0) return (name, Mutate(content, random));
        // Damage to a packed file mostly stops at the zip; this reaches the readers behind it.
        var parts = ZipSample.Parts(content);
        var hit = random.Next(parts.Count);
        return (name, ZipSample.Of(parts.Select((part, i) => i == hit ? (part.Name, Mutate(part.Bytes, random)) : part)));
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            if (bytes.Length < 2) return bytes;
            var (from, length) = (random.Next(bytes.Length), random.Next(1, Math.Max(2, bytes.Length / 4)));
            var piece = bytes[from..Math.Min(bytes.Length, from + length)];
            var to = random.Next(bytes.Length);
            bytes = random.Next(5) switch
            {
                0 => Flipped(bytes, random),
                1 => [.. bytes[..from], .. bytes[Math.Min(bytes.Length, from + length)..]],
                2 => [.. bytes[..from], .. Enumerable.Repeat(piece, random.Next(2, 50)).SelectMany(part => part), .. bytes[from..]],
                3 => [.. bytes[..to], .. piece, .. bytes[to..]],
                _ => bytes[..random.Next(1, bytes.Length)],
            };
        }

        return bytes;
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        var result = bytes.ToArray();
        for (var i = random.Next(1, 8); i > 0; i--) result[random.Next(result.Length)] ^= (byte)(1 << random.Next(8));
        return result;
    }
}
