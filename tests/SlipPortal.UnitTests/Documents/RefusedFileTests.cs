using System.Text;
using SlipPortal.Documents;
using SlipPortal.UnitTests.Documents.Samples;
using static SlipPortal.UnitTests.Documents.DocumentText;

namespace SlipPortal.UnitTests.Documents;

public sealed class RefusedFileTests
{
    private static readonly byte[] OldOfficeStart = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly byte[] Word = WordSample.Of(WordSample.Table(WordSample.RowOf("Ref")));

    private static readonly byte[] Excel = ExcelSample.Of(new ExcelSample.Sheet("Book", ExcelSample.Row(1, ExcelSample.Text("A1", "Ref"))));

    public static TheoryData<string, byte[], string> Disguised => new()
    {
        { "plan.xlsx", Word, "a Word document (.docx)" },
        { "plan.docx", Excel, "an Excel workbook (.xlsx)" },
        { "plan.csv", Excel, "an Excel workbook (.xlsx)" },
        { "plan.docx", "Ref,Action\n"u8.ToArray(), "plain text" },
        { "plan.docx", "%PDF-1.7 ..."u8.ToArray(), "a PDF (.pdf)" },
        { "plan.csv", "<html><table>"u8.ToArray(), "a web page" },
        { "plan.csv", "Ref,\0\0\0"u8.ToArray(), "something else" },
        { "plan.docx", [.. OldOfficeStart, .. Encoding.Unicode.GetBytes("WordDocument")], "an old Word document (.doc)" },
        { "plan.docx", WordSample.Of("", contentType: "application/vnd.ms-word.document.macroEnabled.main+xml"), "with macros (.docm)" },
    };

    public static TheoryData<string, byte[], UnreadableReason> NotReadable => new()
    {
        { "letter.pdf", "%PDF-1.7 ..."u8.ToArray(), UnreadableReason.UnknownType },
        { "plan.doc", [.. OldOfficeStart, .. Encoding.Unicode.GetBytes("WordDocument")], UnreadableReason.OldFormat },
        { "book.xls", [.. OldOfficeStart, .. Encoding.Unicode.GetBytes("Workbook")], UnreadableReason.OldFormat },
        { "plan.docx", [.. OldOfficeStart, .. Encoding.Unicode.GetBytes("EncryptedPackage")], UnreadableReason.PasswordProtected },
        { "plan.docm", WordSample.Of("", contentType: "application/vnd.ms-word.document.macroEnabled.main+xml"), UnreadableReason.Macros },
        { "plan.txt", "Ref,Action\n"u8.ToArray(), UnreadableReason.UnknownType },
        { "plan.zip", ZipSample.Of(("plan.docx", "PK")), UnreadableReason.UnknownType },
        { "plan.odt", ZipSample.Of(("mimetype", "application/vnd.oasis.opendocument.text")), UnreadableReason.UnknownType },
        { "picture.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0], UnreadableReason.UnknownType },
        { "plan.docx", [], UnreadableReason.Empty },
    };

    [Theory]
    [MemberData(nameof(Disguised))]
    public void A_file_that_is_not_what_its_name_says_is_refused_naming_both(string fileName, byte[] content, string isReally)
    {
        var message = Refused(UnreadableReason.WrongType, content, fileName).Message;

        Assert.Contains($"named {Path.GetExtension(fileName)}", message, StringComparison.Ordinal);
        Assert.Contains(isReally, message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NotReadable))]
    public void A_kind_of_file_that_cannot_be_read_is_refused_with_its_reason(string fileName, byte[] content, UnreadableReason reason)
        => Refused(reason, content, fileName);

    [Fact]
    public void The_ending_of_a_name_may_be_in_capitals()
        => Assert.Equal(DocumentKind.Word, DocumentReader.Read(Word, "PLAN.DOCX").Kind);

    [Fact]
    public void A_document_saved_under_another_name_with_its_macros_is_refused()
        => Refused(UnreadableReason.WrongType, ZipSample.Of([.. ZipSample.Parts(Word), ("word/vbaProject.bin", [1, 2, 3])]), "plan.docx");

    [Fact]
    public void A_file_larger_than_the_limit_is_refused()
        => Assert.Contains("20 MB",
            Refused(UnreadableReason.TooLarge, new byte[20_000_001], "plan.docx").Message, StringComparison.Ordinal);
}
