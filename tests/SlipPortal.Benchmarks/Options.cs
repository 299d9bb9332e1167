namespace SlipPortal.Benchmarks;

/// <summary>The command line: verbs, and “--name value” or “--name”.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    public Options(string[] args)
    {
        var verbs = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) verbs.Add(args[i]);
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) _values[args[i][2..]] = args[++i];
            else _values[args[i][2..]] = "";
        }

        Verbs = [.. verbs];
    }

    public string[] Verbs { get; }

    /// <summary>The value of an option, empty where it has none, or null.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) => this[name] is { } text ? int.Parse(text) : otherwise;

    public double Minutes(int otherwise) => this["minutes"] is { } text ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
