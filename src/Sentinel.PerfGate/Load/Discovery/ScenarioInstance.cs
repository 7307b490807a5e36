using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Sentinel.PerfGate.Load.Discovery;

/// <summary>The object whose method is called, between its setup and its cleanup.</summary>
internal sealed class ScenarioInstance : IAsyncDisposable
{
    private readonly Type _type;
    private readonly MethodInfo _method;

    private ScenarioInstance(Type type, MethodInfo method, object? instance)
    {
        _type = type;
        _method = method;
        Object = instance;
    }

    /// <summary>Null for a method of a static class.</summary>
    public object? Object { get; }

    /// <summary>Constructs the object and runs its [GlobalSetup]; what these throw is thrown.</summary>
    public static async Task<ScenarioInstance> CreateAsync(Type type, MethodInfo method)
    {
        var isStaticClass = type.IsAbstract && type.IsSealed;
        var instance = isStaticClass || type.GetConstructor(Type.EmptyTypes) is null
            ? null
            : Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, null);
        var scenario = new ScenarioInstance(type, method, instance);
        try
        {
            await scenario.RunAsync<GlobalSetupAttribute>(setup => setup.Targets);
        }
        catch
        {
            await scenario.DisposeObjectAsync();
            throw;
        }

        return scenario;
    }

    /// <summary>Runs [GlobalCleanup] and disposes the object; what these throw is thrown.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await RunAsync<GlobalCleanupAttribute>(cleanup => cleanup.Targets);
        }
        finally
        {
            await DisposeObjectAsync();
        }
    }

    private async Task RunAsync<TAttribute>(Func<TAttribute, string[]> targets)
        where TAttribute : Attribute
    {
        foreach (var method in _type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
        {
            if (method.GetCustomAttribute<TAttribute>() is not { } attribute
                || targets(attribute) is { Length: > 0 } names && !names.Contains(_method.Name, StringComparer.Ordinal))
            {
                continue;
            }

            switch (method.Invoke(Object, BindingFlags.DoNotWrapExceptions, null, null, null))
            {
                case Task task:
                    await task;
                    break;
                case ValueTask task:
                    await task;
                    break;
            }
        }
    }

    private async ValueTask DisposeObjectAsync()
    {
        switch (Object)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }
}
