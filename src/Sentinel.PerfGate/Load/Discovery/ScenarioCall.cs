using System.Reflection;

namespace Sentinel.PerfGate.Load.Discovery;

/// <summary>Methods of the allowed shapes as one function type, by delegates: reflection is too slow for a request.</summary>
internal static class ScenarioCall
{
    public static bool IsAwaitable(Type type) =>
        type == typeof(ValueTask)
        || type == typeof(Task)
        || type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(Task<>));

    /// <summary>Whether the method is called once, for what requests are sent to, and not for each request.</summary>
    public static bool MakesTarget(MethodInfo method) => typeof(ILoadTarget).IsAssignableFrom(method.ReturnType);

    /// <summary>What the requests of a run are sent to; what the method throws is thrown.</summary>
    /// <exception cref="InvalidOperationException">It made nothing.</exception>
    public static ILoadTarget Target(MethodInfo method, object? instance, string description) =>
        MakesTarget(method)
            ? method.CreateDelegate<Func<ILoadTarget>>(instance)() ?? throw new InvalidOperationException("It returned null in place of a target.")
            : new FunctionTarget(Bind(method, instance), description);

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
