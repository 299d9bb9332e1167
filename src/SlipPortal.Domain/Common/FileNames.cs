using System.Globalization;

namespace SlipPortal.Domain.Common;

/// <summary>Names of files as people see them.</summary>
public static class FileNames
{
    /// <summary>
    /// The name without folders, which some browsers send too, by the customs of their own system; and without characters that hide or turn
    /// what follows.
    /// </summary>
    public static string Visible(string name) => string.Concat(
        name.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format));
}
