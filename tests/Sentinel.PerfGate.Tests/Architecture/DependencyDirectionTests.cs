using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Sentinel.PerfGate.Tests.Architecture;

public sealed class DependencyDirectionTests
{
    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader()
        .LoadAssemblies(typeof(PerfGate.Diagnostics.Diagnostic).Assembly, System.Reflection.Assembly.Load("perfgate"))
        .Build();

    // What a part may use, beside itself. Everything else of this repository is above it.
    private static readonly Dictionary<string, string[]> Uses = new()
    {
        ["Diagnostics"] = [],
        ["Budgets"] = ["Diagnostics"],
        ["Statistics"] = ["Diagnostics"],
        ["Measurement"] = ["Diagnostics", "Budgets", "Statistics"],
        ["Benchmarks"] = ["Diagnostics", "Budgets", "Statistics", "Measurement"],
        ["Load"] = ["Diagnostics", "Budgets", "Statistics", "Measurement"],
        ["Gate"] = ["Diagnostics", "Budgets", "Statistics", "Measurement", "Benchmarks", "Load"],
        ["Reporting"] = ["Diagnostics", "Budgets", "Statistics", "Measurement", "Benchmarks", "Load", "Gate"],
    };

    public static TheoryData<string> Parts => [.. Uses.Keys];

    public static TheoryData<string, string> Foreign
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var part in new[] { "Diagnostics", "Budgets", "Statistics" })
            {
                foreach (var foreign in new[] { @"Microsoft\.Build", "Xunit", @"System\.Net", @"System\.Console$", @"Spectre", @"System\.CommandLine" })
                {
                    pairs.Add(part, foreign);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_uses_only_the_parts_below_it(string part)
    {
        var allowed = string.Join('|', Uses[part].Append(part));
        var above = Types().That().HaveFullNameMatching($@"^Sentinel\.PerfGate\.(?!({allowed})(\.|$))[A-Z]");

        Holds(Types().That().HaveFullNameMatching(InPart(part)).Should().NotDependOnAny(above));
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Budgets_and_statistics_know_nothing_of_build_tests_network_and_console(string part, string foreign)
    {
        var outside = Types(includeReferenced: true).That().HaveFullNameMatching($"^{foreign}");

        Holds(Types().That().HaveFullNameMatching(InPart(part)).Should().NotDependOnAny(outside));
    }

    [Fact]
    public void Every_part_of_the_library_has_its_place_in_the_order()
    {
        var library = Loaded.Types.Where(type => type.Assembly.Name.StartsWith("Sentinel.PerfGate", StringComparison.Ordinal));
        var parts = library
            .Select(type => type.FullName.Split('.', '`', '+', '/', '<'))
            .Where(name => name is ["Sentinel", "PerfGate", _, _, ..])
            .Select(name => name[2])
            .Distinct();

        Assert.Equal(Uses.Keys.Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Gate", @"Sentinel\.PerfGate\.Budgets\.")]
    [InlineData("Measurement", @"System\.Console$")]
    public void A_dependency_that_is_there_is_seen(string part, string used)
    {
        var rule = Types().That().HaveFullNameMatching(InPart(part)).Should().NotDependOnAny(Types(true).That().HaveFullNameMatching($"^{used}"));

        Assert.False(rule.HasNoViolations(Loaded));
    }

    private static string InPart(string part) => $@"^Sentinel\.PerfGate\.{part}\.";

    private static void Holds(TypesShouldConjunction rule)
    {
        var broken = rule.Evaluate(Loaded).Where(result => !result.Passed).Select(result => result.Description);
        Assert.Empty(broken);
    }
}
