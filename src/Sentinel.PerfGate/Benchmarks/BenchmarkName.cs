using System.Reflection;
using BenchmarkDotNet.Running;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>The id of a benchmark case: what <see cref="PerfTargetAttribute"/> says, else <c>Type.Method</c>, then its parameters.</summary>
internal static class BenchmarkName
{
    /// <param name="benchmark">The case.</param>
    /// <param name="withNamespace">True where another benchmark type has the same name.</param>
    public static string Of(BenchmarkCase benchmark, bool withNamespace)
    {
        var descriptor = benchmark.Descriptor;
        var prefix = descriptor.Type.GetCustomAttribute<PerfTargetAttribute>()?.Id.TrimEnd('/');
        var own = descriptor.WorkloadMethod.GetCustomAttribute<PerfTargetAttribute>()?.Id.Trim('/');
        var method = descriptor.WorkloadMethod.Name;
        var name = (prefix, own) switch
        {
            (null, null) => $"{TypeName(descriptor.Type, withNamespace)}.{method}",
            (null, _) => own,
            _ => $"{prefix}/{own ?? method}",
        };
        return name + Parameters(benchmark);
    }

    /// <summary>The type's name as C# writes it; nested types and namespaces only when asked for.</summary>
    public static string TypeName(Type type, bool withNamespace)
    {
        var name = type.Name;
        if (type.IsGenericType && name.IndexOf('`', StringComparison.Ordinal) is > 0 and var tick)
        {
            var arguments = type.GetGenericArguments().Select(argument => TypeName(argument, withNamespace: false));
            name = $"{name[..tick]}<{string.Join(", ", arguments)}>";
        }

        if (!withNamespace)
            return name;
        for (var outer = type.DeclaringType; outer is not null; outer = outer.DeclaringType)
            name = $"{TypeName(outer, withNamespace: false)}.{name}";
        return type.Namespace is { Length: > 0 } space ? $"{space}.{name}" : name;
    }

    private static string Parameters(BenchmarkCase benchmark) =>
        benchmark.HasParameters
            ? $"({string.Join(", ", benchmark.Parameters.Items.Select(item => $"{item.Name}: {item.ToDisplayText()}"))})"
            : "";
}
