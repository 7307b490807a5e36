using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load.Discovery;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load;

/// <summary>Finds the methods of a perf project that carry <see cref="LoadScenarioAttribute"/>.</summary>
public sealed class LoadTargetSource : ITargetSource
{
    /// <summary>
    /// One target for each scenario of each attribute, in ordinal order of ids. A declaration that cannot be run, and
    /// one whose id another has, is an error in the diagnostics and no target.
    /// </summary>
    public IReadOnlyList<IMeasurableTarget> Find(Assembly assembly, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return Find(assembly.GetTypes(), diagnostics);
    }

    internal static IReadOnlyList<IMeasurableTarget> Find(IEnumerable<Type> types, ICollection<Diagnostic> diagnostics)
    {
        var targets = new SortedDictionary<string, LoadTarget>(StringComparer.Ordinal);
        foreach (var target in types.SelectMany(type => ScenarioDeclaration.Read(type, diagnostics)))
        {
            var declaration = target.Declaration;
            if (!targets.TryAdd(declaration.Id, target))
            {
                diagnostics.Add(DeclarationError.Of(
                    $"{declaration.Origin} and {targets[declaration.Id].Declaration.Origin} both declare the load target '{declaration.Id}'; give one another profile."));
            }
        }

        return [.. targets.Values];
    }
}
