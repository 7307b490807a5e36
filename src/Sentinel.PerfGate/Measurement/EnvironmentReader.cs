using System.Globalization;
using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Measurement;

/// <summary>Reads the machine that this process runs on. What a system hides is left out, never guessed.</summary>
public static class EnvironmentReader
{
    private const string CpuInfo = "/proc/cpuinfo";
    private const string LoadAverage = "/proc/loadavg";
    private const string GovernorFile = "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor";

    /// <summary>The machine as it is now.</summary>
    public static MachineEnvironment Read() =>
        new(CpuModel(), Environment.ProcessorCount, RuntimeInformation.OSDescription, Environment.Version.ToString())
        {
            Architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
            Governor = FirstLine(GovernorFile),
            Load = FirstLine(LoadAverage) is { } load
                && double.TryParse(load.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var minute)
                ? minute
                : null,
        };

    private static string CpuModel() =>
        ModelOf(Lines(CpuInfo)) ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? MachineEnvironment.NotKnown;

    /// <summary>The model in the text of /proc/cpuinfo: x86 has a name, ARM only numbers.</summary>
    internal static string? ModelOf(IEnumerable<string> cpuInfo)
    {
        var fields = cpuInfo
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(field => field.Length == 2)
            .GroupBy(field => field[0])
            .ToDictionary(field => field.Key, field => field.First()[1], StringComparer.Ordinal);
        if (fields.TryGetValue("model name", out var name))
            return name;
        return fields.TryGetValue("CPU implementer", out var maker) && fields.TryGetValue("CPU part", out var part)
            ? $"ARM {maker} {part}"
            : null;
    }

    private static string? FirstLine(string file) => Lines(file).FirstOrDefault();

    /// <summary>The lines of a file; none when it is absent or may not be read.</summary>
    internal static string[] Lines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
