using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Xunit.Discovery;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Worker;

/// <summary>One measured test as a target: each launch runs its case by xunit's executor, with the launch in place of the body.</summary>
internal sealed class PerfFactTarget(AssemblyFramework framework, IPerfTestCase testCase, IXunitTest test) : IMeasurableTarget
{
    public TargetDeclaration Declaration { get; } = Declare(test);

    public async Task<Launch> MeasureAsync(MeasureRequest request, ITurns turns, CancellationToken cancellation)
    {
        var launching = new LaunchExecution(Declaration.Id, request, turns);
        var failures = new TestFailures();
        testCase.Execution = launching;
        await framework.RunAsync(testCase, failures, cancellation);
        if (launching.Failure is { } failed)
            throw failed;
        if (failures.Reason is { } reason)
            throw new MeasurementException(new MeasurementFailure(DiagnosticCode.TargetThrew, reason));
        return launching.Launch
            ?? throw new MeasurementException(new MeasurementFailure(DiagnosticCode.NoSamples, "xunit ended without running the test."));
    }

    private static TargetDeclaration Declare(IXunitTest test)
    {
        var method = test.TestMethod.Method;
        var source = TestSource.Of(method);
        return new(
            TargetName.Of(test),
            TargetKind.PerfFact,
            $"{method.DeclaringType}.{method.Name}",
            CodeHash.OfMethods([method, .. test.TestCase.TestClass.Class.GetConstructors()], withNames: true))
        {
            Limits = [.. TargetName.AttributeOf(method).Limits.Texts.Select(limit => new DeclaredLimit(limit.Key, limit.Value, source))],
        };
    }
}
