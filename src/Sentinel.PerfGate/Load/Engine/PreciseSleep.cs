using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>The finest sleep that the system offers: nanosleep on Linux and macOS, milliseconds elsewhere.</summary>
internal static class PreciseSleep
{
    private const int SetTimerSlack = 29;

    private static readonly bool s_hasNanosleep = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>How much later than asked a sleep usually ends: 50 µs of timer slack and the wake-up, or a tick of the clock.</summary>
    public static TimeSpan Overshoot { get; } =
        s_hasNanosleep ? TimeSpan.FromMicroseconds(70) : TimeSpan.FromMilliseconds(2);

    /// <summary>Lets sleeps of the calling thread end at their time, where the system would else put several ends together.</summary>
    public static void BeExact()
    {
        // Fails where a sandbox forbids it; sleeps are then 50 µs longer, which the overshoot allows for.
        if (OperatingSystem.IsLinux())
            _ = Prctl(SetTimerSlack, 1, 0, 0, 0);
    }

    public static void Sleep(TimeSpan time)
    {
        if (!s_hasNanosleep)
        {
            Thread.Sleep(time);
            return;
        }

        var request = new TimeSpec
        {
            Seconds = (nint)(time.Ticks / TimeSpan.TicksPerSecond),
            Nanoseconds = (nint)(time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick),
        };
        // A signal ends it early; the caller looks at the clock again anyway.
        _ = Nanosleep(in request, nint.Zero);
    }

    [DllImport("libc", EntryPoint = "prctl", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Prctl(int option, nuint nanoseconds, nuint unused3, nuint unused4, nuint unused5);

    [DllImport("libc", EntryPoint = "nanosleep", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Nanosleep(in TimeSpec request, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
