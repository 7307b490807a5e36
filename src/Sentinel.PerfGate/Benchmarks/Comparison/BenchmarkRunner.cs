using System.Runtime.CompilerServices;
using BenchmarkDotNet.Engines;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks.Comparison;

/// <summary>
/// Compares implementations of one thing in this process, with the gate's own engine: each is warmed up until it is steady, and they take
/// their slices in turns, on one processor where they allow it, in several rounds. Not thread-safe; nothing else should run in the process meanwhile.
/// </summary>
/// <remarks>
/// One process is one sample of what differs between processes: where code and data lie, and what the compiler made of it once. The
/// intervals do not contain that. The gate, which starts a process for each launch, is what decides about a regression.
/// </remarks>
/// <param name="name">What is compared, for people.</param>
public sealed class BenchmarkRunner(string name)
{
    private const int UsualRounds = 8;
    private static readonly TimeSpan NotLookedAt = TimeSpan.FromMinutes(1);

    private readonly List<Implementation> _implementations = [];
    private readonly Consumer _consumer = new();

    /// <summary>What is compared.</summary>
    public string Name { get; } = name;

    /// <summary>Of all intervals together, and so of the fastest that is named: 0.5 to 1 exclusive. Default: 0.99.</summary>
    public double Confidence { get; init; } = 0.99;

    /// <summary>Rounds, 1 or more, each about half a second an implementation. Default: 8, or more where the confidence needs more.</summary>
    public int? Rounds { get; init; }

    /// <summary>Seed of the order of turns.</summary>
    public int Seed { get; init; }

    /// <summary>Adds an implementation whose call is the operation.</summary>
    /// <returns>This runner.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public BenchmarkRunner Add(string implementation, Action operation) => Add(implementation, MeasuredOperation.FromAction(operation));

    /// <summary>Adds an implementation with a result, which is used, so that the compiler cannot leave out what makes it.</summary>
    /// <inheritdoc cref="Add(string, Action)"/>
    /// <exception cref="ArgumentException">The name is empty or taken, or the result would have to be awaited.</exception>
    public BenchmarkRunner Add<T>(string implementation, Func<T> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(ValueTask<>))
            throw new ArgumentException($"{implementation} gives a ValueTask with a result, which nothing would wait for. Write async () => await … instead.", nameof(operation));
        return Add(implementation, MeasuredOperation.FromAction(() => _consumer.Consume(operation())));
    }

    /// <summary>Adds an asynchronous implementation: the operation ends with the task.</summary>
    /// <inheritdoc cref="Add(string, Action)"/>
    [OverloadResolutionPriority(2)]
    public BenchmarkRunner Add(string implementation, Func<Task> operation) => Add(implementation, MeasuredOperation.FromTask(operation));

    /// <summary>Adds an asynchronous implementation: the operation ends with the task.</summary>
    /// <inheritdoc cref="Add(string, Action)"/>
    [OverloadResolutionPriority(1)]
    public BenchmarkRunner Add(string implementation, Func<ValueTask> operation) => Add(implementation, MeasuredOperation.FromValueTask(operation));

    /// <summary>Measures all of them. An implementation that throws is not measured, and says so; the others are.</summary>
    /// <param name="cancellation">Stops it after the slice that is being taken.</param>
    /// <exception cref="InvalidOperationException">Nothing was added, or a property is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<BenchmarkComparison> RunAsync(CancellationToken cancellation = default)
    {
        Validate();
        var records = _implementations.ToDictionary(implementation => implementation, implementation => new ImplementationRecord(implementation.Name));
        var random = new Random(Seed);
        var rounds = Rounds ?? Math.Max(UsualRounds, Ranking.FewestRounds(_implementations.Count, Confidence));
        for (var round = 0; round < rounds; round++)
        {
            var request = new MeasureRequest(Name, NotLookedAt) { TimeOperations = false, TakesTurns = true, Processor = round };
            var taking = new ComparisonRound((implementation, turns) => OperationLaunch.Take(implementation.Operation, request, turns), random);
            var left = _implementations.Where(implementation => records[implementation].Failure is null).ToList();
            foreach (var (implementation, outcome) in await taking.RunAsync(left, cancellation))
                records[implementation].Add(outcome);
        }

        return Ranking.Of(Name, [.. _implementations.Select(implementation => records[implementation])], Confidence);
    }

    private BenchmarkRunner Add(string implementation, MeasuredOperation operation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(implementation);
        if (_implementations.Exists(added => added.Name == implementation))
            throw new ArgumentException($"{Name} has an implementation '{implementation}' already. Give each a name of its own.", nameof(implementation));
        _implementations.Add(new Implementation(implementation, operation));
        return this;
    }

    private void Validate()
    {
        if (_implementations.Count == 0)
            throw new InvalidOperationException($"{Name} has nothing to compare. Add implementations first.");
        if (Confidence is not (>= 0.5 and < 1))
            throw new InvalidOperationException($"Invalid confidence {Confidence}. Valid values are 0.5 to 1 exclusive, such as 0.99.");
        if (Rounds < 1)
            throw new InvalidOperationException($"Invalid number of rounds {Rounds}. Valid values are 1 and more.");
    }
}
