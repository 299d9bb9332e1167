using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SlipPortal.Data;
using SlipPortal.Data.Identity;

namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// Keeps the keys of cookies and form tokens in the database, so that every node reads what another wrote and a restart signs nobody
/// out. (Microsoft.AspNetCore.DataProtection.EntityFrameworkCore cannot be had.)
/// </summary>
internal sealed class DatabaseKeys(IServiceProvider services) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        return [.. db.Set<DataProtectionKey>().Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        db.Add(new DataProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
