using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Tasks;
using Xunit;

namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>Waits until nothing else is measured on this machine: neither by the gate of a build nor by other test processes.</summary>
internal static class MachineTurn
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Holds the machine until it is disposed of.</summary>
    /// <exception cref="TimeoutException">PERF403: it was not free in time.</exception>
    public static IDisposable Take(CancellationToken cancellation)
    {
        if (MachineLock.Acquire(MachineLock.DefaultPath, TimeSpan.Zero, CancelledWithin) is { } free)
            return free;
        TestContext.Current.TestOutputHelper?.WriteLine("another performance gate is measuring on this machine; waiting for it");
        var waited = MachineLock.Acquire(MachineLock.DefaultPath, Longest, CancelledWithin);
        cancellation.ThrowIfCancellationRequested();
        return waited ?? throw new TimeoutException(
            $"{DiagnosticCode.LockNotObtained}: another performance gate has been measuring on this machine for {Longest:c}; two at once would measure each other.");

        bool CancelledWithin(TimeSpan time) => cancellation.WaitHandle.WaitOne(time);
    }
}
