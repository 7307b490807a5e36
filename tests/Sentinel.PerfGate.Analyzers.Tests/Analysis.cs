using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Sentinel.PerfGate.Analyzers.Tests;

/// <summary>A file as the compiler sees it in a build with the package: what an analyzer says of it.</summary>
internal static class Analysis
{
    // The attributes by name alone: the analyzers know the real ones by no more.
    private const string Attributes = """
        namespace Sentinel.PerfGate.Xunit
        {
            [System.AttributeUsage(System.AttributeTargets.Method)]
            public class FactAttribute : System.Attribute { public string Skip { get; set; } public string DisplayName { get; set; } }
            public sealed class PerfFactAttribute(string id = null) : FactAttribute { public string P99 { get; set; } }
            public sealed class PerfTheoryAttribute(string id = null) : FactAttribute { public string P99 { get; set; } }
            public static class PerfResult { public static void Keep<T>(T value) { } }
        }
        namespace BenchmarkDotNet.Attributes
        {
            public sealed class BenchmarkAttribute : System.Attribute { }
        }
        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Analyzes a class with these members.</summary>
    /// <returns>Line of the member text, from 1, code and message of each warning, in the order of the lines.</returns>
    public static async Task<IReadOnlyList<string>> OfAsync(DiagnosticAnalyzer analyzer, string members, AnalyzerOptions? options = null)
    {
        var source = $$"""
            using System; using System.Linq; using System.Threading.Tasks; using System.Collections.Generic;
            using Sentinel.PerfGate.Xunit; using BenchmarkDotNet.Attributes;
            namespace Some { public class Facts { private readonly int[] data = new int[9]; private int a = 1; private double d = 2;
            #line 1
            {{members}}
            } }
            """;
        var compilation = CSharpCompilation.Create(
            "Some",
            [CSharpSyntaxTree.ParseText(source, path: "Facts.cs"), CSharpSyntaxTree.ParseText(Attributes)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(Cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var found = await compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync(Cancellation);
        return
        [
            .. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => $"{diagnostic.Location.GetMappedLineSpan().StartLinePosition.Line + 1}: {diagnostic.Id}: {diagnostic.GetMessage(null)}"),
        ];
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
