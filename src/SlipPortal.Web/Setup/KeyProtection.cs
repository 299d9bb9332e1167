using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Setup;

/// <summary>
/// The keys of cookies, links and held texts lie in the database, encrypted by a certificate that does not: whoever reads the table, or a
/// backup of it, has no key.
/// </summary>
internal static class KeyProtection
{
    /// <summary>Registers Data Protection.</summary>
    /// <exception cref="OperatorException">There is no certificate that can be read, and nothing says that keys may lie in the
    /// clear.</exception>
    public static void AddKeys(this IServiceCollection services, IConfiguration configuration, PortalDatabase database)
    {
        var keys = services.AddDataProtection().SetApplicationName("SlipPortal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new DatabaseKeys(provider)));

        var settings = configuration.GetSection("DataProtection");
        if ((Read(settings, "Certificate") ?? Own(database)) is { } certificate)
            keys.ProtectKeysWithCertificate(certificate);
        else if (!settings.GetValue<bool>("AllowUnprotectedKeys"))
            throw new OperatorException(
                "Set DataProtection__Certificate to a PFX file that encrypts the portal's keys (docs/guide-operator.md), the same on each "
                + "node; or DataProtection__AllowUnprotectedKeys to true, and whoever reads the database can sign in as anybody.");
        if (Read(settings, "PreviousCertificate") is { } previous) keys.UnprotectKeysWithAnyCertificate(previous);
    }

    /// <summary>Makes the certificate of a private database, where there is none yet.</summary>
    public static void MakeCertificate(string path)
    {
        if (File.Exists(path)) return;
        using var key = RSA.Create(3072);
        var request = new CertificateRequest("CN=SlipPortal keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        // Keys are decrypted for as long as what they protect is kept; nobody asks such a certificate for its dates.
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(50));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Complete or not at all.
        using (var file = new FileStream($"{path}.new", options)) file.Write(certificate.Export(X509ContentType.Pfx));
        File.Move($"{path}.new", path);
    }

    private static X509Certificate2? Own(PortalDatabase database) =>
        database.Certificate is { } path ? X509CertificateLoader.LoadPkcs12FromFile(path, null) : null;

    private static X509Certificate2? Read(IConfigurationSection settings, string name)
    {
        if (settings[name] is not { Length: > 0 } path) return null;
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, settings[$"{name}Password"]);
            return certificate.GetRSAPrivateKey() is not null
                ? certificate
                : throw new OperatorException($"DataProtection__{name}: '{path}' holds no RSA key: a PFX file with one is needed.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new OperatorException($"DataProtection__{name}: '{path}' cannot be read: {exception.Message}");
        }
    }
}
