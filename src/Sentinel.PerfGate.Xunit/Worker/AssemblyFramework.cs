using System.Reflection;
using Sentinel.PerfGate.Xunit.Discovery;
using Sentinel.PerfGate.Xunit.Execution;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Worker;

/// <summary>The test framework of an assembly, started as its test program starts it.</summary>
internal sealed class AssemblyFramework
{
    private readonly Assembly assembly;
    private readonly ITestFramework framework;
    private readonly bool isTestRun;

    private AssemblyFramework(Assembly assembly, bool isTestRun)
    {
        (this.assembly, this.isTestRun) = (assembly, isTestRun);
        framework = RegisteredEngineConfig.GetTestFramework(assembly, configFileName: null);
    }

    /// <param name="assembly">The test assembly.</param>
    /// <param name="isTestRun">Whether this is a test run, which has begun already; else the assembly's own startup is run, for the process's life.</param>
    public static async Task<AssemblyFramework> StartAsync(Assembly assembly, bool isTestRun)
    {
        var started = new AssemblyFramework(assembly, isTestRun);
        if (!isTestRun && RegisteredEngineConfig.GetTestPipelineStartup(assembly) is { } startup)
        {
            started.EnterContext();
            await startup.StartAsync(NullMessageSink.Instance);
            started.framework.SetTestPipelineStartup(startup);
        }

        return started;
    }

    /// <summary>The cases of its measured tests, those that xunit refuses among them.</summary>
    public async Task<IReadOnlyList<IXunitTestCase>> FindAsync()
    {
        var options = new FrameworkOptions();
        options.SetValue<bool?>(PerfExecution.WorkerOption, true);
        // Rows need not be written down here: what cannot be serialised is a row like others.
        options.SetValue<bool?>(TestOptionsNames.Discovery.PreEnumerateTheories, false);
        var found = new List<IXunitTestCase>();
        EnterContext();
        await framework.GetDiscoverer(assembly).Find(
            testCase =>
            {
                if (testCase is IXunitTestCase known && known.TestMethod.Method.GetCustomAttributes().OfType<IPerfTestAttribute>().Any())
                    found.Add(known);
                return new(true);
            },
            options);
        return found;
    }

    /// <summary>Runs one case as a test run does: fixtures, class, body, disposal.</summary>
    public async Task RunAsync(IXunitTestCase testCase, IMessageSink messages, CancellationToken cancellation)
    {
        var options = new FrameworkOptions();
        options.SetValue(TestOptionsNames.Execution.ExplicitOption, nameof(ExplicitOption.On));
        options.SetValue(TestOptionsNames.Execution.ParallelMode, nameof(ParallelMode.None));
        // No thread of xunit's works beside the operation.
        options.SetValue<bool?>(TestOptionsNames.Execution.SynchronousMessageReporting, true);
        EnterContext();
        await framework.GetExecutor(assembly).RunTestCases([testCase], messages, options, cancellation);
    }

    // Of the calling flow; a test run has its own already.
    private void EnterContext()
    {
        if (!isTestRun)
            TestContext.SetForInitialization(NullMessageSink.Instance, diagnosticMessages: false, internalDiagnosticMessages: false);
    }
}
