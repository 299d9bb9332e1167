using System.IO.Compression;
using System.Text;

namespace SlipPortal.UnitTests.Documents.Samples;

/// <summary>Builds small PDFs out of content streams.</summary>
internal static class PdfSample
{
    /// <summary>A PDF with one page for each content stream, in Helvetica (F1).</summary>
    public static byte[] Of(params string[] pages) => Build(pages, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");

    /// <summary>A page in a font of two-byte codes with a map to Unicode, as office programs and browsers write.</summary>
    public static byte[] Composite(string content, string map) => Build(
        [content], "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 /DW 500 >>] /ToUnicode 90 0 R >>",
        Stream(90, map));

    /// <summary>A page in a font of two-byte codes that nothing says the meaning of.</summary>
    public static byte[] Unmapped(string content) => Build(
        [content], "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 >>] >>");

    /// <summary>A page that is a picture of text.</summary>
    public static byte[] Scan() => Build(["q 595 0 0 842 0 0 cm /Im1 Do Q"], "<< >>", "91 0 obj << /Subtype /Image /Width 1 /Height 1 /Length 1 >> stream\nx\nendstream endobj\n");

    /// <summary>One that asks for a password.</summary>
    public static byte[] Encrypted() => [.. Of("BT /F1 12 Tf (943 476 5919) Tj ET"), .. "trailer << /Encrypt 9 0 R >>"u8];

    /// <summary>One whose objects lie packed within another, as Word writes them.</summary>
    public static byte[] Packed(string content)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /Contents 10 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /TrueType /FirstChar 32 /Widths [250] >>",
        ];
        var (head, body) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < objects.Length; i++)
        {
            head.Append($"{i + 1} {body.Length} ");
            body.Append(objects[i]).Append(' ');
        }

        return Latin1($"%PDF-1.7\n{Stream(20, head.ToString() + body, $"/Type /ObjStm /N {objects.Length} /First {head.Length}")}{Stream(10, content)}");
    }

    private static byte[] Build(string[] pages, string font, string more = "")
    {
        var kids = string.Join(' ', pages.Select((_, i) => $"{10 + (i * 2)} 0 R"));
        var file = new StringBuilder($"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [{kids}] /Count {pages.Length} "
            + "/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 91 0 R >> >> >> endobj\n")
            .Append($"3 0 obj {font} endobj\n");
        for (var i = 0; i < pages.Length; i++)
            file.Append($"{10 + (i * 2)} 0 obj << /Type /Page /Parent 2 0 R /Contents {11 + (i * 2)} 0 R >> endobj\n").Append(Stream(11 + (i * 2), pages[i]));
        return Latin1(file + more);
    }

    private static string Stream(int id, string content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(Latin1(content));
        return $"{id} 0 obj << /Length {packed.Length} /Filter /FlateDecode {entries} >> stream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream endobj\n";
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
