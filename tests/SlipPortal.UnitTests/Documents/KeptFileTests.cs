using System.Text;
using SlipPortal.Documents;
using SlipPortal.UnitTests.Documents.Samples;

namespace SlipPortal.UnitTests.Documents;

public sealed class KeptFileTests
{
    [Fact]
    public void Files_are_known_by_their_content()
    {
        Assert.Equal(".docx", KeptFile.Recognise(WordSample.Of("<w:p/>")).Extension);
        Assert.Equal(".pdf", KeptFile.Recognise("%PDF-1.7\n1 0 obj"u8.ToArray()).Extension);
        Assert.Equal("image/png", KeptFile.Recognise([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]).MediaType);
        Assert.Equal("image/jpeg", KeptFile.Recognise([0xFF, 0xD8, 0xFF, 0xE0]).MediaType);
        Assert.Equal(".txt", KeptFile.Recognise(Encoding.UTF8.GetBytes("Notes of the clinic, £5 a head\r\n")).Extension);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Hello</body></html>")]
    [InlineData(" \n<!DOCTYPE html><p>x")]
    [InlineData("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("notes\n<script>alert(1)</script>")]
    [InlineData("MZ\0\u0003")]
    [InlineData("#!/bin/sh\n\u0007")]
    [InlineData("{\\rtf1 x}")]
    [InlineData("PK\u0003\u0004 not really a zip")]
    public void Everything_else_is_refused_with_what_to_do(string content)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() => KeptFile.Recognise(Encoding.UTF8.GetBytes(content)));
        Assert.Contains("choose", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_document_with_macros_is_refused() => Assert.Contains(
        "macros",
        Assert.Throws<UnreadableDocumentException>(() => KeptFile.Recognise(
            WordSample.Of("<w:p/>", contentType: "application/vnd.ms-word.document.macroEnabled.main+xml"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused() =>
        Assert.Throws<UnreadableDocumentException>(() => KeptFile.Recognise([0x68, 0xFF, 0x20]));
}
