using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;

namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// Keeps the keys of cookies and form tokens in the database, so that every node reads what another wrote and a restart signs nobody out. (Not
/// by Microsoft.AspNetCore.DataProtection.EntityFrameworkCore: the database takes a key in a session of its own alone, credentials.sql.)
/// </summary>
internal sealed class DatabaseKeys(IServiceProvider services) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = Open();
        return [.. db.Set<DataProtectionKey>().Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = Open();
        db.Add(new DataProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }

    private PortalDbContext Open() => services.GetRequiredService<PortalSessions>().Open(null, new KeyMaker());

    private sealed class KeyMaker : IActor
    {
        public Guid? UserId => null;

        public string Name => "";

        public SessionStrength Strength => SessionStrength.Credentials;
    }
}
