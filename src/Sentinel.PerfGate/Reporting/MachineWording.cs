using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting;

/// <summary>The machine of a run in words.</summary>
internal static class MachineWording
{
    /// <summary>What it is made of: <c>AMD EPYC, 2 cores</c>.</summary>
    public static string Hardware(MachineEnvironment machine) => $"{machine.Cpu}, {machine.Cores} cores";

    /// <summary>What runs on it: <c>Linux 6.1, .NET 10.0.1</c>.</summary>
    public static string System(MachineEnvironment machine) => $"{machine.Os}, {machine.Runtime}";

    /// <summary>What else happened on it during the run: <c>CPU pressure 12.5 %, 0.0 % stolen</c>; null where the system hides it.</summary>
    public static string? Activity(MachineEnvironment machine)
    {
        string?[] known =
        [
            machine.Pressure is { } pressure ? $"CPU pressure {Percent(pressure)}" : null,
            machine.Steal is { } steal ? $"{Percent(steal)} stolen" : null,
        ];
        var said = string.Join(", ", known.OfType<string>());
        return said.Length == 0 ? null : said;
    }

    private static string Percent(double share) => Figure.Format(share, "ratio").TrimStart('+');
}
