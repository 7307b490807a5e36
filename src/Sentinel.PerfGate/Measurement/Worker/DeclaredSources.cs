using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>The sources that <see cref="TargetSourceAttribute"/> names on a perf assembly, or on what it references.</summary>
internal static class DeclaredSources
{
    private static readonly string Library = typeof(TargetSourceAttribute).Assembly.GetName().Name!;

    /// <summary>Each source once; what cannot be read or made is an error among the diagnostics.</summary>
    public static IReadOnlyList<ITargetSource> Of(Assembly assembly, ICollection<Diagnostic> diagnostics)
    {
        var sources = new List<ITargetSource>();
        var bringing = new[] { assembly }.Concat(References(assembly));
        foreach (var (owner, type) in bringing.SelectMany(owner => Types(owner, diagnostics).Select(type => (owner, type))).DistinctBy(one => one.type))
        {
            if (Make(type, out var problem) is { } source)
                sources.Add(source);
            else
                diagnostics.Add(Unusable(owner, $"{type} {problem}"));
        }

        return sources;
    }

    private static IEnumerable<Type> Types(Assembly owner, ICollection<Diagnostic> diagnostics)
    {
        try
        {
            return [.. owner.GetCustomAttributes<TargetSourceAttribute>().Select(attribute => attribute.Source)];
        }
        catch (Exception unreadable) when (unreadable is TypeLoadException or IOException or BadImageFormatException or CustomAttributeFormatException)
        {
            diagnostics.Add(Unusable(owner, $"it cannot be read: {unreadable.Message}"));
            return [];
        }
    }

    private static ITargetSource? Make(Type type, out string problem)
    {
        problem = "is no ITargetSource with a public constructor without parameters.";
        if (!type.IsAssignableTo(typeof(ITargetSource)) || type.IsAbstract || type.GetConstructor([]) is not { } constructor)
            return null;
        try
        {
            return (ITargetSource)constructor.Invoke([]);
        }
        catch (TargetInvocationException thrown)
        {
            problem = $"cannot be made: {thrown.InnerException!.GetType()}: {thrown.InnerException.Message}";
            return null;
        }
    }

    /// <summary>
    /// Only what references the library can carry the attribute. The others are not loaded for the question: a target that never uses
    /// them is not to be refused because they are built for debugging.
    /// </summary>
    private static IEnumerable<Assembly> References(Assembly assembly)
    {
        var known = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);
        var folder = Path.GetDirectoryName(assembly.Location)!;
        foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name != Library))
        {
            var path = known[name.Name!].FirstOrDefault() ?? Path.Combine(folder, name.Name + ".dll");
            if (!SharedFrameworks.Hold(path) && File.Exists(path) && ReferencesLibrary(path))
                yield return Assembly.LoadFrom(path);
        }
    }

    private static bool ReferencesLibrary(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
            return false;
        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences.Any(reference => metadata.StringComparer.Equals(metadata.GetAssemblyReference(reference).Name, Library));
    }

    private static Diagnostic Unusable(Assembly owner, string problem) => new(
        DiagnosticCode.TargetThrew,
        DiagnosticSeverity.Error,
        null,
        $"The targets that {owner.GetName().Name} brings cannot be listed: {problem}");
}
