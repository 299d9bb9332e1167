using System.Text;
using SlipPortal.Documents;
using static SlipPortal.UnitTests.Documents.DocumentText;

namespace SlipPortal.UnitTests.Documents;

public sealed class CsvFileTests
{
    static CsvFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("Ref,Owner\n1.1,\"Lead, audit\"\n")]
    [InlineData("Ref;Owner\r\n1.1;Lead, audit\r\n")]
    [InlineData("Ref\tOwner\r1.1\tLead, audit\r")]
    [InlineData("sep=;\r\nRef;Owner\r\n1.1;Lead, audit")]
    [InlineData("sep=;\nRef;Owner\n1.1;Lead, audit")]
    public void Values_are_separated_by_what_the_file_uses(string text)
        => Assert.Equal(["1: Ref | Owner", "2: 1.1 | Lead, audit"], OnlyTable(Read(Encoding.UTF8.GetBytes(text), ".csv")));

    [Fact]
    public void A_quoted_value_may_hold_lines_and_records_are_counted_with_the_blank_ones()
        => Assert.Equal(["1: Ref | Action | ", "3: 1.1 | Begin\nand \"end\" | x", "4: 1.2 | 5\" pipe | "],
            OnlyTable(Read("Ref,Action\r\n\r\n1.1,\"Begin\r\nand \"\"end\"\"\",x\r\n1.2,5\" pipe\r\n"u8.ToArray(), ".csv")));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var content = Read([.. encoding.GetPreamble(), .. encoding.GetBytes("Ref,Caf\u00e9 \u00a35\n")], ".csv");

        Assert.Equal(["1: Ref | Caf\u00e9 \u00a35"], OnlyTable(content));
        Assert.Empty(content.Notes);
    }

    [Fact]
    public void Other_bytes_are_read_as_Windows_1252_and_the_reader_is_told()
    {
        var content = Read(Encoding.GetEncoding(1252).GetBytes("Ref,\u00a35 \u2013 \u20ac6\n"), ".csv");

        Assert.Equal(["1: Ref | \u00a35 \u2013 \u20ac6"], OnlyTable(content));
        Assert.Contains("Windows-1252", Assert.Single(content.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_that_look_alike_stay_and_invisible_signs_go()
        => Assert.Equal(["1: C\u0415\u0421 | a b"],
            OnlyTable(Read("C\u0415\u0421,\u200b\u202ea\u00a0b\u0007\u00ad\n"u8.ToArray(), ".csv")));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n,,\n")]
    public void A_file_without_values_is_refused(string text)
        => Refused(UnreadableReason.Empty, Encoding.UTF8.GetBytes(text), "plan.csv");

    [Fact]
    public void A_quotation_that_never_ends_is_refused_with_its_line()
        => Assert.Contains("line 3",
            Refused(UnreadableReason.Corrupt, "a,b\n\"c\",d\ne,\"f\ng,h\n"u8.ToArray(), "plan.csv").Message, StringComparison.Ordinal);
}
