using System.Reflection;

namespace Sentinel.PerfGate.Load.Discovery;

/// <summary>Methods of the allowed shapes as one function type, by delegates: reflection is too slow for a request.</summary>
internal static class ScenarioCall
{
    public static bool IsAwaitable(Type type) =>
        type == typeof(ValueTask)
        || type == typeof(Task)
        || type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(Task<>));

    public static Func<CancellationToken, ValueTask> Bind(MethodInfo method, object? instance)
    {
        var returned = method.ReturnType;
        if (returned == typeof(ValueTask))
        {
            return Delegate<ValueTask>(method, instance);
        }

        if (typeof(Task).IsAssignableFrom(returned))
        {
            var call = Delegate<Task>(method, instance);
            return cancellation => new(call(cancellation));
        }

        return (Func<CancellationToken, ValueTask>)typeof(ScenarioCall)
            .GetMethod(nameof(BindWithResult), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(returned.GetGenericArguments())
            .Invoke(null, [method, instance])!;
    }

    private static Func<CancellationToken, ValueTask> BindWithResult<T>(MethodInfo method, object? instance)
    {
        var call = Delegate<ValueTask<T>>(method, instance);
        return async cancellation => await call(cancellation);
    }

    private static Func<CancellationToken, TResult> Delegate<TResult>(MethodInfo method, object? instance)
    {
        if (method.GetParameters().Length == 1)
        {
            return method.CreateDelegate<Func<CancellationToken, TResult>>(instance);
        }

        var call = method.CreateDelegate<Func<TResult>>(instance);
        return _ => call();
    }
}
