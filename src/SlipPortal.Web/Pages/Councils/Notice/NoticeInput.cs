using Microsoft.AspNetCore.Mvc.Rendering;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>The form to enter and to change a notice.</summary>
internal sealed class NoticeInput
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [new("Statutory: served under the law’s powers of intervention", "true"), new("Non-statutory", "false")];

    public bool? IsStatutory { get; set; }

    public DateOnly? ServedOn { get; set; }

    public string? ServedTo { get; set; }

    public string? IssuedBy { get; set; }

    public string? Grounds { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>The version that the form was drawn from.</summary>
    public uint RowVersion { get; set; }

    public SaveNotice.Command Command(Guid? id) => new(id, RowVersion, IsStatutory, ServedOn, ServedTo, IssuedBy, Grounds, Until);
}

/// <summary>What the form to enter and to change a notice is drawn from.</summary>
internal sealed record NoticeFormView(NoticeInput Input);
