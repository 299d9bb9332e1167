using System.Reflection;
using System.Text.RegularExpressions;
using SlipPortal.Data;
using SlipPortal.Documents;
using SlipPortal.Domain.Common;
using SlipPortal.EmbeddedPostgres;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.UnitTests.Architecture;

/// <summary>What docs/architecture.md says, held against the code. Each rule is shown to be able to fail.</summary>
public sealed class HouseRulesTests
{
    private static readonly Dictionary<Assembly, string[]> MayReference = new()
    {
        [typeof(Change).Assembly] = [],
        [typeof(ITenantInfo).Assembly] = [],
        [typeof(DocumentReader).Assembly] = [],
        [typeof(PostgresServer).Assembly] = [],
        [typeof(PortalDbContext).Assembly] = ["SlipPortal.Domain", "SlipPortal.MultiTenant"],
    };

    // What must not stand in the sources.
    private static readonly (string What, Regex Pattern)[] Forbidden =
    [
        ("the clock read directly", new(@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today")),
        ("the tenant filter left", new("IgnoreQueryFilters|FromSqlRaw|SqlQueryRaw|ExecuteSqlRaw")),
        ("a pooled context", new("AddDbContextPool|AddPooledDbContextFactory")),
        ("an ambient transaction", new(@"\bTransactionScope\b")),
        ("a path of one machine", new("\"/(root|tmp|home)/")),
    ];

    [Fact]
    public void Projects_reference_only_what_they_may()
    {
        foreach (var (assembly, allowed) in MayReference)
            Assert.Empty(assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("SlipPortal.", StringComparison.Ordinal)).Except(allowed));
        // The rule can fail: the web references the database.
        Assert.Contains("SlipPortal.Data", typeof(Program).Assembly.GetReferencedAssemblies().Select(name => name.Name));
    }

    [Fact]
    public void Classes_are_sealed_unless_they_are_made_to_be_derived_from()
    {
        // The stand-in for Finbuckle's TenantInfo is made to be derived from, and shows that the rule can fail.
        Assert.True(IsOpen(typeof(TenantInfo)));
        Assert.Empty(MayReference.Keys.Append(typeof(Program).Assembly).SelectMany(assembly => assembly.GetTypes()).Where(IsOpen).Except([typeof(TenantInfo)]));
    }

    [Fact]
    public void Sources_hold_nothing_that_the_house_forbids()
    {
        var broken =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains("node_modules", StringComparison.Ordinal)
            from rule in Breaks(WithoutComments(File.ReadAllText(file)))
                // The other leaves a filter of its own, by its name.
            where (Path.GetFileName(file), rule) is not ("CrossTenantReader.cs" or "WithdrawableExtensions.cs", "the tenant filter left")
            select $"{Path.GetFileName(file)}: {rule}";
        Assert.Empty(broken);
        Assert.Equal(["the clock read directly"], Breaks("var now = DateTime.UtcNow;"));
        Assert.Equal(["the tenant filter left"], Breaks("query.IgnoreQueryFilters()"));
    }

    private static IEnumerable<string> Breaks(string source) => Forbidden.Where(rule => rule.Pattern.IsMatch(source)).Select(rule => rule.What);

    private static string WithoutComments(string source) => Regex.Replace(source, @"^\s*//.*$", "", RegexOptions.Multiline);

    private static bool IsOpen(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsSealed: false }
        && type.Namespace?.StartsWith("SlipPortal", StringComparison.Ordinal) == true
        && type.Namespace != "SlipPortal.Data.Migrations" // written by dotnet ef
        && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
        && !type.Assembly.GetTypes().Any(other => other.BaseType == type);
}
