using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SlipPortal.UnitTests.Documents.Samples;

/// <summary>Builds small PDFs out of content streams.</summary>
internal static class PdfSample
{
    private const string Helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

    // What the standard puts behind a password that is too short.
    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");

    /// <summary>A PDF with one page for each content stream, in Helvetica (F1).</summary>
    public static byte[] Of(params string[] pages) => Build(pages, Helvetica);

    /// <summary>A page with more in its dictionary and more objects, from 100 on; the document's information is object 100.</summary>
    public static byte[] With(string content, string page, params string[] objects) => Build([content], Helvetica, page, objects);

    /// <summary>A page in a font of two-byte codes with a map to Unicode, as office programs and browsers write.</summary>
    public static byte[] Composite(string content, string map) => Build(
        [content], "<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [101 0 R] /ToUnicode 90 0 R >>", "", ["<< >>", TwoByte],
        (90, map));

    /// <summary>A page in a font of two-byte codes that nothing says the meaning of.</summary>
    public static byte[] Unmapped(string content) =>
        Build([content], "<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [101 0 R] >>", "", ["<< >>", TwoByte]);

    /// <summary>A page that is a picture of text.</summary>
    public static byte[] Scan() => Build(["q 595 0 0 842 0 0 cm /Im1 Do Q"], Helvetica);

    /// <summary>One that is locked: with an empty password everybody opens it, and only its owner may change it.</summary>
    /// <param name="content">Its page.</param>
    /// <param name="password">The password to open it with.</param>
    [SuppressMessage("Security", "CA5351", Justification = "The format's own.")]
    public static byte[] Locked(string content, string password = "")
    {
        const int Rights = -44;
        var owner = Rc4(MD5.HashData(Padded("owner"))[..5], Padded(password));
        var id = new byte[16];
        var rights = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(rights, Rights);
        var key = MD5.HashData([.. Padded(password), .. owner, .. rights, .. id])[..5];
        var encrypt = $"<< /Filter /Standard /V 1 /R 2 /O <{Convert.ToHexString(owner)}> /U <{Convert.ToHexString(Rc4(key, Padding))}> /P {Rights} >>";
        return Build(
            [content], Helvetica, "", ["<< >>"], trailer: $"/Encrypt 60 0 R /ID [<{Convert.ToHexString(id)}> <{Convert.ToHexString(id)}>]", plain: (60, encrypt),
            hide: (number, bytes) => Rc4(MD5.HashData([.. key, (byte)number, 0, 0, 0, 0])[..10], bytes));
    }

    /// <summary>One whose objects lie packed within another, as Word writes them.</summary>
    public static byte[] Packed(string content)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 10 0 R /Resources << /Font << /F1 4 0 R >> >> >>", Helvetica,
        ];
        var (head, body) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < objects.Length; i++)
        {
            head.Append($"{i + 1} {body.Length} ");
            body.Append(objects[i]).Append(' ');
        }

        var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var packed = file.Position;
        file.Write(Stream(20, Latin1(head.ToString() + body), $"/Type /ObjStm /N {objects.Length} /First {head.Length}"));
        var page = file.Position;
        file.Write(Stream(10, Latin1(content)));
        var start = file.Position;
        // Its table is packed as well: kind, place, index.
        var table = new List<byte>();
        for (var number = 0; number <= 21; number++)
        {
            var (kind, place, index) = number switch
            {
                >= 1 and <= 4 => (2, 20L, number - 1),
                10 => (1, page, 0),
                20 => (1, packed, 0),
                21 => (1, start, 0),
                _ => (0, 0L, 0),
            };
            table.AddRange([(byte)kind, (byte)(place >> 8), (byte)place, (byte)index]);
        }

        file.Write(Stream(21, [.. table], "/Type /XRef /Size 22 /W [1 2 1] /Root 1 0 R"));
        file.Write(Latin1($"startxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] Build(
        string[] pages, string font, string page = "", string[]? more = null, (int Number, string Content)? stream = null, string trailer = "",
        (int Number, string Text)? plain = null, Func<int, byte[], byte[]>? hide = null)
    {
        var kids = string.Join(' ', pages.Select((_, i) => $"{110 + (i * 2)} 0 R"));
        var objects = new SortedDictionary<int, byte[]>
        {
            [1] = Object(1, "<< /Type /Catalog /Pages 2 0 R >>"),
            [2] = Object(2, $"<< /Type /Pages /Kids [{kids}] /Count {pages.Length} /MediaBox [0 0 595 842] "
                + "/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 91 0 R >> >> >>"),
            [3] = Object(3, font),
            [91] = Latin1("91 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >> stream\nx\nendstream endobj\n"),
        };
        for (var i = 0; i < pages.Length; i++)
        {
            var number = 110 + (i * 2);
            objects[number] = Object(number, $"<< /Type /Page /Parent 2 0 R /Contents {number + 1} 0 R {page} >>");
            objects[number + 1] = Stream(number + 1, Latin1(pages[i]), hide: hide);
        }

        foreach (var (text, i) in (more ?? ["<< >>"]).Select((text, i) => (text, i))) objects[100 + i] = Object(100 + i, text);
        if (stream is { } extra) objects[extra.Number] = Stream(extra.Number, Latin1(extra.Content));
        if (plain is { } other) objects[other.Number] = Object(other.Number, other.Text);
        return Write(objects, $"/Info 100 0 R {trailer}");
    }

    private const string TwoByte = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 "
        + "/FontDescriptor << /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent 0 /CapHeight 700 /StemV 80 >> >>";

    private static byte[] Write(SortedDictionary<int, byte[]> objects, string trailer)
    {
        var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, bytes) in objects)
        {
            table.Append($"{number} 1\n{file.Position:D10} 00000 n \n");
            file.Write(bytes);
        }

        var start = file.Position;
        file.Write(Latin1($"{table}trailer << /Size {objects.Keys.Max() + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] Object(int number, string text) => Latin1($"{number} 0 obj {text} endobj\n");

    private static byte[] Stream(int number, byte[] content, string entries = "", Func<int, byte[], byte[]>? hide = null)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(content);
        var bytes = hide is null ? packed.ToArray() : hide(number, packed.ToArray());
        return [.. Latin1($"{number} 0 obj << /Length {bytes.Length} /Filter /FlateDecode {entries} >> stream\n"), .. bytes, .. "\nendstream endobj\n"u8];
    }

    private static byte[] Padded(string password) => [.. Latin1(password).Concat(Padding).Take(32)];

    private static byte[] Rc4(byte[] key, byte[] bytes)
    {
        var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) % 256;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var result = new byte[bytes.Length];
        for (int n = 0, i = 0, j = 0; n < bytes.Length; n++)
        {
            i = (i + 1) % 256;
            j = (j + state[i]) % 256;
            (state[i], state[j]) = (state[j], state[i]);
            result[n] = (byte)(bytes[n] ^ state[(state[i] + state[j]) % 256]);
        }

        return result;
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
