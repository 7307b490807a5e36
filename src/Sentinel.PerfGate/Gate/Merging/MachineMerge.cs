using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Merging;

/// <summary>Several machines as one description: what they agree on, and where they do not every one, so that nobody takes it for either.</summary>
internal static class MachineMerge
{
    private const string And = " + ";

    /// <summary>Null when no file says where it was measured.</summary>
    public static MachineEnvironment? Of(IReadOnlyList<MachineEnvironment> machines) => machines.Count == 0 ? null
        : new MachineEnvironment(
            All(machines, machine => machine.Cpu) ?? MachineEnvironment.NotKnown,
            machines.Select(machine => machine.Cores).Distinct().ToList() is [var cores] ? cores : 0,
            All(machines, machine => machine.Os) ?? MachineEnvironment.NotKnown,
            All(machines, machine => machine.Runtime) ?? MachineEnvironment.NotKnown)
        {
            Architecture = All(machines, machine => machine.Architecture),
            Governor = All(machines, machine => machine.Governor),
            Load = machines.Max(machine => machine.Load),
            Steal = machines.Max(machine => machine.Steal),
            Pressure = machines.Max(machine => machine.Pressure),
        };

    private static string? All(IReadOnlyList<MachineEnvironment> machines, Func<MachineEnvironment, string?> part)
    {
        var said = machines
            .SelectMany(machine => (part(machine) ?? "").Split(And))
            .Where(text => text is not ("" or MachineEnvironment.NotKnown))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return string.Join(And, said) is { Length: > 0 } all ? all : null;
    }
}
