using System.Text;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>Brings a book of a test's own in through the pages.</summary>
internal static class BookSteps
{
    /// <summary>Sends a file in, and puts it into the book of its name.</summary>
    public static async Task ImportBookAsync(this PortalBrowser lead, string council, string name, string content)
    {
        await lead.UploadBookAsync(council, name, content);
        await lead.ConfirmBookAsync(Path.GetFileNameWithoutExtension(name));
    }

    /// <summary>Sends a file in, up to its review.</summary>
    public static Task UploadBookAsync(this PortalBrowser lead, string council, string name, string content) =>
        lead.UploadBookAsync(council, name, Encoding.UTF8.GetBytes(content));

    /// <summary>Sends a file in, up to its review.</summary>
    public static async Task UploadBookAsync(this PortalBrowser lead, string council, string name, byte[] content)
    {
        await lead.GoAsync($"/councils/{council}/kpis/import");
        await lead.Attach("Performance book", name, content).ClickAsync("Read the file");
        Assert.EndsWith("Check what was found", lead.Heading, StringComparison.Ordinal);
    }

    /// <summary>Puts what is on the screen into a book.</summary>
    public static async Task ConfirmBookAsync(this PortalBrowser lead, string book)
    {
        await lead.Fill("Which book does it go into?", book).ClickAsync("Put these into the book");
        Assert.Equal("Receipt of the import", lead.Heading);
    }
}
