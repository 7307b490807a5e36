using Sentinel.PerfGate.Xunit.Execution;
using Xunit.Sdk;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>One measured test: a method, or one data row of a method.</summary>
internal sealed class PerfFactTestCase : XunitTestCase, IPerfTestCase
{
    [Obsolete("Called by the de-serializer.")]
    public PerfFactTestCase() => Execution = PerfExecution.OfTestRun();

    public PerfFactTestCase(TestCaseDetails details, PerfExecution execution, object?[]? arguments = null, string? label = null)
        : base(
            details.Method,
            details.DisplayName,
            details.UniqueId,
            details.Explicit,
            label,
            disableParallelization: true,
            details.SkipExceptions,
            details.SkipReason,
            details.SkipType,
            details.SkipUnless,
            details.SkipWhen,
            details.Traits,
            arguments,
            details.SourceFilePath,
            details.SourceLineNumber,
            details.Timeout) => Execution = execution;

    public PerfExecution Execution { get; set; }

    public override async ValueTask<IReadOnlyCollection<IXunitTest>> CreateTests() => Execution.Adjust(await base.CreateTests());

    public ValueTask<RunSummary> Run(
        ExplicitOption explicitOption,
        IMessageBus messageBus,
        object?[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource,
        ParallelMode parallelMode,
        ExecutionScheduler scheduler,
        FixtureMappingManager methodFixtureMappings) =>
        PerfTestCaseRunner.RunAsync(
            this, explicitOption, messageBus, constructorArguments, aggregator, cancellationTokenSource, scheduler, methodFixtureMappings);
}
