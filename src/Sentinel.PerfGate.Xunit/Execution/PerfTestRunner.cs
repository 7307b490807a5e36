using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>Runs one measured test: everything around the body is xunit's own.</summary>
internal sealed class PerfTestRunner(PerfExecution execution) : XunitTestRunner
{
    protected override bool IsTestClassCreatable(XunitTestRunnerContext ctxt) => execution.RunsBody && base.IsTestClassCreatable(ctxt);

    protected override void PreInvoke(XunitTestRunnerContext ctxt)
    {
        if (execution.RunsBody)
            base.PreInvoke(ctxt);
    }

    protected override void PostInvoke(XunitTestRunnerContext ctxt)
    {
        if (execution.RunsBody)
            base.PostInvoke(ctxt);
    }

    protected override ValueTask<TimeSpan> InvokeTest(XunitTestRunnerContext ctxt, object? testClassInstance)
    {
        TestOperation.Require(ctxt.Method);
        return execution.RunAsync(ctxt.Test, testClassInstance, () => base.InvokeTest(ctxt, testClassInstance));
    }
}
