namespace Sentinel.PerfGate.Measurement;

/// <summary>What else happens on the machine from the moment this is made. Only Linux tells.</summary>
/// <param name="time">The clock.</param>
internal sealed class MachineActivity(TimeProvider time)
{
    private readonly long begun = time.GetTimestamp();
    private readonly ProcessorTimes? processors = Processors();
    private readonly CpuPressure? pressure = Pressure();

    /// <summary>The machine with what happened on it until now.</summary>
    public MachineEnvironment AddTo(MachineEnvironment machine) => machine with
    {
        Steal = processors is { } before && Processors() is { } now ? Rounded(now.StolenSince(before)) : null,
        Pressure = pressure is { } earlier && Pressure() is { } later ? Rounded(later.ShareSince(earlier, time.GetElapsedTime(begun))) : null,
    };

    private static ProcessorTimes? Processors() => ProcessorTimes.Parse(EnvironmentReader.Lines("/proc/stat"));

    private static CpuPressure? Pressure() => CpuPressure.Parse(EnvironmentReader.Lines("/proc/pressure/cpu"));

    private static double? Rounded(double? share) => share is { } known ? Math.Round(known, 4) : null;
}
