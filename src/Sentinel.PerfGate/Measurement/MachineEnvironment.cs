namespace Sentinel.PerfGate.Measurement;

/// <summary>Where results were measured. Times of another environment are not compared.</summary>
/// <param name="Cpu">CPU model.</param>
/// <param name="Cores">Logical cores this process may use.</param>
/// <param name="Os">Operating system and version.</param>
/// <param name="Runtime">.NET runtime version.</param>
public sealed record MachineEnvironment(string Cpu, int Cores, string Os, string Runtime)
{
    public string? Architecture { get; init; }

    /// <summary>Frequency governor; null where the system hides it.</summary>
    public string? Governor { get; init; }

    /// <summary>One-minute load average at the start.</summary>
    public double? Load { get; init; }
}
