namespace SlipPortal.Data.Reference;

/// <summary>Why an item of a file is not taken, where several files share the reason.</summary>
internal static class Refusals
{
    public const string Ragged = "more or fewer values than there are columns";
    public const string NoCode = "no code or no name";
    public const string Twice = "there already was one for the same key in this file";

    public static string Area(string code) => $"unknown area code “{code}”";

    public static string Period(string period) => $"“{period}” is no year";

    public static string Day(string day) => $"“{day}” is no day";

    public static string Measure(string code) => $"unknown measure “{code}”";

    public static string Value(string text) => $"“{text}” is neither a number nor a known code";
}
