using System.Globalization;
using System.Text;
using SlipPortal.UnitTests.Documents.Samples;

namespace SlipPortal.IntegrationTests.Guard;

/// <summary>Small files that cost their reader far more than they look like.</summary>
internal static class Bombs
{
    /// <summary>A Word document of some 300 kB with 60 MB of text, which repeats enough to pack well and not enough to be refused for it.</summary>
    public static byte[] Repeated()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 60_000_000; i++)
            text.Append(CultureInfo.InvariantCulture, $"<w:p><w:r><w:t>{(i % 7 == 0 ? i * 2_654_435_761L : 0)} {new string('x', 400)}</w:t></w:r></w:p>");
        return WordSample.Of(text.ToString());
    }

    /// <summary>A Word document of tables within tables, again and again.</summary>
    public static byte[] Nested()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 60_000_000; i++)
        {
            for (var depth = 0; depth < 40; depth++) text.Append(CultureInfo.InvariantCulture, $"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{i * depth * 7_919}</w:t></w:r></w:p>");
            text.Insert(text.Length, "</w:tc></w:tr></w:tbl>", 40);
        }

        return WordSample.Of(text.ToString());
    }

    /// <summary>A PDF whose one page shows sixty million letters.</summary>
    public static byte[] Page() => PdfSample.Of($"BT /F1 12 Tf {new StringBuilder().Insert(0, "(case by case by case by case by case) Tj ", 1_500_000)} ET");

    /// <summary>A PDF with an object nested deeper than any stack.</summary>
    public static byte[] Deep() =>
        PdfSample.With("BT /F1 12 Tf (A plan) Tj ET", "", "<< >>", new string('[', 1_000_000) + new string(']', 1_000_000));

    /// <summary>Each of them by its file's name.</summary>
    public static byte[] Of(string name) => name switch
    {
        "repeated.docx" => Repeated(),
        "nested.docx" => Nested(),
        _ => Page(),
    };
}
