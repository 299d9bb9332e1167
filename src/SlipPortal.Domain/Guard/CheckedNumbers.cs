namespace SlipPortal.Domain.Guard;

/// <summary>The check digits and letters of numbers that are given to people.</summary>
internal static class CheckedNumbers
{
    private const string PupilLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>Ten digits with the check digit of the NHS: modulus 11. Ten times the same digit is nobody’s number.</summary>
    public static bool IsNhsNumber(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10 || !digits.ContainsAnyExcept(digits[0])) return false;
        var sum = 0;
        for (var i = 0; i < 9; i++) sum += (digits[i] - '0') * (10 - i);
        var check = (11 - (sum % 11)) % 11;
        return check == digits[9] - '0';
    }

    /// <summary>A check letter, eleven digits, and a digit or, in a temporary number, a letter: modulus 23.</summary>
    public static bool IsPupilNumber(ReadOnlySpan<char> text)
    {
        if (text.Length != 13) return false;
        var sum = 0;
        for (var i = 1; i < 13; i++)
        {
            var value = char.IsAsciiDigit(text[i]) ? text[i] - '0' : i == 12 ? PupilLetters.IndexOf(text[i], StringComparison.Ordinal) : -1;
            if (value < 0) return false;
            sum += value * (i + 1);
        }

        return PupilLetters[sum % 23] == text[0];
    }

    /// <summary>Two letters that are given out, six digits and A, B, C or D, which may be wanting.</summary>
    public static bool IsNationalInsuranceNumber(ReadOnlySpan<char> text, bool withoutLetter)
    {
        if (text.Length != 9 && !(withoutLetter && text.Length == 8)) return false;
        if (!char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1]) || text[2..8].ContainsAnyExceptInRange('0', '9')) return false;
        return !"DFIQUV".Contains(text[0]) && !"DFIOQUV".Contains(text[1])
            && text[..2] is not ("BG" or "GB" or "NK" or "KN" or "TN" or "NT" or "ZZ")
            && (text.Length == 8 || text[8] is >= 'A' and <= 'D');
    }
}
