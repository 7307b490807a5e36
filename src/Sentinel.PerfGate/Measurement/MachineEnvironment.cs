using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Measurement;

/// <summary>Where results were measured. Times of another environment are not compared.</summary>
/// <param name="Cpu">CPU model.</param>
/// <param name="Cores">Logical cores this process may use.</param>
/// <param name="Os">Operating system and version.</param>
/// <param name="Runtime">.NET runtime version.</param>
public sealed record MachineEnvironment(string Cpu, int Cores, string Os, string Runtime)
{
    /// <summary>What stands where a file does not say.</summary>
    public const string NotKnown = "unknown";

    public string? Architecture { get; init; }

    /// <summary>Frequency governor; null where the system hides it.</summary>
    public string? Governor { get; init; }

    /// <summary>One-minute load average at the start.</summary>
    public double? Load { get; init; }

    /// <summary>The share of processor time that the hypervisor gave to others during the run, from 0 to 1; null where the system hides it.</summary>
    public double? Steal { get; init; }

    /// <summary>The share of the run in which some task of the machine waited for a processor, from 0 to 1; null where the system hides it.</summary>
    public double? Pressure { get; init; }

    /// <summary>Fields of a file that this version does not know; kept and written again.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>What times depend on and differs, as a clause for messages; null when times may be compared. What one side does not say is no difference.</summary>
    public string? DifferenceFrom(MachineEnvironment other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (string Name, string? Here, string? There)[] parts =
        [
            ("CPU", Cpu, other.Cpu),
            ("cores", Count(Cores), Count(other.Cores)),
            ("operating system", Os, other.Os),
            ("runtime", Runtime, other.Runtime),
            // BenchmarkDotNet writes X64.
            ("architecture", Architecture?.ToLowerInvariant(), other.Architecture?.ToLowerInvariant()),
        ];
        var differing = parts.Where(part => part.Here != part.There && IsSaid(part.Here) && IsSaid(part.There)).ToList();
        return differing.Count == 0
            ? null
            : string.Join(", ", differing.Select(part => $"{part.Name} {part.There} instead of {part.Here}"));
    }

    /// <summary>The same with the governor, which changes times but is no other machine: worth a warning, no reason to refuse.</summary>
    public string? AnyDifferenceFrom(MachineEnvironment other)
    {
        var difference = DifferenceFrom(other);
        if (Governor == other.Governor || !IsSaid(Governor) || !IsSaid(other.Governor)) return difference;
        return string.Join(", ", new[] { difference, $"governor {other.Governor} instead of {Governor}" }.OfType<string>());
    }

    /// <summary>Whether times of the other machine may be compared with times of this one.</summary>
    public bool IsComparable(MachineEnvironment other) => DifferenceFrom(other) is null;

    /// <summary>Whether it names processor, cores, system and runtime wherever the other does.</summary>
    public bool SaysAsMuchAs(MachineEnvironment other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (string Here, string There)[] parts = [(Cpu, other.Cpu), (Count(Cores), Count(other.Cores)), (Os, other.Os), (Runtime, other.Runtime)];
        return parts.All(part => IsSaid(part.Here) || !IsSaid(part.There));
    }

    private static bool IsSaid(string? text) => text is not (null or "" or NotKnown);

    private static string Count(int cores) => cores > 0 ? $"{cores}" : "";
}
