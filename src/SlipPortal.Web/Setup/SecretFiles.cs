using System.Collections;
using SlipPortal.Web.Commands;

namespace SlipPortal.Web.Setup;

/// <summary>
/// Settings whose values lie in files, as secrets do in containers: for the setting <c>Mail__SmtpPassword</c> the environment variable
/// <c>Mail__SmtpPassword_FILE</c> names the file that holds it.
/// </summary>
internal static class SecretFiles
{
    private const string Suffix = "_FILE", Separator = "__";

    /// <summary>Reads each file that a variable names, without the line break at its end.</summary>
    /// <param name="configuration">What the settings are added to.</param>
    /// <param name="environment">The environment variables. Only settings in a section are looked at: <c>SSL_CERT_FILE</c> is none of
    /// ours.</param>
    /// <exception cref="OperatorException">A file cannot be read, or the setting is there as well.</exception>
    public static void AddTo(IConfigurationManager configuration, IDictionary environment)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (variable, path) in environment.Cast<DictionaryEntry>().Select(entry => ((string)entry.Key, (string?)entry.Value)))
        {
            if (string.IsNullOrEmpty(path) || !variable.EndsWith(Suffix, StringComparison.Ordinal)) continue;
            var setting = variable[..^Suffix.Length];
            if (!setting.Contains(Separator, StringComparison.Ordinal)) continue;
            var key = setting.Replace(Separator, ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
            if (!string.IsNullOrEmpty(configuration[key])) throw new OperatorException($"Set {setting} or {variable}, not both.");
            values.Add(key, Read(variable, path));
        }

        configuration.AddInMemoryCollection(values);
    }

    private static string Read(string variable, string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OperatorException($"{variable}: '{path}' cannot be read: {exception.Message}");
        }
    }
}
