using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tests.Measurement;

/// <summary>The output folder of the fixture perf project, in which an assembly can be exchanged for another.</summary>
internal sealed class FixtureCopy : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public FixtureCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(FixtureAssembly.Path)!))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
    }

    public PerfAssembly Head => new(Path.Combine(folder.Path, Path.GetFileName(FixtureAssembly.Path)), Side.Head);

    /// <summary>Compiles a source in an assembly's place.</summary>
    public FixtureCopy Exchange(string assembly, string source, OutputKind kind, OptimizationLevel optimisation)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compiled = CSharpCompilation
            .Create(assembly, [CSharpSyntaxTree.ParseText(source)], framework, new CSharpCompilationOptions(kind, optimizationLevel: optimisation))
            .Emit(Path.Combine(folder.Path, assembly + ".dll"));
        return compiled.Success ? this : throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
    }

    public void Dispose() => folder.Dispose();
}
