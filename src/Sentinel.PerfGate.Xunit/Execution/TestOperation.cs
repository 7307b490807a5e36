using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>A test method as an operation.</summary>
internal static class TestOperation
{
    /// <summary>Refuses methods whose end nobody can wait for, and those that give back what nobody takes.</summary>
    /// <exception cref="BrokenTestException">PERF411 for async void, PERF302 for other results.</exception>
    public static void Require(MethodInfo method)
    {
        var name = $"{method.DeclaringType?.Name}.{method.Name}";
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            throw new BrokenTestException(
                $"{DiagnosticCode.AsyncVoid}: {name} is async void: it returns before its work is done, so there is nothing to wait for or to measure. Return Task or ValueTask.",
                method);
        if (method.ReturnType != typeof(void) && method.ReturnType != typeof(ValueTask) && !method.ReturnType.IsAssignableTo(typeof(Task)))
            throw new BrokenTestException(
                $"{DiagnosticCode.TargetThrew}: {name} returns {method.ReturnType}. Return void, Task or ValueTask, and hand results to {nameof(PerfResult)}.{nameof(PerfResult.Keep)}.",
                method);
    }

    /// <summary>The operation that calls the method of an instance with a row's arguments.</summary>
    public static MeasuredOperation Of(MethodInfo method, object? instance, object?[] arguments)
    {
        if (method.ReturnType == typeof(void))
            return MeasuredOperation.FromAction(Call<Action>(method, instance, arguments));
        return method.ReturnType == typeof(ValueTask)
            ? MeasuredOperation.FromValueTask(Call<Func<ValueTask>>(method, instance, arguments))
            : MeasuredOperation.FromTask(Call<Func<Task>>(method, instance, arguments));
    }

    private static TDelegate Call<TDelegate>(MethodInfo method, object? instance, object?[] arguments)
        where TDelegate : Delegate
    {
        if (arguments.Length == 0)
            return method.CreateDelegate<TDelegate>(method.IsStatic ? null : instance);
        var values = method.GetParameters().Zip(arguments, (parameter, value) => (Expression)Expression.Constant(value, parameter.ParameterType));
        var call = Expression.Call(method.IsStatic ? null : Expression.Constant(instance, method.DeclaringType!), method, values);
        return Expression.Lambda<TDelegate>(call).Compile();
    }
}
