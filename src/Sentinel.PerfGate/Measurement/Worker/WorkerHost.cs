using System.Reflection;
using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>The worker's side: loads the user's assembly and answers requests one after the other.</summary>
/// <param name="assemblyPath">The user's assembly.</param>
/// <param name="sources">Kinds of targets that every assembly may have; those that an assembly brings itself come to them.</param>
internal sealed class WorkerHost(string assemblyPath, IReadOnlyList<ITargetSource> sources)
{
    private readonly List<Diagnostic> diagnostics = [];
    private Dictionary<string, IMeasurableTarget>? targets;

    /// <summary>Serves until the requests end, which they do when the tool closes its end or dies.</summary>
    public async Task RunAsync(IEnumerable<string> requests, TextWriter replies)
    {
        await replies.WriteLineAsync(WorkerProtocol.Write(new WorkerReply { Greeting = Greet() }));
        using var lines = requests.GetEnumerator();
        var turns = new Func<ITurns>(() => new ToolTurns(lines, replies));
        while (lines.MoveNext())
        {
            var reply = await AnswerAsync(lines.Current, turns);
            await replies.WriteLineAsync(WorkerProtocol.Write(reply));
        }
    }

    private static WorkerGreeting Greet() => new(
        WorkerProtocol.Version,
        typeof(WorkerHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        Environment.Version.ToString());

    private async Task<WorkerReply> AnswerAsync(string line, Func<ITurns> turns)
    {
        try
        {
            var request = WorkerProtocol.ReadRequest(line);
            return request.Measure is { } measure
                ? new WorkerReply { Launch = await MeasureAsync(measure, measure.TakesTurns ? turns() : OwnTurns.Instance) }
                : new WorkerReply { Discovery = Discover() };
        }
        catch (MeasurementException failed)
        {
            return new WorkerReply { Failure = failed.Failure };
        }
        catch (JsonException unreadable)
        {
            return new WorkerReply { Failure = new(DiagnosticCode.WorkerVersion, $"The worker could not read a request: {unreadable.Message}") };
        }
        catch (Exception unexpected)
        {
            await Console.Error.WriteLineAsync(unexpected.ToString());
            return new WorkerReply { Failure = new(DiagnosticCode.TargetThrew, $"{unexpected.GetType()}: {unexpected.Message}") };
        }
    }

    private TargetDiscovery Discover() => new(
        [.. Targets().Values.Select(target => target.Declaration).OrderBy(target => target.Id, StringComparer.Ordinal)],
        diagnostics);

    private async Task<Launch> MeasureAsync(MeasureRequest request, ITurns turns)
    {
        if (!Targets().TryGetValue(request.TargetId, out var target))
            throw new MeasurementException(new MeasurementFailure(DiagnosticCode.BudgetWithoutTarget, $"{Path.GetFileName(assemblyPath)} declares no target {request.TargetId}."));
        var launch = await target.MeasureAsync(request, turns, CancellationToken.None);
        // Only now is everything loaded that the operation used.
        OptimizedCode.Require();
        return launch;
    }

    private Dictionary<string, IMeasurableTarget> Targets()
    {
        if (targets is not null)
            return targets;
        var assembly = Load();
        OptimizedCode.Require();
        var found = new Dictionary<string, IMeasurableTarget>(StringComparer.Ordinal);
        var all = sources.Concat(DeclaredSources.Of(assembly, diagnostics));
        foreach (var same in all.SelectMany(source => source.Find(assembly, diagnostics)).GroupBy(target => target.Declaration.Id))
        {
            found.Add(same.Key, same.First());
            if (same.Count() > 1)
                diagnostics.Add(Ambiguous(same.Key, same.Select(target => target.Declaration.Origin)));
        }

        return targets = found;
    }

    private Assembly Load()
    {
        try
        {
            return Assembly.LoadFrom(assemblyPath);
        }
        catch (Exception unloadable) when (unloadable is IOException or BadImageFormatException)
        {
            throw new MeasurementException(new MeasurementFailure(DiagnosticCode.WorkerDidNotStart, $"{assemblyPath} cannot be loaded: {unloadable.Message}"));
        }
    }

    private static Diagnostic Ambiguous(string id, IEnumerable<string> origins) => new(
        DiagnosticCode.Usage,
        DiagnosticSeverity.Error,
        null,
        $"{id} is declared more than once, by {string.Join(" and ", origins.Distinct())}; each target needs its own id.");
}
