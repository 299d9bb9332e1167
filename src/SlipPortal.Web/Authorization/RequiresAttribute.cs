using Microsoft.AspNetCore.Authorization;
using SlipPortal.Domain.Access;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// What it takes to reach a page of a council. Outside a person's reach the council does not exist for them (404); within it a
/// refusal says so (403). Every page below /councils/{council} has one: a test sees to it.
/// </summary>
/// <param name="kind">The kind of record the page is about.</param>
/// <param name="verb">What it takes to see it.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiresAttribute(RecordKind kind, Verb verb = Verb.View)
    : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The kind of record.</summary>
    public RecordKind Kind { get; } = kind;

    /// <summary>What it takes to see the page.</summary>
    public Verb Verb { get; } = verb;

    /// <summary>What it takes to send its forms; as much as to see it, unless said otherwise.</summary>
    public Verb ToPost { get; init; } = verb;

    /// <summary>
    /// Any kind that can be talked about will do. For pages about records of several kinds: the page finds which one it is, and asks for it itself.
    /// </summary>
    public bool OrAnyTalkedAbout { get; init; }

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
