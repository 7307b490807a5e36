using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// Requests that ended in the last seconds, in slots of a fortieth of the window that are used again: its size depends
/// neither on the rate nor on the length of the run.
/// </summary>
internal sealed class ErrorWindow(AbortRule rule, RunClock clock, long origin)
{
    private const int SlotsAWindow = 40;

    private readonly Lock _gate = new();
    private readonly Slot[] _slots = new Slot[SlotsAWindow + 1];
    private readonly long _slotLength = clock.After(0, rule.Window.TotalSeconds / SlotsAWindow);

    /// <summary>How often the window should be looked at, in seconds.</summary>
    public double CheckSeconds => rule.Window.TotalSeconds / SlotsAWindow;

    /// <summary>Requests that ended at a timestamp. From any thread.</summary>
    public void Record(long timestamp, long succeeded, long failed)
    {
        var number = NumberOf(timestamp);
        lock (_gate)
        {
            ref var slot = ref _slots[number % _slots.Length];
            if (slot.Number < number)
                slot = new() { Number = number };
            if (slot.Number == number)
            {
                slot.Succeeded += succeeded;
                slot.Failed += failed;
            }
        }
    }

    /// <summary>Why the run must stop now, as a clause; null when it need not.</summary>
    public string? Check(long now)
    {
        var number = NumberOf(now);
        if (number < SlotsAWindow)
            return null;
        var (succeeded, failed) = (0L, 0L);
        lock (_gate)
        {
            foreach (var slot in _slots)
            {
                if (slot.Number >= number - SlotsAWindow)
                    (succeeded, failed) = (succeeded + slot.Succeeded, failed + slot.Failed);
            }
        }

        var ended = succeeded + failed;
        if (ended < rule.MinimumRequests || failed < rule.ErrorRate * ended)
            return null;
        var share = succeeded == 0 ? $"all {failed:#,0}" : $"{failed:#,0} of {ended:#,0}";
        return $"{share} requests that ended in the last {rule.Window.TotalSeconds:0.##} s failed";
    }

    private long NumberOf(long timestamp) => Math.Max(0, timestamp - origin) / _slotLength;

    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        public long Number;
        public long Succeeded;
        public long Failed;
    }
}
