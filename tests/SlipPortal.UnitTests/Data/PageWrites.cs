using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Talk;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Api;
using SlipPortal.Web.Authorization;

namespace SlipPortal.UnitTests.Data;

/// <summary>Something that a page writes, with what it takes to send that page.</summary>
/// <param name="Page">The page and its method.</param>
/// <param name="Kind">What it takes …</param>
/// <param name="Verb">… to send it.</param>
/// <param name="Entity">What is written.</param>
/// <param name="Property">The property that is changed; null where the entity is made or removed.</param>
internal sealed record PageWrite(string Page, RecordKind Kind, Verb Verb, Type Entity, string? Property);

/// <summary>
/// What pages write, read from their IL: from each OnPost method through everything that it can call in our own code. An entity is written
/// where it is made, removed, or a property of it is set. It sees no order and no condition, so it rather finds too much than too little.
/// </summary>
internal sealed class PageWrites
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly Assembly[] Ours = [typeof(TenantEntity).Assembly, typeof(PortalDbContext).Assembly, typeof(Program).Assembly];

    private static readonly Type[] Entities = [.. typeof(TenantEntity).Assembly.GetTypes().Concat(typeof(PortalDbContext).Assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(TenantEntity)) && !type.IsAbstract)];

    // Its statements are made of the model's types, where no IL shows them.
    private static readonly Dictionary<string, (string Property, Type[] Records)> Moves = new()
    {
        [nameof(MovingTogether.MoveKpiAsync)] = ("PracticeAreaId", [typeof(Kpi), typeof(KpiFact), typeof(CommentThread)]),
        [nameof(MovingTogether.MoveFindingAsync)] = ("PracticeAreaId", [typeof(Finding), typeof(FindingFact), typeof(CommentThread)]),
        [nameof(MovingTogether.MoveVisitAsync)] = ("PracticeAreaId", [typeof(Visit), typeof(VisitFact), typeof(CommentThread)]),
        [nameof(MovingTogether.OpenVisitAsync)] = ("IsPublic", [typeof(Visit), typeof(VisitFact), typeof(Finding), typeof(FindingFact)]),
    };

    private readonly Type? _page;
    private readonly HashSet<(MethodBase Method, Type Class, bool Makes)> _seen = [];
    private readonly HashSet<(Type Class, Type Declared, string? Property)> _found = [];
    private readonly Dictionary<Type, HashSet<Type>> _named = [];

    private PageWrites(Type? page) => _page = page;

    /// <summary>All that is written by pages of a council, and by the interface for readings.</summary>
    /// <param name="stricter">What a page's method asks for itself, where it does so by other means than asking the reach.</param>
    public static IReadOnlyList<PageWrite> All(IReadOnlyDictionary<string, (RecordKind Kind, Verb Verb)> stricter)
    {
        var writes = new List<PageWrite>();
        foreach (var page in typeof(RequiresAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract))
        {
            if (page.GetCustomAttribute<RequiresAttribute>() is not { } requires) continue;
            foreach (var method in page.GetMethods(Members).Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)))
            {
                var name = $"{page.FullName!["SlipPortal.Web.Pages.Councils.".Length..]}.{method.Name}";
                var (kind, verb) = stricter.TryGetValue(name, out var more) ? more : Asked(method) ?? (requires.Kind, requires.ToPost);
                writes.AddRange(new PageWrites(page).From(method, name, kind, verb));
            }
        }

        writes.AddRange(new PageWrites(null).From(typeof(ReadingsApi).GetMethod("PutAsync", Members)!, nameof(ReadingsApi), RecordKind.Kpis, Verb.Edit));
        return writes;
    }

    private IEnumerable<PageWrite> From(MethodInfo method, string name, RecordKind kind, Verb verb)
    {
        Walk(method, Outermost(method.DeclaringType!));
        // What is done to any entity of a base class is done to those that the same class names.
        return
            from found in _found
            from entity in Entities
            let isNamed = found.Class == typeof(MovingTogether) || _named.GetValueOrDefault(found.Class)?.Contains(entity) == true
            where found.Declared == entity || (found.Declared.IsAbstract && found.Declared.IsAssignableFrom(entity) && isNamed)
            select new PageWrite(name, kind, verb, entity, found.Property);
    }

    // Where an entity is made, what it sets of itself is no change; what it makes with itself is found.
    private void Walk(MethodBase method, Type from, bool makes = false)
    {
        if (!_seen.Add((method, from, makes))) return;
        if (StateMachine(method) is { } moveNext) Walk(moveNext, from, makes);
        // An entity that is being made, between “new” and the end of what its initializer sets: that is no change.
        (Type? Made, bool IsSet) made = (null, true);
        foreach (var (code, called, _) in Read(method))
        {
            if (made.IsSet) made = code == OpCodes.Dup ? (made.Made, false) : (null, false);
            if (code == OpCodes.Newobj && called!.DeclaringType!.IsSubclassOf(typeof(TenantEntity))) made = (called.DeclaringType, true);
            if (called is null) continue;
            if (called.IsGenericMethod) Name(called, from);
            if (called.DeclaringType is not { } type || !Ours.Contains(type.Assembly)) continue;
            if (called is ConstructorInfo)
            {
                if (!type.IsSubclassOf(typeof(TenantEntity))) continue;
                if (code == OpCodes.Newobj) _found.Add((from, type, null));
                Walk(called, from, makes: true);
            }
            else if (called.Name.StartsWith("set_", StringComparison.Ordinal) && type.IsSubclassOf(typeof(TenantEntity)))
            {
                if (made.Made == type) made.IsSet = true;
                else if (!makes) _found.Add((from, type, called.Name["set_".Length..]));
            }
            else if (type == typeof(MovingTogether) && Moves.TryGetValue(called.Name, out var move))
            {
                foreach (var record in move.Records) _found.Add((typeof(MovingTogether), record, move.Property));
                if (move.Property == "IsPublic") _found.Add((typeof(MovingTogether), typeof(CommentThread), nameof(CommentThread.IsOpen)));
            }
            else
            {
                // What the domain does, it does for whoever asks it.
                Walk(Overridden(called), type.Assembly == typeof(TenantEntity).Assembly ? from : Outermost(type), makes);
            }
        }
    }

    private void Name(MethodBase called, Type from)
    {
        foreach (var entity in called.GetGenericArguments().Where(Entities.Contains))
        {
            if (!_named.TryGetValue(from, out var named)) _named[from] = named = [];
            named.Add(entity);
            if (called.Name is nameof(DbContext.Remove) or nameof(EntityFrameworkQueryableExtensions.ExecuteDeleteAsync)) _found.Add((from, entity, null));
        }
    }

    private MethodBase Overridden(MethodBase called) => called.IsVirtual && _page is not null && called.DeclaringType!.IsAssignableFrom(_page)
        ? _page.GetMethods(Members).FirstOrDefault(method => method.Name == called.Name && method.GetParameters().Length == called.GetParameters().Length) ?? called
        : called;

    // “reach.Allows(kind, verb)” in the method itself.
    private static (RecordKind Kind, Verb Verb)? Asked(MethodInfo method)
    {
        foreach (var body in new[] { method, StateMachine(method) }.OfType<MethodBase>())
        {
            var numbers = new List<int>();
            foreach (var (_, called, number) in Read(body))
            {
                if (number is { } constant) numbers.Add(constant);
                if (called?.DeclaringType == typeof(CouncilReach) && called.Name == nameof(CouncilReach.Allows) && called.GetParameters().Length == 2)
                    return ((RecordKind)numbers[^2], (Verb)numbers[^1]);
            }
        }

        return null;
    }

    private static MethodInfo? StateMachine(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType is not { } type) return null;
        if (type.IsGenericTypeDefinition)
            type = type.MakeGenericType([.. method.DeclaringType!.GetGenericArguments(), .. method.IsGenericMethod ? method.GetGenericArguments() : []]);
        return type.GetMethod("MoveNext", Members);
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    // Each instruction, with the method or the small number that it names.
    internal static IEnumerable<(OpCode Code, MethodBase? Called, int? Number)> Read(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) yield break;
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]];
            at += code.Size;
            var called = code.OperandType is OperandType.InlineMethod ? method.Module.ResolveMethod(BitConverter.ToInt32(il, at), ofType, ofMethod) : null;
            int? number = code.OperandType is OperandType.ShortInlineI && code == OpCodes.Ldc_I4_S ? (sbyte)il[at]
                : code == OpCodes.Ldc_I4 ? BitConverter.ToInt32(il, at)
                : code.Value >= OpCodes.Ldc_I4_0.Value && code.Value <= OpCodes.Ldc_I4_8.Value ? code.Value - OpCodes.Ldc_I4_0.Value : null;
            yield return (code, called, number);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
