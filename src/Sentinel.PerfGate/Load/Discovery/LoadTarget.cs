using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Discovery;

/// <summary>One scenario run against one method: a load target. One run is one launch.</summary>
internal sealed class LoadTarget(
    TargetDeclaration declaration,
    LoadPlan scenario,
    Type type,
    MethodInfo method,
    LoadScenarioAttribute attribute) : IMeasurableTarget
{
    public TargetDeclaration Declaration => declaration;

    public async Task<Launch> MeasureAsync(MeasureRequest request, ITurns turns, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var plan = scenario.Scale(request.TimeScale ?? attribute.TimeScale) with { Arrivals = attribute.Arrivals };
        var options = new LoadOptions
        {
            WarmUp = TimeSpan.FromSeconds(attribute.WarmUpSeconds),
            Timeout = TimeSpan.FromSeconds(attribute.TimeoutSeconds),
            Connections = attribute.Workers == 0 ? null : attribute.Workers,
            StartLagLimit = TimeSpan.FromMilliseconds(attribute.StartLagLimitMilliseconds),
            Seed = request.Seed,
        };
        LoadLaunch.ThrowIfTooLong(declaration.Id, plan.Duration + options.WarmUp, request.TimeLimit, "set TimeScale on [LoadScenario]");
        return LoadLaunch.Of(await RunAsync(plan, options, cancellation), cancellation);
    }

    private async Task<LoadRunResult> RunAsync(LoadPlan plan, LoadOptions options, CancellationToken cancellation)
    {
        var instance = await GuardAsync("setup", () => ScenarioInstance.CreateAsync(type, method));
        try
        {
            var target = await GuardAsync("target", () => Task.FromResult(ScenarioCall.Target(method, method.IsStatic ? null : instance.Object, declaration.Origin)));
            using var owned = target as IDisposable;
            return await LoadRun.ExecuteAsync(plan, target, options with { TargetProcess = target.ProcessId }, progress: null, cancellation);
        }
        finally
        {
            await GuardAsync("cleanup", async () =>
            {
                await instance.DisposeAsync();
                return true;
            });
        }
    }

    private async Task<T> GuardAsync<T>(string step, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
#pragma warning disable CA1031 // Whatever the user's code throws makes its target invalid, with the reason.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new MeasurementException(new MeasurementFailure(
                DiagnosticCode.TargetThrew,
                $"The {step} of {declaration.Origin} threw {exception.GetType().Name}: {exception.Message}"));
        }
    }
}
