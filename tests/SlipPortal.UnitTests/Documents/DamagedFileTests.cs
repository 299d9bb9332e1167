using SlipPortal.Documents;
using SlipPortal.UnitTests.Documents.Samples;

namespace SlipPortal.UnitTests.Documents;

/// <summary>Whatever happens to the bytes on the way, the sender gets a clear refusal or the tables, and never a crash.</summary>
public sealed class DamagedFileTests
{
    private const int Rounds = 200;

    private static readonly byte[] Word = WordSample.Of(
        WordSample.Styled("Front door", "Heading1")
        + WordSample.Table(
            WordSample.Row(WordSample.Cell("1.1", """<w:vMerge w:val="restart"/>"""),
                WordSample.Cell("Begin", """<w:gridSpan w:val="2"/>""")),
            WordSample.Row(WordSample.RawCell(WordSample.Paragraph("", """<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>""")))),
        """<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>""",
        """
        <w:abstractNum w:abstractNumId="7">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        """);

    private static readonly byte[] Excel = ExcelSample.Of(["Ref", "Aug"], new ExcelSample.Sheet("Book",
        ExcelSample.Row(1, ExcelSample.Value("A1", "0", type: "s"), ExcelSample.Value("B1", "1", type: "s"))
        + ExcelSample.Row(2, ExcelSample.Value("A2", "2.1", 1), ExcelSample.Value("B2", "45200", 3), ExcelSample.Value("C2", "0.5", 2)),
        """<mergeCells><mergeCell ref="A1:A2"/></mergeCells>"""));

    public static TheoryData<string, byte[]> Samples => new()
    {
        { "plan.docx", Word },
        { "book.xlsx", Excel },
        { "plan.csv", "sep=;\nRef;\"Action\"\n1.1;\"Begin\nand end\"\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Bytes_changed_at_random_are_read_or_refused(string fileName, byte[] sample)
    {
        var random = new Random(20_311);
        for (var round = 0; round < Rounds; round++)
            ReadOrRefuse(Damaged(sample, random), fileName);
    }

    /// <summary>Damage to a packed file mostly stops at the zip; this reaches the readers behind it.</summary>
    [Theory]
    [InlineData("plan.docx")]
    [InlineData("book.xlsx")]
    public void Parts_changed_at_random_are_read_or_refused(string fileName)
    {
        var parts = ZipSample.Parts(fileName == "plan.docx" ? Word : Excel);
        var random = new Random(20_312);
        for (var round = 0; round < Rounds; round++)
        {
            var hit = random.Next(parts.Count);
            ReadOrRefuse(ZipSample.Of(parts.Select((part, i) => i == hit ? (part.Name, Mangled(part.Bytes, random)) : part)), fileName);
        }
    }

    [Fact]
    public void The_undamaged_samples_are_read()
        => Assert.All(Samples, sample => Assert.NotEmpty(DocumentReader.Read(sample.Data.Item2, sample.Data.Item1).Blocks));

    private static void ReadOrRefuse(byte[] content, string fileName)
    {
        var thrown = Record.Exception(() => DocumentReader.Read(content, fileName));
        if (thrown is not null)
            Assert.IsType<UnreadableDocumentException>(thrown);
    }

    private static byte[] Damaged(byte[] sample, Random random)
    {
        var bytes = sample.ToArray();
        for (var i = random.Next(1, 6); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(5) == 0 ? bytes[..random.Next(1, bytes.Length)] : bytes;
    }

    /// <summary>Changes digits and letters for others, so that the XML stays well-formed more often than not.</summary>
    private static byte[] Mangled(byte[] sample, Random random)
    {
        var bytes = sample.ToArray();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(bytes.Length);
            if (char.IsAsciiDigit((char)bytes[at]))
                bytes[at] = (byte)('0' + random.Next(10));
            else if (char.IsAsciiLetter((char)bytes[at]))
                bytes[at] = (byte)('a' + random.Next(26));
        }

        return bytes;
    }
}
