using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sentinel.PerfGate.Analyzers;

/// <summary>One rule about methods that are measured; where a compilation can have none it costs nothing.</summary>
public abstract class MeasuredMethodAnalyzer : DiagnosticAnalyzer
{
    private protected MeasuredMethodAnalyzer(DiagnosticDescriptor rule) => SupportedDiagnostics = [rule];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var measured = new MeasuredMethods(start.Compilation);
            if (measured.Exist)
                Register(start, measured);
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext start, MeasuredMethods measured);
}
