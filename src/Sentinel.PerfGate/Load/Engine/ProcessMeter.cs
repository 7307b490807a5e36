using System.Diagnostics;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>CPU time and resident set of one process of this machine; on Linux the runtime takes them from /proc.</summary>
internal sealed class ProcessMeter : IDisposable
{
    private readonly Process? _other;

    private ProcessMeter(Process? other) => _other = other;

    /// <summary>This process.</summary>
    public static ProcessMeter Own() => new(null);

    /// <summary>Another process; null when there is none of that id.</summary>
    public static ProcessMeter? Of(int id)
    {
        try
        {
            return new(Process.GetProcessById(id));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static bool Exists(int id)
    {
        using var meter = Of(id);
        return meter?.Read() is not null;
    }

    /// <summary>What it has used so far; null when it has ended.</summary>
    public (TimeSpan Cpu, long Resident)? Read()
    {
        if (_other is null)
            return (OwnCpu(), Environment.WorkingSet);
        try
        {
            _other.Refresh();
            return _other.HasExited ? null : (_other.TotalProcessorTime, _other.WorkingSet64);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public void Dispose() => _other?.Dispose();

    private static TimeSpan OwnCpu() =>
        OperatingSystem.IsBrowser() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS()
            ? TimeSpan.Zero
            : Environment.CpuUsage.TotalTime;
}
