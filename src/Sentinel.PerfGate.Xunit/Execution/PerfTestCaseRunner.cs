using Sentinel.PerfGate.Xunit.Discovery;
using Xunit.Sdk;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>Runs the tests of a measured case as xunit does, each by a <see cref="PerfTestRunner"/>.</summary>
internal sealed class PerfTestCaseRunner(PerfExecution execution) : XunitTestCaseRunner
{
    public static async ValueTask<RunSummary> RunAsync(
        IPerfTestCase testCase,
        ExplicitOption explicitOption,
        IMessageBus messageBus,
        object?[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellation,
        ExecutionScheduler scheduler,
        FixtureMappingManager methodFixtures)
    {
        var tests = await aggregator.RunAsync(testCase.CreateTests, []);
        if (aggregator.HasExceptions)
        {
            // xunit finds the same exception, and knows which are failures and which are skips.
            aggregator.Clear();
            return await XunitRunnerHelper.RunXunitTestCase(
                testCase, messageBus, cancellation, ParallelMode.None, scheduler, aggregator, explicitOption, constructorArguments, methodFixtures);
        }

        return await new PerfTestCaseRunner(testCase.Execution).Run(
            testCase,
            tests,
            messageBus,
            aggregator,
            cancellation,
            ParallelMode.None,
            scheduler,
            testCase.TestCaseDisplayName,
            testCase.SkipReason,
            explicitOption,
            constructorArguments,
            methodFixtures);
    }

    protected override ValueTask<RunSummary> RunTest(XunitTestCaseRunnerContext ctxt, IXunitTest test) =>
        execution.Wants(test)
            ? new PerfTestRunner(execution).Run(
                test,
                ctxt.MessageBus,
                ctxt.ConstructorArguments,
                ctxt.ExplicitOption,
                ctxt.Aggregator.Clone(),
                ctxt.CancellationTokenSource,
                ctxt.ParallelMode,
                ctxt.Scheduler,
                ctxt.BeforeAfterTestAttributes,
                ctxt.CaseFixtureMappings)
            : new(default(RunSummary));
}
