using System.Globalization;
using System.Text.RegularExpressions;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>
/// The machines whose times belong into one series. Coarser than <see cref="MachineEnvironment.IsComparable"/>, which two files
/// of one day must pass: in a history the monthly patches of runtime and system would cut every series to pieces.
/// </summary>
internal static partial class MachineKind
{
    /// <summary>Processor, cores, architecture, family of system, major and minor version of the runtime.</summary>
    public static string Of(MachineEnvironment? machine)
    {
        if (machine is null) return MachineEnvironment.NotKnown;
        string?[] parts =
        [
            machine.Cpu,
            machine.Cores > 0 ? machine.Cores.ToString(CultureInfo.InvariantCulture) + " cores" : null,
            machine.Architecture?.ToLowerInvariant(),
            SystemOf(machine.Os),
            Version().Match(machine.Runtime) is { Success: true } version ? $".NET {version.Value}" : machine.Runtime,
        ];
        var said = parts.Where(part => part is not (null or "" or MachineEnvironment.NotKnown)).ToArray();
        return said.Length == 0 ? MachineEnvironment.NotKnown : string.Join(", ", said);
    }

    private static string SystemOf(string os) => os switch
    {
        "" or MachineEnvironment.NotKnown => MachineEnvironment.NotKnown,
        _ when os.Contains("Windows", StringComparison.OrdinalIgnoreCase) => "Windows",
        _ when os.Contains("macOS", StringComparison.OrdinalIgnoreCase) || os.Contains("Darwin", StringComparison.OrdinalIgnoreCase) => "macOS",
        _ => "Linux",
    };

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Version();
}
