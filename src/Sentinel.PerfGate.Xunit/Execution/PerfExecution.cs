using Sentinel.PerfGate.Xunit.Gate;
using Sentinel.PerfGate.Xunit.Modes;
using Xunit.Sdk;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>What becomes of a measured test in this process.</summary>
internal abstract class PerfExecution
{
    /// <summary>The discovery option by which a worker asks for its own way.</summary>
    public const string WorkerOption = "Sentinel.PerfGate.Worker";

    /// <summary>Whether the test's class is created here, with its fixtures, and its body called.</summary>
    public virtual bool RunsBody => true;

    /// <summary>Why all measured tests are skipped; null where they are not.</summary>
    public virtual string? SkipReason => null;

    /// <summary>Whether a test of the case is wanted at all.</summary>
    public virtual bool Wants(IXunitTest test) => true;

    /// <summary>The tests as they are to be run.</summary>
    public virtual IReadOnlyCollection<IXunitTest> Adjust(IReadOnlyCollection<IXunitTest> tests) => tests;

    /// <summary>Runs a test whose class is ready.</summary>
    /// <param name="test">The test.</param>
    /// <param name="instance">The test class; null when it is static or not created here.</param>
    /// <param name="once">Calls the body once, as xunit does.</param>
    /// <returns>How long that took.</returns>
    public abstract ValueTask<TimeSpan> RunAsync(IXunitTest test, object? instance, Func<ValueTask<TimeSpan>> once);

    /// <summary>Of cases that are being discovered.</summary>
    public static PerfExecution For(ITestFrameworkDiscoveryOptions options) =>
        options.GetValue<bool?>(WorkerOption) == true ? new SmokeExecution() : OfTestRun();

    /// <summary>As this process's mode says.</summary>
    public static PerfExecution OfTestRun()
    {
        try
        {
            return ModeSetting.Read() switch
            {
                PerfMode.Measure => new GateExecution(),
                PerfMode.Off => new SkippedExecution(),
                _ => new SmokeExecution(),
            };
        }
        catch (FormatException unknownMode)
        {
            return new RefusedExecution(unknownMode);
        }
    }
}
