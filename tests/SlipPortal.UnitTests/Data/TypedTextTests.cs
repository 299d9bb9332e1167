using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Data;
using SlipPortal.Domain.Common;

namespace SlipPortal.UnitTests.Data;

/// <summary>Every text that is stored of what people type is checked by <see cref="Text"/>: read from the code of what sets it.</summary>
public sealed class TypedTextTests
{
    private const BindingFlags Members =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What the portal makes up itself, takes from what was checked, or checks more strictly than Text does; each with why.
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["AccessRequest.Kinds by AccessRequest"] = "of a list",
        ["ActionWording.Text by ActionWording"] = "what was there before",
        ["ApiKey.Hash by ApiKey"] = "worked out",
        ["AuditAction.WhyLater by AuditAction"] = "taken away again",
        ["BookImportRow.Message by BookImportRow"] = "the portal's words",
        ["BookImportRow.Ref by BookImportRow"] = "a reference: letters and digits",
        ["BookImportRow.SourceCells by BookImportRow"] = "tidied as the file was read",
        ["ChallengeResponse.ActionRef by ChallengeResponse"] = "a reference",
        ["CheckAnswer.Finding by CheckAnswer"] = "the portal's words",
        ["Comment.AuthorName by Comment"] = "a name that is stored",
        ["Comment.AuthorOrganisation by Comment"] = "a name that is stored",
        ["Comment.Text by Comment.Withdraw"] = "nothing",
        ["Comment.Text by Comment.Edit"] = "checked before",
        ["CommentThread.Audience by CommentThread"] = "of a list",
        ["CommentThread.Audience by CommentThread.Open"] = "of a list",
        ["CommentThread.Part by CommentThread"] = "a period that was read",
        ["CommentThread.SharedWith by CommentThread"] = "names that are stored",
        ["CommentThread.SharedWith by CommentThread.Open"] = "names that are stored",
        ["CommentWording.Text by CommentWording"] = "what was there before",
        ["ComparisonChoice.Model by ComparisonChoice.Change"] = "checked, in a pair",
        ["DateChange.SourceText by DateChange"] = "checked before",
        ["Engagement.FocusAreas by Engagement.Describe"] = "names of practice areas",
        ["Engagement.PartnerOrganisationId by Engagement"] = "an id",
        ["Evidence.Address by Evidence.OfLink"] = "checked before",
        ["Evidence.FileName by Evidence.OfFile"] = "cleaned as it was sent",
        ["Evidence.MediaType by Evidence.OfFile"] = "of a list",
        ["Evidence.Sha256 by Evidence.OfFile"] = "worked out",
        ["FindingAnswer.Reason by FindingAnswer"] = "a decision that is checked",
        ["FindingStep.Condition by FindingStep"] = "checked by SignOffLadder",
        ["FindingStep.Note by FindingStep"] = "checked by SignOffLadder",
        ["HeldText.Author by HeldText"] = "a name that is stored",
        ["HeldText.Fingerprint by HeldText"] = "worked out",
        ["HeldText.Key by HeldText"] = "worked out",
        ["HeldText.Masked by HeldText"] = "made by the guard",
        ["HeldText.Place by HeldText"] = "the portal's words",
        ["HeldVerdict.Lead by HeldVerdict"] = "a name that is stored",
        ["Kpi.Ref by Kpi.Describe"] = "a reference",
        ["Kpi.SortKey by Kpi.Describe"] = "of a reference",
        ["NoticeDocument.FileName by NoticeDocument"] = "cleaned as it was sent",
        ["NoticeDocument.MediaType by NoticeDocument"] = "of a list",
        ["NoticeDocument.Sha256 by NoticeDocument"] = "worked out",
        ["Plan.Pillars by Plan.Describe"] = "each is checked",
        ["PlanAction.Ref by PlanAction"] = "a reference",
        ["PlanAction.Ref by PlanAction.Renumber"] = "a reference",
        ["PlanAction.SortKey by PlanAction"] = "of a reference",
        ["PlanAction.SortKey by PlanAction.Renumber"] = "of a reference",
        ["PlanAction.Text by PlanAction.Reword"] = "checked before",
        ["PlanImportRow.ActionRef by PlanImportRow"] = "a reference",
        ["PlanImportRow.Message by PlanImportRow"] = "the portal's words",
        ["PlanImportRow.SourceCells by PlanImportRow"] = "tidied as the file was read",
        ["PracticePublication.Action by PracticePublication"] = "a copy of what is stored",
        ["PracticePublication.Impact by PracticePublication"] = "a copy",
        ["PracticePublication.Problem by PracticePublication"] = "a copy",
        ["PracticePublication.Themes by PracticePublication"] = "a copy",
        ["PracticePublication.Title by PracticePublication"] = "a copy",
        ["Rating.Colour by Rating"] = "of a list",
        ["RelatedPlan.Address by RelatedPlan"] = "checked before",
        ["Review.OrganisationId by Review"] = "an id",
        ["ReviewItem.Ref by ReviewItem"] = "a reference that is stored",
        ["ReviewItem.Title by ReviewItem"] = "checked before, then cut",
        ["ReviewSignature.TextHash by ReviewSignature"] = "worked out",
        ["SignOffStep.Condition by SignOffStep"] = "checked by SignOffLadder",
        ["SignOffStep.Note by SignOffStep"] = "checked by SignOffLadder",
        ["TermDone.Address by TermDone"] = "checked before",
        ["UpdateRequest.AskedOf by UpdateRequest"] = "names that are stored",
        ["VisitFile.FileName by VisitFile"] = "cleaned as it was sent",
        ["VisitFile.MediaType by VisitFile"] = "of a list",
        ["VisitFile.Sha256 by VisitFile"] = "worked out",
        ["VisitMove.After by VisitMove"] = "the portal's words",
        ["VisitMove.Before by VisitMove"] = "the portal's words",
        ["Book.WithdrawnBecause by Book.Withdraw"] = "checked by Withdrawal",
        ["BookImport.WithdrawnBecause by BookImport.Withdraw"] = "checked by Withdrawal",
        ["Evidence.WithdrawnBecause by Evidence.Withdraw"] = "checked by Withdrawal",
        ["Finding.WithdrawnBecause by Finding.Withdraw"] = "checked by Withdrawal",
        ["Kpi.WithdrawnBecause by Kpi.Withdraw"] = "checked by Withdrawal",
        ["Post.WithdrawnBecause by Post.Withdraw"] = "checked by Withdrawal",
        ["ProgressUpdate.WithdrawnBecause by ProgressUpdate.Withdraw"] = "checked by Withdrawal",
        ["Visit.WithdrawnBecause by Visit.Withdraw"] = "checked by Withdrawal",
    };

    private static readonly Type[] Ours = [.. typeof(Text).Assembly.GetTypes()];

    [Fact]
    public void Every_stored_text_is_checked_where_it_is_set()
    {
        var bare = Unchecked().Except(Otherwise.Keys).Order(StringComparer.Ordinal).ToList();
        Assert.True(bare.Count == 0, string.Join('\n', bare));
    }

    [Fact]
    public void Every_exception_is_one() => Assert.Empty(Otherwise.Keys.Except(Unchecked()));

    private static IEnumerable<string> Unchecked()
    {
        using var db = Migrator.Context(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql("Host=nowhere"));
        var texts = db.GetService<IDesignTimeModel>().Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(string) || property.ClrType.IsAssignableTo(typeof(IEnumerable<string>)))
            .Select(property => property.PropertyInfo).OfType<PropertyInfo>()
            .Where(property => property.DeclaringType!.Assembly == typeof(Text).Assembly && property.Name != nameof(TenantEntity.TenantId))
            .Select(property => property.GetSetMethod(nonPublic: true)).OfType<MethodInfo>().ToHashSet();
        var methods = Ours.SelectMany(type => type.GetMembers(Members)).OfType<MethodBase>()
            .Where(method => !method.ContainsGenericParameters && method.DeclaringType is { ContainsGenericParameters: false }).ToList();
        var calls = methods.ToDictionary(
            method => method, method => PageWrites.Read(method).Select(one => one.Called).OfType<MethodBase>().ToList());
        // What is called last before a text is set made its value, or did so as the value it falls back on.
        return
            from method in methods
            from one in calls[method].Index()
            where one.Item is MethodInfo called && texts.Contains(called)
            where one.Index == 0 || !Checks(calls[method][one.Index - 1], depth: 2)
            let place = method is ConstructorInfo ? "" : $".{method.Name}"
            select $"{one.Item.DeclaringType!.Name}.{one.Item.Name["set_".Length..]} by {method.DeclaringType!.Name}{place}";

        bool Checks(MethodBase method, int depth) =>
            method.DeclaringType == typeof(Text)
            || (depth > 0 && calls.TryGetValue(method, out var inner) && inner.Exists(called => Checks(called, depth - 1)));
    }
}
