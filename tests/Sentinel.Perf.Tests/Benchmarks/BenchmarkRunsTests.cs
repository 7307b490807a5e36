using System.Reflection;
using BenchmarkDotNet.Attributes;
using Xunit;

namespace Sentinel.Perf.Tests.Benchmarks;

/// <summary>Every benchmark, run a few times as it is measured: each checks its own result and throws when it is another.</summary>
public sealed class BenchmarkRunsTests
{
    public static TheoryData<Type, string> All =>
        [.. typeof(Perf.Pipeline.FullPipeline).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(BenchmarkAttribute))).Select(method => (type, method.Name)))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_benchmark_gives_the_result_that_it_checks_again_and_again(Type type, string method)
    {
        var instance = Activator.CreateInstance(type)!;
        await CallAllAsync<GlobalSetupAttribute>(instance);
        try
        {
            for (var i = 0; i < 3; i++)
                Assert.NotNull(await CallAsync(instance, type.GetMethod(method)!));
        }
        finally
        {
            await CallAllAsync<GlobalCleanupAttribute>(instance);
        }
    }

    private static async Task CallAllAsync<TAttribute>(object instance)
        where TAttribute : Attribute
    {
        foreach (var method in instance.GetType().GetMethods().Where(method => method.IsDefined(typeof(TAttribute))))
            await CallAsync(instance, method);
    }

    /// <summary>The result; of a task without one, the task.</summary>
    private static async Task<object?> CallAsync(object instance, MethodInfo method)
    {
        var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);
        if (returned is not Task task)
            return returned;
        await task;
        return task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task) ?? task;
    }
}
