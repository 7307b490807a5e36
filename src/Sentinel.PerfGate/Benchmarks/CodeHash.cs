using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Running;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// A hash of a target's own code: the method, its setup and cleanup, and what the compiler made of their lambdas and
/// async bodies. Tokens are read as names, so that a change elsewhere in the assembly does not alter it.
/// </summary>
public static class CodeHash
{
    /// <summary>What <see cref="Measurement.TargetDeclaration.CodeHash"/> holds of a target made of such methods: 16 hexadecimal digits.</summary>
    /// <param name="methods">The operation first, then its setup and cleanup.</param>
    public static string Of(params IEnumerable<MethodBase> methods) => OfMethods(methods, withNames: true);

    internal static string Of(Descriptor descriptor)
    {
        MethodInfo?[] own =
        [
            descriptor.WorkloadMethod,
            descriptor.GlobalSetupMethod,
            descriptor.GlobalCleanupMethod,
            descriptor.IterationSetupMethod,
            descriptor.IterationCleanupMethod,
        ];
        return Of(own.OfType<MethodBase>());
    }

    /// <param name="methods">The methods.</param>
    /// <param name="withNames">Whether a method's own name counts, as it does for a benchmark.</param>
    internal static string OfMethods(IEnumerable<MethodBase> methods, bool withNames)
    {
        var text = new StringBuilder();
        var seen = new HashSet<MethodBase>();
        var open = new Queue<MethodBase>(methods);
        while (open.TryDequeue(out var method))
        {
            if (!seen.Add(method))
                continue;
            if (withNames)
                text.Append(IlText.NameOf(method)).Append('\n');
            foreach (var generated in IlText.Append(text, method).Concat(StateMachineOf(method)))
                open.Enqueue(generated);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private static IEnumerable<MethodBase> StateMachineOf(MethodBase method) =>
        method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType
            .GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is { } moveNext
            ? [moveNext]
            : [];
}
