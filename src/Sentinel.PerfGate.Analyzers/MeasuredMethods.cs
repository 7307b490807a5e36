using Microsoft.CodeAnalysis;

namespace Sentinel.PerfGate.Analyzers;

/// <summary>The attributes that make a method a target, as a compilation knows them.</summary>
internal sealed class MeasuredMethods(Compilation compilation)
{
    private readonly INamedTypeSymbol? fact = compilation.GetTypeByMetadataName("Sentinel.PerfGate.Xunit.PerfFactAttribute");
    private readonly INamedTypeSymbol? theory = compilation.GetTypeByMetadataName("Sentinel.PerfGate.Xunit.PerfTheoryAttribute");
    private readonly INamedTypeSymbol? benchmark = compilation.GetTypeByMetadataName("BenchmarkDotNet.Attributes.BenchmarkAttribute");

    /// <summary>Whether there can be any.</summary>
    public bool Exist => fact is not null || theory is not null || benchmark is not null;

    /// <summary>The <c>[PerfFact]</c> or <c>[PerfTheory]</c> of a method; null when it has none.</summary>
    public AttributeData? TestOf(ISymbol method) => method.GetAttributes().FirstOrDefault(attribute => Is(attribute, fact) || Is(attribute, theory));

    public bool IsTheory(AttributeData test) => Is(test, theory);

    public bool IsBenchmark(ISymbol method) => method.GetAttributes().Any(attribute => Is(attribute, benchmark));

    private static bool Is(AttributeData attribute, INamedTypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type);
}
