using System.Collections;
using Microsoft.Extensions.Configuration;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Setup;

namespace SlipPortal.UnitTests.Web;

/// <summary>Settings whose values lie in files.</summary>
public sealed class SecretFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("slipportal-secrets-").FullName;

    [Theory]
    [InlineData("ConnectionStrings__Portal")]
    [InlineData("ConnectionStrings__Worker")]
    [InlineData("ConnectionStrings__Migrator")]
    [InlineData("Portal__SessionKey")]
    [InlineData("Portal__PreviousSessionKey")]
    [InlineData("Mail__SmtpPassword")]
    [InlineData("DataProtection__CertificatePassword")]
    public void A_file_holds_a_setting_without_its_last_line_break(string setting)
    {
        foreach (var (content, value) in new[] { ("secret", "secret"), ("secret\n", "secret"), (" se\ncret \r\n", " se\ncret "),
            ("secret\n\n", "secret\n") })
            Assert.Equal(value, Read(($"{setting}_FILE", Written(content)))[setting.Replace("__", ":", StringComparison.Ordinal)]);
    }

    [Fact]
    public void A_setting_that_is_there_twice_or_whose_file_is_not_there_is_refused()
    {
        var both = Assert.Throws<OperatorException>(
            () => Read(("Mail__SmtpPassword_FILE", Written("secret")), ("Mail__SmtpPassword", "other")));
        Assert.Equal("Set Mail__SmtpPassword or Mail__SmtpPassword_FILE, not both.", both.Message);
        var gone = Assert.Throws<OperatorException>(() => Read(("Mail__SmtpPassword_FILE", Path.Combine(_folder, "nowhere"))));
        Assert.StartsWith("Mail__SmtpPassword_FILE: ", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_programs_variables_are_left_alone() =>
        Assert.DoesNotContain(
            Read(("SSL_CERT_FILE", "/nowhere"), ("Mail__SmtpPassword_FILE", "")).AsEnumerable(), setting => setting.Value is not null);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ConfigurationManager Read(params (string Name, string Value)[] variables)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(
            variables.Where(variable => !variable.Name.EndsWith("_FILE", StringComparison.Ordinal))
                .Select(variable => new KeyValuePair<string, string?>(
                    variable.Name.Replace("__", ":", StringComparison.Ordinal), variable.Value)));
        var environment = new Hashtable();
        foreach (var (name, value) in variables) environment[name] = value;
        SecretFiles.AddTo(configuration, environment);
        return configuration;
    }

    private string Written(string content)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}");
        File.WriteAllText(path, content);
        return path;
    }
}
