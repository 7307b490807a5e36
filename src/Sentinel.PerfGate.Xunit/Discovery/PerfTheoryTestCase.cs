using Sentinel.PerfGate.Xunit.Execution;
using Xunit.Sdk;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>All data rows of a measured theory, which come to be known only when they run.</summary>
internal sealed class PerfTheoryTestCase : XunitDelayEnumeratedTheoryTestCase, IPerfTestCase
{
    [Obsolete("Called by the de-serializer.")]
    public PerfTheoryTestCase() => Execution = PerfExecution.OfTestRun();

    public PerfTheoryTestCase(TestCaseDetails details, PerfExecution execution, bool skipTestWithoutData)
        : base(
            details.Method,
            details.DisplayName,
            details.UniqueId,
            details.Explicit,
            skipTestWithoutData,
            details.SkipExceptions,
            details.SkipReason,
            details.SkipType,
            details.SkipUnless,
            details.SkipWhen,
            details.Traits,
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
