using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Discovery;

/// <summary>Reads [LoadScenario] from a type's methods and checks that each can be run.</summary>
internal static class ScenarioDeclaration
{
    private const BindingFlags Methods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<LoadTarget> Read(Type type, ICollection<Diagnostic> diagnostics)
    {
        if (type.IsAbstract && !type.IsSealed)
        {
            // Its methods are found on the classes that derive from it.
            return [];
        }

        return type.GetMethods(Methods)
            .OrderBy(method => method.Name, StringComparer.Ordinal)
            .SelectMany(method => method.GetCustomAttributes<LoadScenarioAttribute>().Select(attribute => (method, attribute)))
            .SelectMany(declared => Read(type, declared.method, declared.attribute, diagnostics))
            .ToList();
    }

    private static IEnumerable<LoadTarget> Read(
        Type type,
        MethodInfo method,
        LoadScenarioAttribute attribute,
        ICollection<Diagnostic> diagnostics)
    {
        var origin = $"{type.FullName}.{method.Name}";
        if ((Problem(type, method) ?? Problem(attribute)) is { } problem)
        {
            diagnostics.Add(DeclarationError.Of($"{origin}: {problem}"));
            yield break;
        }

        foreach (var name in attribute.Scenarios)
        {
            if (ScenarioCatalogue.Find(name) is { } scenario)
            {
                var id = $"load/{name}/{attribute.Profile}";
                yield return new(new(id, TargetKind.Load, origin), scenario, type, method, attribute);
            }
            else
            {
                var valid = string.Join(", ", ScenarioCatalogue.All.Select(plan => plan.Name));
                diagnostics.Add(DeclarationError.Of($"{origin}: Invalid scenario '{name}'. Valid values are {valid}."));
            }
        }
    }

    private static string? Problem(Type type, MethodInfo method)
    {
        var parameters = method.GetParameters();
        return !ScenarioCall.IsAwaitable(method.ReturnType) && !ScenarioCall.MakesTarget(method)
                ? $"returns {method.ReturnType.Name}; a load scenario returns ValueTask or Task, for one call is one request, or the ILoadTarget to send requests to."
            : ScenarioCall.MakesTarget(method) && parameters.Length > 0
                ? "takes parameters; a method that makes a target takes none."
            : parameters.Length > 1 || parameters.Any(parameter => parameter.ParameterType != typeof(CancellationToken))
                ? "takes parameters; a load scenario takes nothing or one CancellationToken."
            : method.ContainsGenericParameters || type.ContainsGenericParameters
                ? "is generic; a load scenario is a method of a closed type."
            : !method.IsStatic && type.GetConstructor(Type.EmptyTypes) is null
                ? "its class has no public constructor without parameters."
            : null;
    }

    private static string? Problem(LoadScenarioAttribute attribute) =>
        string.IsNullOrWhiteSpace(attribute.Profile) || attribute.Profile.Split('/').Any(string.IsNullOrWhiteSpace)
            ? $"Invalid profile '{attribute.Profile}'. Valid values are names such as 'full-pipeline'."
        : attribute.Scenarios is not { Length: > 0 } ? "Scenarios is empty; name at least one, such as \"smoke\"."
        : !IsPositive(attribute.TimeScale) ? $"Invalid TimeScale {attribute.TimeScale}. Valid values are above 0."
        : attribute.WarmUpSeconds != 0 && !IsPositive(attribute.WarmUpSeconds) ? $"Invalid WarmUpSeconds {attribute.WarmUpSeconds}. Valid values are 0 and above."
        : !IsPositive(attribute.TimeoutSeconds) ? $"Invalid TimeoutSeconds {attribute.TimeoutSeconds}. Valid values are above 0."
        : !IsPositive(attribute.StartLagLimitMilliseconds) ? $"Invalid StartLagLimitMilliseconds {attribute.StartLagLimitMilliseconds}. Valid values are above 0."
        : attribute.Workers < 0 ? $"Invalid Workers {attribute.Workers}. Valid values are 1 and more, or 0 for no limit."
        : null;

    private static bool IsPositive(double value) => double.IsFinite(value) && value > 0;
}
