using System.Reflection;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Reports;
using Sentinel.PerfGate.Benchmarks;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>The id of a measured test: what its attribute says, else <c>Class.Method</c>, then the row's parameters as benchmarks show theirs.</summary>
internal static class TargetName
{
    public static string Of(IXunitTest test)
    {
        var method = test.TestMethod.Method;
        return (AttributeOf(method).Id ?? $"{ClassName(test.TestCase.TestClass.Class)}.{method.Name}") + Parameters(method, test.TestMethodArguments);
    }

    public static IPerfTestAttribute AttributeOf(MethodInfo method) => method.GetCustomAttributes().OfType<IPerfTestAttribute>().Single();

    private static string ClassName(Type type)
    {
        var name = BenchmarkName.TypeName(type, withNamespace: false);
        var isShared = type.Assembly.GetExportedTypes()
            .Any(other => other != type && BenchmarkName.TypeName(other, withNamespace: false) == name && HasMeasuredTests(other));
        return isShared ? BenchmarkName.TypeName(type, withNamespace: true) : name;
    }

    private static bool HasMeasuredTests(Type type) =>
        Array.Exists(type.GetMethods(), method => method.GetCustomAttributes().OfType<IPerfTestAttribute>().Any());

    private static string Parameters(MethodInfo method, object?[] arguments)
    {
        if (arguments.Length == 0)
            return "";
        var shown = method.GetParameters().Zip(arguments, (parameter, value) => $"{parameter.Name}: {Display(parameter, value)}");
        return $"({string.Join(", ", shown)})";
    }

    private static string Display(ParameterInfo parameter, object? value) => new ParameterInstance(
        new ParameterDefinition(parameter.Name!, isStatic: false, [], isArgument: true, parameter.ParameterType, priorityInCategory: 0),
        value!,
        SummaryStyle.Default).ToDisplayText();
}
