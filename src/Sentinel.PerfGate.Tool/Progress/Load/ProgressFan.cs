using Sentinel.PerfGate.Load;

namespace Sentinel.PerfGate.Tool.Progress.Load;

/// <summary>Tells several about a run.</summary>
internal sealed class ProgressFan(IEnumerable<IProgress<LoadProgress>?> receivers) : IProgress<LoadProgress>
{
    private readonly IProgress<LoadProgress>[] receivers = [.. receivers.OfType<IProgress<LoadProgress>>()];

    public void Report(LoadProgress value)
    {
        foreach (var receiver in receivers) receiver.Report(value);
    }
}
