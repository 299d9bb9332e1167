using System.Globalization;
using SlipPortal.Domain.Guard;

namespace SlipPortal.UnitTests.Domain.Guard;

/// <summary>What is held and what passes. Every number here is invented; their check digits are right, or wrong on purpose.</summary>
public sealed class ChildDataScanTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("Seen with 943 476 5919 on Tuesday.", "943 ••• ••••")]
    [InlineData("9434765919", "943 ••• ••••")]
    [InlineData("943-476-5919", "943 ••• ••••")]
    [InlineData("943.476.5919", "943 ••• ••••")]
    [InlineData("(943 476 5919)", "943 ••• ••••")]
    [InlineData("Seen in June 2026 943 476 5919 12/03/2015", "943 ••• ••••")]
    [InlineData("943 476 5919 401 023 2137", "943 ••• ••••")]
    [InlineData("401 023 2137\n943 476 5919", "401 ••• ••••")]
    [InlineData("https://records.example/person?id=9434765919", "943 ••• ••••")]
    [InlineData("９４３ ４７６ ５９１９", "943 ••• ••••")]
    [InlineData("943\u00a0476\u202f5919", "943 ••• ••••")]
    [InlineData("94\u200b347\u00ad659\ufeff19", "943 ••• ••••")]
    [InlineData("943\u2011476\u20135919", "943 ••• ••••")]
    [InlineData("943 476\n5919", "943 ••• ••••")]
    [InlineData("943 476 59\r\n19", "943 ••• ••••")]
    [InlineData("94347\r\n65919", "943 ••• ••••")]
    [InlineData("٩٤٣ ٤٧٦ ٥٩١٩", "943 ••• ••••")]
    [InlineData("𝟵𝟰𝟯 𝟰𝟳𝟲 𝟱𝟵𝟭𝟵", "943 ••• ••••")]
    [InlineData("NHS number 012 345 6789", "012 ••• ••••")]
    public void An_nhs_number_is_held_however_it_is_written(string text, string masked) => Holds(text, LooksLike.NhsNumber, masked);

    [Theory]
    [InlineData("943 476 5918")] // the check digit is wrong
    [InlineData("94347659190")] // part of a longer number
    [InlineData("A9434765919")]
    [InlineData("0.9434765919")]
    [InlineData("£9434765919")]
    [InlineData("1,943,476,591.9")]
    [InlineData("+44 9434765919")]
    [InlineData("+44 (0)943 476 5919")]
    [InlineData("Ring 020 794 60958 or 0161 496 0000, 01270 375 333 or 07700 900123.")]
    [InlineData("UKPRN 10004320, URN 123456, GSS E06000049")]
    [InlineData("412 943 476 5919 388 401")] // a row of figures
    [InlineData("101 117 1240 98 133 1402")]
    [InlineData("94347\n65919\n10234")]
    [InlineData("9999999999")]
    [InlineData("576 cared for children")]
    [InlineData("100% of 1,142 assessments; 1111, 1071, 35.5 days, 2024/25, £1,250,000")]
    public void What_is_no_nhs_number_passes(string text) => Assert.Empty(ChildDataScan.Scan(text, Today));

    [Theory]
    [InlineData("UPN H801200001001")]
    [InlineData("h801200001001")]
    [InlineData("H 801 2000 01 001")]
    [InlineData("H80120000\n1001")]
    [InlineData("C12034500123B")] // a temporary one
    public void A_unique_pupil_number_is_held(string text) => Assert.Equal(LooksLike.PupilNumber, Assert.Single(ChildDataScan.Scan(text, Today)).Kind);

    [Theory]
    [InlineData("H801200001002")]
    [InlineData("G801200001001")]
    [InlineData("H8012000010011")]
    [InlineData("SharePoint-H80120000100")]
    public void What_is_no_unique_pupil_number_passes(string text) => Assert.Empty(ChildDataScan.Scan(text, Today));

    [Theory]
    [InlineData("AB123456C", "AB •• •• •• •")]
    [InlineData("ab123456c", "AB •• •• •• •")]
    [InlineData("AB 12 34 56 C", "AB •• •• •• •")]
    [InlineData("AB 12 34\n56 C", "AB •• •• •• •")]
    [InlineData("NI number AB123456", "AB •• •• •• •")]
    public void A_national_insurance_number_is_held(string text, string masked) => Holds(text, LooksLike.NationalInsuranceNumber, masked);

    [Theory]
    [InlineData("QQ123456C")] // no number begins so
    [InlineData("GB123456A")]
    [InlineData("AO123456A")]
    [InlineData("AB123456E")]
    [InlineData("AB123456")] // a reference like many others
    [InlineData("Rooms at 10 11 12 a")]
    public void What_is_no_national_insurance_number_passes(string text) => Assert.Empty(ChildDataScan.Scan(text, Today));

    [Theory]
    [InlineData("DOB 12/03/2015")]
    [InlineData("d.o.b. 12.3.15")]
    [InlineData("D.O.B: 2015-03-12")]
    [InlineData("Date of birth is 12th March 2015")]
    [InlineData("date of birth: 12032015")]
    [InlineData("born on 12 Mar 2015")]
    [InlineData("12/03/2015 (dob)")]
    [InlineData("Ellie Otterburn (12/03/2015)")]
    [InlineData("We visited Ellie Otterburn, 12 March 2015, at home")]
    [InlineData("Ellie-May O’Brien, 12/03/2015")]
    [InlineData("dob １２／０３／２０１５")]
    public void A_date_of_birth_is_held(string text) => Holds(text, LooksLike.BirthDate, "•• •• 2015");

    [Theory]
    [InlineData("Improvement Board, 12 March 2026")]
    [InlineData("Ofsted inspection (12 March 2024) and the Focused Visit, 12/03/2025")]
    [InlineData("Agreed by Rowan Whitlock, 12 March 2026")]
    [InlineData("Councillor Sybil Ravensdale (12 March 2026)")]
    [InlineData("Milton Keynes (17 December 2021)")]
    [InlineData("Ada Lovelace (10 December 1815)")]
    [InlineData("Children born between 1 April 2025 and 31 March 2026")]
    [InlineData("Record the date of birth. Review on 12 March 2026")]
    [InlineData("The date of birth is wanting in 12 of 576 records")]
    [InlineData("Due 12/03/2026; reviewed 2026-03-12")]
    [InlineData("Inadequate,Milton Keynes,2021-12-17")]
    public void Another_date_passes(string text) => Assert.Empty(ChildDataScan.Scan(text, Today));

    [Theory]
    [InlineData("Case 1234567")]
    [InlineData("case ref: 12345")]
    [InlineData("Case file number CIN-204417")]
    [InlineData("LCS: 1048577")]
    [InlineData("Mosaic ID 204417")]
    [InlineData("Liquidlogic no. 2044171")]
    [InlineData("child’s ID 204417")]
    [InlineData("file reference AB/20441/7")]
    public void A_case_reference_is_held(string text) => Assert.Equal(LooksLike.CaseReference, Assert.Single(ChildDataScan.Scan(text, Today)).Kind);

    [Theory]
    [InlineData("12345 cases; cases: 12345; cost per case: 12345")]
    [InlineData("Case 1234")]
    [InlineData("Case number: 1,234")]
    [InlineData("File reference 12/03/2026")]
    [InlineData("Case file audits 2025/26")]
    [InlineData("case number 2025-2026")]
    [InlineData("CIN 399,500 in England")]
    [InlineData("in each case 10 of 12")]
    [InlineData("Mosaic 2 went live in 2026")]
    public void What_is_no_case_reference_passes(string text) => Assert.Empty(ChildDataScan.Scan(text, Today));

    [Fact]
    public void The_same_number_has_one_value_however_it_is_written_and_where_it_stands_is_told()
    {
        var written = (string[])["943 476 5919", "9434765919", "x 943-\u200b476-5919 y"];
        Assert.Single(written.Select(text => ChildDataScan.Scan(text, Today)[0].Value).Distinct());
        var finding = ChildDataScan.Scan("a 943\u00ad 476 5919 b", Today)[0];
        Assert.Equal((2, 13), (finding.Start, finding.Length));
        Assert.Equal("NhsNumber 943 ••• ••••", finding.ToString());
        Assert.Equal(
            ["BirthDate •• •• 2015", "NhsNumber 943 ••• ••••", "CaseReference case 12•••"],
            ChildDataScan.Scan("dob 12/03/2015, 943 476 5919, case 12345", Today).Select(found => found.ToString()));
    }

    [Fact]
    public void No_masked_form_is_held_itself()
    {
        foreach (var text in (string[])["943 476 5919", "H801200001001", "AB123456C", "dob 12/03/2015", "case ref 1234567"])
            Assert.Empty(ChildDataScan.Scan($"looks like ({ChildDataScan.Scan(text, Today)[0].Masked}) in 2026", Today));
    }

    [Theory]
    [InlineData("943 476 ")]
    [InlineData("12/03/")]
    [InlineData("dob dob ")]
    [InlineData("date of ")]
    [InlineData("Ellie Otterburn (")]
    [InlineData("case ref ")]
    [InlineData("1-")]
    [InlineData("1\n")]
    [InlineData("AB 1 ")]
    public void The_work_grows_with_the_text_and_not_faster(string piece)
    {
        var once = Work(piece, 2_000);
        var fourTimes = Work(piece, 8_000);
        Assert.InRange(fourTimes, once, once * 4.2);
    }

    // How often the scan looks at a word or between two.
    private static double Work(string piece, int times)
    {
        var text = ScannedText.Of(string.Concat(Enumerable.Repeat(piece, times)) + " 1")!;
        ChildDataScan.Scan(text, Today);
        return text.Looks;
    }

    private static void Holds(string text, LooksLike kind, string masked)
    {
        var finding = ChildDataScan.Scan(text, Today)[0];
        Assert.Equal((kind, masked), (finding.Kind, finding.Masked));
        Assert.Contains(text.Substring(finding.Start, finding.Length), c => CharUnicodeInfo.GetDecimalDigitValue(c) >= 0 || char.IsSurrogate(c));
    }
}
